import { waiverEvents } from "@/lib/domain/checklist/waiver";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand, refuse } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { needsPermission, needsText, refusal, refused } from "@/lib/domain/release/guard";
import { isBeforeStart, isStarted } from "@/lib/domain/release/release-phases";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { whyNoPerson } from "./denied";
import { livePhases } from "./gate-order";
import { endRow, standingRows } from "./sign-off-rows";

type RestartCommand = Extract<ReleaseCommand, { type: "phase.restart" }>;

/**
 * The deployer begins a phase anew: its and all later items are to do again, its and all later sign-offs end. A phase
 * before T-0 is not restarted once the deployment runs: what it prepared has happened. Source: SIGNOFF rule 18.
 */
export function restartPhase(state: ReleaseState, command: RestartCommand, context: CommandContext): Decision {
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refuse("not-found", "This release has no such phase.", { path: "phase" });
  const noPerson = whyNoPerson(context);
  if (noPerson) return refuse(noPerson.code, "Only a person can restart a phase, in their own session.");
  const objection =
    needsPermission(state, context, "phase.close", "restart a phase") ??
    whyNotRestart(state, phase) ??
    needsText(command.reason, "reason", "Say why the phase is restarted.");
  return objection ? refused(objection) : done(...restartEvents(state, { phase, reason: command.reason.trim() }, context));
}

function whyNotRestart(state: ReleaseState, phase: PhaseState): Refusal | null {
  if (phase.status === "hidden") return refusal("wrong-state", "The rollback was not started.");
  if (livePhases(state).every((one) => one.key !== phase.key) || state.status === "draft") {
    return refusal("wrong-state", `The release is ${STATUS_NAMES[state.status]}; this phase is not restarted.`);
  }
  if (!isStarted(state) || !isBeforeStart(phase)) return null;
  return refusal("wrong-state", "The deployment was started; what comes before T-0 is not restarted. Hold the release or roll it back.");
}

function restartEvents(
  state: ReleaseState,
  { phase, reason }: { phase: PhaseState; reason: string },
  context: CommandContext,
): ReleaseEvent[] {
  const phases = livePhases(state).filter((one) => one.position >= phase.position);
  const keys = phases.map((one) => one.key);
  const reset = state.items.filter((item) => keys.includes(item.phase) && isTouched(item));
  const items = reset.map((item) => ({ key: item.key, version: item.version + 1 }));
  const because = `${phase.code} was restarted: ${reason}`;
  const rows = standingRows(state).filter((row) => keys.includes(row.phase));
  return [
    { type: "phase.restarted", payload: { phase: phase.key, reason, items, phases: keys } },
    ...rows.map((row): ReleaseEvent => {
      const ended = endRow(row, { kind: "superseded", because, id: context.newId(), at: context.now });
      return { type: "sign-off.recorded", payload: { row: ended } };
    }),
    ...reset.flatMap((item) => waiverEvents({ state, item, target: TO_DO }, context)),
  ];
}

const TO_DO = { status: "todo", reason: null, value: null, outcome: null, waivedUntil: null } as const;

function isTouched(item: ItemState): boolean {
  const { status, reason, value, outcome, evidence } = item;
  return status !== "todo" || evidence.length > 0 || [reason, value, outcome].some((one) => one !== null);
}
