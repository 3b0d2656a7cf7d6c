import type { ReleaseRole } from "@/lib/domain/access/roles";
import { isResolved } from "@/lib/domain/checklist/progress";
import type { StageChoice } from "@/lib/domain/checklist/template";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { followsGate } from "./gate-items";
import type { StageDecision } from "./record";
import { minutesBetween, type StagePhase, stageBegan, watchedEnoughAt } from "./stage-time";
import { readingsOf, verdictOf } from "./stage-verdict";

type Parts = {
  readonly state: ReleaseState;
  readonly phase: StagePhase;
  readonly choice: StageChoice;
  readonly role: ReleaseRole;
  readonly reason: string;
  readonly signOff: string | null;
};

/** A decision with everything it was made on, as the record keeps it. The stage has begun. */
export function freezeDecision({ state, phase, choice, role, reason, signOff }: Parts, context: CommandContext): StageDecision {
  const { actor, now, newId } = context;
  const began = stageBegan(state, phase) ?? now;
  const items = state.items.filter((item) => item.phase === phase.key);
  const open = items.filter((item) => !followsGate(item) && !isResolved(item, { now, items }));
  return {
    id: newId(),
    phase: phase.key,
    weightPercent: phase.stage.weightPercent,
    choice,
    by: { id: actor.id, name: actor.name, initials: actor.initials },
    role,
    reason: reason.trim() || null,
    at: now,
    began,
    observedMinutes: minutesBetween(began, now),
    minimumMinutes: minutesBetween(began, watchedEnoughAt(state, phase) ?? now),
    verdict: verdictOf(state, phase),
    readings: readingsOf(state, phase),
    openItems: open.map(({ key, title, required }) => ({ key, title, required })),
    signOff,
  };
}
