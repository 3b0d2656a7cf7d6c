import { decideBriefing } from "@/lib/domain/briefing/decide-briefing";
import { decideCause } from "@/lib/domain/cause/decide-cause";
import { decideItem } from "@/lib/domain/checklist/decide-item";
import { reportItem } from "@/lib/domain/checklist/report-item";
import { decideMessage } from "@/lib/domain/comms/decide-message";
import { decideHandover } from "@/lib/domain/handover/decide-handover";
import { decideReport } from "@/lib/domain/report/decide-report";
import { decideScope } from "@/lib/domain/scope/decide-scope";
import { consequences } from "@/lib/domain/sign-off/consequences";
import { decideSignOff } from "@/lib/domain/sign-off/decide-sign-off";
import { decideStageCommand } from "@/lib/domain/stage/decide-stage-command";
import { applyEvents } from "./apply-events";
import { setRollbackStep } from "./change-way-back";
import { type CommandContext, type Decision, done, type ReleaseCommand } from "./command";
import { decideLifecycle } from "./decide-lifecycle";
import type { ReleaseState } from "./state";

/**
 * What a command does to a release: its events and everything that follows from them (superseded sign-offs, an opened
 * gate, the next status), or a refusal. Pure, total: it never throws for what a person can do wrong.
 */
export function decide(state: ReleaseState, command: ReleaseCommand, context: CommandContext): Decision {
  const decision = decideCommand(state, command, context);
  if (!decision.ok || decision.events.length === 0) return decision;
  const after = applyEvents(state, decision.events, context);
  return { ok: true, events: [...decision.events, ...consequences(state, after, context)] };
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one line per command; the switch is the table, and is checked to be complete
function decideCommand(state: ReleaseState, command: ReleaseCommand, context: CommandContext): Decision {
  switch (command.type) {
    case "item.report":
      return reportItem(state, command, context);
    case "item.set":
    case "item.assign":
    case "item.note":
    case "item.add-evidence":
    case "item.remove-evidence":
    case "comment.add":
    case "flag.raise":
      return decideItem(state, command, context);
    case "checklist.retailor":
    case "item.take-out":
    case "item.put-back":
    case "item.add":
    case "items.reorder":
      return decideScope(state, command, context);
    case "sign-off.grant":
    case "sign-off.refuse":
    case "sign-off.withdraw":
    case "sign-off.revoke":
    case "phase.close":
    case "phase.restart":
    case "clock.sweep":
    case "break-glass.invoke":
      return decideSignOff(state, command, context);
    case "reading.record":
    case "reading.miss":
    case "stage.decide":
    case "stage.dissent":
      return decideStageCommand(state, command, context);
    case "briefing.publish":
    case "briefing.confirm":
    case "briefing.remind":
      return decideBriefing(state, command, context);
    case "cause.see":
    case "cause.clear":
    case "cause.report":
      return decideCause(state, command, context);
    case "handover.offer":
    case "handover.accept":
    case "handover.decline":
    case "handover.withdraw":
      return decideHandover(state, command, context);
    case "rollback.set-step":
      return setRollbackStep(state, command, context);
    case "message.send":
    case "message.approve":
    case "message.cancel":
    case "message.leave":
      return decideMessage(state, command, context);
    case "report.write":
    case "notes.publish":
      return decideReport(state, command, context);
    case "incident.link":
      return done({ type: "incident.linked", payload: { incident: command.incident, act: command.act } });
    case "release.plan":
    case "release.edit":
    case "release.move":
    case "roster.change":
    case "deployment.start":
    case "gate.apply-rule":
    case "release.hold":
    case "release.resume":
    case "release.cancel":
    case "rollback.start":
    case "rollback.change-method":
    case "obligation.settle":
    case "obligation.change":
      return decideLifecycle(state, command, context);
  }
}
