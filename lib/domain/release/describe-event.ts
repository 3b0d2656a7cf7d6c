import { describeCause } from "@/lib/domain/cause/describe-cause";
import { describeBeside } from "@/lib/domain/checklist/describe-beside";
import { describeItemSet } from "@/lib/domain/checklist/describe-item-set";
import { describeMessage } from "@/lib/domain/comms/describe-message";
import { describeHandover } from "@/lib/domain/handover/describe-handover";
import { describeLinked } from "@/lib/domain/incident/linked";
import { describeReport } from "@/lib/domain/report/describe-report";
import { describeScope } from "@/lib/domain/scope/describe-scope";
import { describeBriefing } from "./describe-briefing";
import { describeCourse } from "./describe-course";
import { describeGate } from "./describe-gate";
import { describePlan } from "./describe-plan";
import { describeStage } from "./describe-stage";
import { type DescribedRelease, type Description, type Names, namesOf } from "./describe-words";
import type { RecordedEvent } from "./event";

/** `text` goes on after the name: "Alice Smith" + "ticked Database migration executed". */
export type EventDescription = Description & { readonly who: string };

/** One event as a short sentence for the activity list and the audit view. The same event always reads the same. */
export function describeEvent(event: RecordedEvent, release?: DescribedRelease): EventDescription {
  return { who: event.actor.name, ...describeBody(event, namesOf(release)) };
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one line per event; the switch is the table, and is checked to be complete
function describeBody(event: RecordedEvent, names: Names): Description {
  switch (event.type) {
    case "release.created":
    case "release.planned":
    case "release.edited":
    case "release.t0-moved":
    case "roster.changed":
      return describePlan(event, names);
    case "release.preparation-started":
    case "release.ready":
    case "release.unready":
    case "deployment.started":
    case "deployment.verifying":
    case "release.deployed":
    case "release.completed":
    case "release.held":
    case "release.resume-agreed":
    case "release.resumed":
    case "release.cancelled":
    case "rollback.started":
    case "rollback.step-set":
    case "rollback.method-changed":
    case "rollback.closed":
    case "obligation.opened":
    case "obligation.settled":
    case "obligation.changed":
      return describeCourse(event, names);
    case "release.retailored":
    case "item.taken-out":
    case "item.put-back":
    case "item.added":
    case "items.reordered":
      return describeScope(event, names);
    case "item.set":
      return describeItemSet(event.payload, names);
    case "item.assigned":
    case "item.noted":
    case "item.evidence-added":
    case "item.evidence-removed":
    case "comment.added":
    case "flag.raised":
      return describeBeside(event, names);
    case "reading.recorded":
    case "reading.missed":
    case "stage.decided":
    case "stage.dissented":
      return describeStage(event, names);
    case "briefing.published":
    case "briefing.confirmed":
    case "briefing.confirmations-ended":
    case "briefing.reminded":
      return describeBriefing(event);
    case "message.proposed":
    case "message.sent":
    case "message.approved":
    case "message.cancelled":
    case "message.left":
      return describeMessage(event);
    case "cause.seen":
    case "cause.cleared":
      return describeCause(event);
    case "handover.offered":
    case "handover.accepted":
    case "handover.ended":
      return describeHandover(event, names);
    case "report.written":
    case "notes.published":
      return describeReport(event);
    case "incident.linked":
      return describeLinked(event.payload);
    case "phase.closed":
    case "phase.reopened":
    case "phase.restarted":
    case "gate.rule-applied":
    case "sign-off.recorded":
    case "sign-off.denied":
    case "sign-off.lapsed":
    case "break-glass.invoked":
      return describeGate(event, names);
  }
}
