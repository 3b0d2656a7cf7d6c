import { evolveBriefing } from "@/lib/domain/briefing/evolve-briefing";
import { causeRow } from "@/lib/domain/cause/evolve-cause";
import { withComputedItems } from "@/lib/domain/checklist/computed-items";
import { evolveItems } from "@/lib/domain/checklist/evolve-items";
import { evolveMessage } from "@/lib/domain/comms/evolve-message";
import { handoverRow } from "@/lib/domain/handover/evolve-handover";
import { withReportRow } from "@/lib/domain/report/evolve-report";
import { evolveScope } from "@/lib/domain/scope/evolve-scope";
import { evolveStage, withGateItems } from "@/lib/domain/stage/evolve-stage";
import type { RecordedEvent } from "./event";
import { evolveObligations } from "./evolve-obligations";
import { evolveWayBack } from "./evolve-way-back";
import type { PersonRef, PhaseState, ReleaseState } from "./state";

/**
 * The state after one event. Total: an event of this release never fails to fold. Entities that an event does not
 * touch keep their identity, so `before.items[i] !== after.items[i]` says exactly which rows changed.
 */
export function evolve(state: ReleaseState, event: RecordedEvent): ReleaseState {
  return { ...evolveBody(state, event), seq: event.seq };
}

/** Folds a whole stream, whose first event is `release.created`. Throws if it is not: such a log is broken. */
export function foldRelease(events: readonly RecordedEvent[]): ReleaseState {
  const [first, ...rest] = events;
  if (first?.type !== "release.created") throw new Error("A release stream begins with release.created.");
  return rest.reduce(evolve, { ...first.payload.state, seq: first.seq });
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one line per event; the switch is the table, and is checked to be complete
function evolveBody(state: ReleaseState, event: RecordedEvent): ReleaseState {
  const by: PersonRef = { id: event.actor.id, name: event.actor.name, initials: event.actor.initials };
  switch (event.type) {
    case "release.created":
      return { ...event.payload.state, seq: event.seq };
    case "release.planned":
      return { ...state, status: "planned" };
    case "release.preparation-started":
    case "release.unready":
      return withStatus(state, "preparing");
    case "release.ready":
      return withStatus(state, "ready");
    case "release.edited":
      return { ...state, details: { ...state.details, ...event.payload.changes } };
    case "release.t0-moved":
      return { ...state, details: { ...state.details, ...event.payload.after } };
    case "deployment.started":
      return { ...state, status: "deploying", actualT0: event.payload.actualT0, startedBy: by };
    case "deployment.verifying":
      return withStatus(state, "verifying");
    case "release.deployed":
      return withStatus(state, "deployed");
    case "release.completed":
      return withStatus(state, "completed");
    case "release.cancelled":
      return { ...state, status: "cancelled", hold: null };
    case "release.held":
      return {
        ...state,
        status: "on-hold",
        hold: { since: event.occurredAt, by, reason: event.payload.reason, from: state.status, agreed: [] },
      };
    case "release.resume-agreed":
      return state.hold
        ? {
            ...state,
            hold: { ...state.hold, agreed: [...state.hold.agreed, { role: event.payload.role, person: by, at: event.occurredAt }] },
          }
        : state;
    case "release.resumed":
      return state.hold ? { ...state, status: state.hold.from, hold: null, phases: askedAgain(state.phases, event) } : state;
    case "rollback.started":
      return {
        ...state,
        status: "rolling-back",
        hold: null,
        rollback: { ...event.payload, startedAt: event.occurredAt, by, from: state.hold?.from ?? state.status, closedAt: null },
        phases: state.phases.map((phase) => (phase.kind === "rollback" ? { ...phase, status: "open", openedAt: event.occurredAt } : phase)),
      };
    case "rollback.step-set":
    case "rollback.method-changed":
      return evolveWayBack(state, event, by);
    case "rollback.closed":
      return { ...state, status: "rolled-back", rollback: state.rollback && { ...state.rollback, closedAt: event.occurredAt } };
    case "roster.changed":
      return { ...state, roster: event.payload.roster };
    case "phase.closed":
      return withGateItems(
        withPhase(state, event.payload.phase, (phase) => ({ ...phase, status: "closed", closed: event.payload.closing })),
        event.payload.phase,
      );
    case "phase.reopened":
      return withComputedItems(withGateItems(withPhase(state, event.payload.phase, reopened), event.payload.phase));
    case "phase.restarted":
      return withComputedItems({
        ...state,
        phases: state.phases.map((phase) => (event.payload.phases.includes(phase.key) ? reopened(phase) : phase)),
        items: evolveItems(state.items, event, by),
      });
    case "gate.rule-applied":
      return withPhase(state, event.payload.phase, (phase) => ({ ...reset(phase), requirements: event.payload.requirements }));
    case "sign-off.recorded":
      return recordSignOff(state, event.payload.row);
    case "obligation.opened":
    case "obligation.settled":
    case "obligation.changed":
      return { ...state, obligations: evolveObligations(state.obligations, event, by) };
    case "reading.recorded":
    case "reading.missed":
    case "stage.decided":
    case "stage.dissented":
      return evolveStage(state, event);
    case "briefing.published":
    case "briefing.confirmed":
    case "briefing.confirmations-ended":
    case "briefing.reminded":
      return evolveBriefing(state, event, { by, at: event.occurredAt });
    case "message.proposed":
    case "message.sent":
    case "message.approved":
    case "message.cancelled":
    case "message.left":
      return withComputedItems(evolveMessage(state, event, by));
    case "item.set":
      return withComputedItems({ ...state, items: evolveItems(state.items, event, by) }, event.payload.item);
    case "release.retailored":
    case "item.taken-out":
    case "item.put-back":
    case "item.added":
    case "items.reordered":
      return withComputedItems(evolveScope(state, event, { by, at: event.occurredAt }));
    case "comment.added":
      return event.payload.item === null ? state : { ...state, items: evolveItems(state.items, event, by) };
    case "item.assigned":
    case "item.noted":
    case "item.evidence-added":
    case "item.evidence-removed":
      return { ...state, items: evolveItems(state.items, event, by) };
    case "incident.linked":
      return {
        ...state,
        incidents: [...(state.incidents ?? []), { ...event.payload.incident, act: event.payload.act, at: event.occurredAt }],
      };
    case "break-glass.invoked":
      return { ...state, breakGlasses: appended(state.breakGlasses, event.payload.breakGlass) };
    case "cause.seen":
    case "cause.cleared":
      return { ...state, causes: appended(state.causes, causeRow(event, { by, at: event.occurredAt })) };
    case "handover.offered":
    case "handover.accepted":
    case "handover.ended":
      return { ...state, handovers: appended(state.handovers, handoverRow(event, { by, at: event.occurredAt })) };
    case "report.written":
    case "notes.published":
      return { ...state, reportRows: withReportRow(state.reportRows, event, by) };
    case "flag.raised":
    case "sign-off.denied":
    case "sign-off.lapsed":
      return state;
  }
}

/** A request that lapsed with the hold begins anew. Source: SIGNOFF rule 16. */
function askedAgain(phases: readonly PhaseState[], { payload, occurredAt }: Extract<RecordedEvent, { type: "release.resumed" }>) {
  const { asked } = payload;
  return asked ? phases.map((phase) => (asked.includes(phase.key) ? { ...phase, openedAt: occurredAt } : phase)) : phases;
}

/** A list that only grows, which is left out while it is empty. */
function appended<Row>(rows: readonly Row[] | undefined, row: Row): Row[] {
  return rows ? [...rows, row] : [row];
}

/** A held release stays on hold whatever follows from other changes; only what it returns to changes. */
function withStatus(state: ReleaseState, status: ReleaseState["status"]): ReleaseState {
  return state.hold ? { ...state, hold: { ...state.hold, from: status } } : { ...state, status };
}

function recordSignOff(state: ReleaseState, row: ReleaseState["signOffs"][number]): ReleaseState {
  const next = { ...state, signOffs: [...state.signOffs, row] };
  // Only a grant or refusal leaves the gate as it was; whatever ends one starts a new revision, so that its author may sign again.
  if (row.kind === "granted" || row.kind === "refused") return next;
  return withPhase(next, row.phase, (phase) => ({ ...phase, gateRevision: phase.gateRevision + 1 }));
}

function reopened(phase: PhaseState): PhaseState {
  return { ...phase, status: "open", closed: null, gateRevision: phase.gateRevision + 1 };
}

/** A gate that nobody signed yet under its present terms. A phase that is hidden stays so. */
function reset(phase: PhaseState): PhaseState {
  return phase.status === "closed" ? reopened(phase) : { ...phase, gateRevision: phase.gateRevision + 1 };
}

function withPhase(state: ReleaseState, key: string, change: (phase: PhaseState) => PhaseState): ReleaseState {
  return { ...state, phases: state.phases.map((phase) => (phase.key === key ? change(phase) : phase)) };
}
