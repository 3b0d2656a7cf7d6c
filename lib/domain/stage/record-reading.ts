import { foundByReadings } from "@/lib/domain/cause/found-by-readings";
import { observedInstant } from "@/lib/domain/checklist/observed-at";
import { METRICS, valueProblem } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { type ActionContext, firstRefusal, needsPermission, needsText, refusal, refused } from "@/lib/domain/release/guard";
import { isBeforeStart } from "@/lib/domain/release/release-phases";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { livePhases } from "@/lib/domain/sign-off/gate-order";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { isStage, stageBegan } from "./stage-time";

type RecordCommand = Extract<ReleaseCommand, { type: "reading.record" }>;

/** Whether somebody may record what they read in a phase now; a decided stage is the record and takes no more. */
export function mayRecord(state: ReleaseState, phase: PhaseState, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "reading.record", "record a reading"),
    () => {
      if (state.status !== "draft" && livePhases(state).some((one) => one.key === phase.key)) return null;
      return refusal("wrong-state", `The release is ${STATUS_NAMES[state.status]}; nothing is measured in this phase.`);
    },
    () => (phase.status === "open" ? null : refusal("wrong-state", `${phase.code} is closed; its readings are the record.`)),
    () => (isStage(phase) && stageBegan(state, phase) === null ? refusal("wrong-state", `${phase.code} has not begun.`) : null),
  );
}

/** Records a reading of a phase. Refused: another unit, no number, a time before the stage or in the future. */
export function recordReading(state: ReleaseState, command: RecordCommand, context: CommandContext): Decision {
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refused(refusal("not-found", "This release has no such phase.", { path: "phase" }));
  const observed = observedInstant(command.observedAt, context.now);
  if (!observed.ok) return refused(observed.refusal);
  const observedAt = observed.at ?? context.now;
  const objection = firstRefusal(
    () => mayRecord(state, phase, context),
    () => checkMetric(command),
    () => checkSide(command, phase),
    () => checkTime(state, { phase, command, observedAt }),
    () => checkCorrected(state, command),
  );
  if (objection) return refused(objection);
  const recorded: ReleaseEvent = { type: "reading.recorded", payload: { reading: toReading(command, observedAt, context) } };
  return done(recorded, ...foundByReadings(state, [recorded], context));
}

function toReading(command: RecordCommand, observedAt: Instant, { actor, now, newId }: CommandContext): Reading {
  const { phase, metric, name, side, value, unit, corrects, measured, note } = command;
  return {
    id: newId(),
    phase,
    metric,
    name: name?.trim() ?? null,
    side,
    value,
    unit,
    observedAt,
    source: measured ? "metric" : actor.kind === "token" ? "token" : "person",
    by: { id: actor.id, name: actor.name, initials: actor.initials },
    at: now,
    corrects: corrects ?? null,
    ...(measured ? { measured } : {}),
    ...(note ? { note } : {}),
  };
}

function checkMetric({ metric, name, unit, value }: RecordCommand): Refusal | null {
  const { unit: expected, name: title } = METRICS[metric];
  if (metric === "business") {
    const unnamed = needsText(name ?? "", "name", "Name the business figure.");
    if (unnamed) return unnamed;
  } else if (name !== null) return refusal("invalid", `${title} has no other name.`, { path: "name" });
  if (expected !== null && unit !== expected) return refusal("invalid", `${title} is given in ${expected}.`, { path: "unit" });
  const problem = valueProblem(value, unit);
  return problem ? refusal("invalid", problem, { path: "value" }) : null;
}

/** The baseline is what there was before the canary; canary and stable are what there is beside each other. */
function checkSide({ side }: RecordCommand, phase: PhaseState): Refusal | null {
  if (!isBeforeStart(phase) || side === "baseline") return null;
  return refusal("invalid", "Before the start there is only the baseline.", { path: "side" });
}

function checkTime(
  state: ReleaseState,
  { phase, command, observedAt }: { phase: PhaseState; command: RecordCommand; observedAt: Instant },
): Refusal | null {
  const began = isStage(phase) ? stageBegan(state, phase) : null;
  if (began === null || command.side === "baseline" || toMs(observedAt) >= toMs(began)) return null;
  return refusal("invalid", `This was measured before ${phase.code} began.`, { path: "observedAt" });
}

/** A correction names a reading of the same metric, side and phase that nothing has replaced yet. */
function checkCorrected({ readings = [] }: ReleaseState, command: RecordCommand): Refusal | null {
  if (command.corrects === undefined) return null;
  const found = readings.find((one) => one.id === command.corrects);
  const isSame = found && found.phase === command.phase && found.metric === command.metric && found.side === command.side;
  if (!isSame || found.name !== (command.name?.trim() ?? null)) {
    return refusal("not-found", "There is no such reading to correct.", { path: "corrects" });
  }
  if (readings.every((one) => one.corrects !== command.corrects)) return null;
  return refusal("conflict", "Somebody has corrected this reading already. Correct theirs.", { path: "corrects" });
}
