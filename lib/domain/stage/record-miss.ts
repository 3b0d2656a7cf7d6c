import { isSameMetric } from "@/lib/domain/metrics/metric";
import { seriesOf } from "@/lib/domain/metrics/reading";
import { type Missed, standingMiss } from "@/lib/domain/metrics/reading-miss";
import { type CommandContext, type Decision, done, type ReleaseCommand } from "@/lib/domain/release/command";
import { refusal, refused } from "@/lib/domain/release/guard";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { mayRecord } from "./record-reading";
import { missesOf } from "./stage-verdict";

type MissCommand = Extract<ReleaseCommand, { type: "reading.miss" }>;

/**
 * Records that a source could not tell what it was asked for. What is on record already, since nothing was read after it, is not recorded
 * again: a source that stays away is one line, however often and by how many processes it was asked.
 */
export function recordMiss(state: ReleaseState, command: MissCommand, context: CommandContext): Decision {
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refused(refusal("not-found", "This release has no such phase.", { path: "phase" }));
  const objection = mayRecord(state, phase, context);
  if (objection) return refused(objection);
  const missed = command.missed.filter((one) => !isKnown(state, phase, { ...one, isDown: command.isDown }));
  if (missed.length === 0) return done();
  const { actor, now, newId } = context;
  const by = { id: actor.id, name: actor.name, initials: actor.initials };
  const { source, isDown } = command;
  return done({ type: "reading.missed", payload: { miss: { id: newId(), phase: phase.key, source, isDown, missed, by, at: now } } });
}

/** A source that does not answer says so in words that differ from one time to the next; it is the same thing. */
function isKnown(state: ReleaseState, phase: PhaseState, one: Missed & { isDown: boolean }): boolean {
  const readings = (state.readings ?? []).filter((reading) => reading.phase === phase.key && isSameMetric(reading, one));
  const latest = seriesOf(readings, one, one.side).at(-1);
  const standing = standingMiss(missesOf(state, phase), { metric: one, side: one.side, latest });
  return standing !== null && standing.isDown === one.isDown && (one.isDown || standing.why === one.why);
}
