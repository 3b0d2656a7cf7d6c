import type { StageChoice } from "@/lib/domain/checklist/template";
import type { Reading } from "@/lib/domain/metrics/reading";
import type { Verdict } from "@/lib/domain/metrics/verdict";
import type { ActionContext } from "@/lib/domain/release/guard";
import type { ReleaseState } from "@/lib/domain/release/state";
import { type CommentReason, canSign } from "@/lib/domain/sign-off/can-sign";
import type { GateEvaluation } from "@/lib/domain/sign-off/evaluate-gate";
import type { Instant } from "@/lib/domain/time/instant";
import { mayDissent, mayPause, mayRollBackFrom, whyNotOffered } from "./decide-stage";
import type { StageDecision, StageDissent } from "./record";
import { minutesBetween, nextStage, type StagePhase, stageBegan, watchedEnoughAt } from "./stage-time";
import { readingsOf, verdictOf } from "./stage-verdict";

/** One choice of the card. What the stage does not offer at all is not among them; what it offers is never hidden. */
export type CardChoice = {
  readonly choice: StageChoice;
  /** Whether this person may choose it now. */
  readonly allowed: boolean;
  /** Why not, and who can change that; null where it is allowed. */
  readonly why: string | null;
  /** Why choosing it takes a reason; null where it takes none. `roll-back` is the choice that always does. */
  readonly needsReason: CommentReason | "roll-back" | null;
  /** Somebody else confirms it before it takes effect. */
  readonly needsApprover: boolean;
};

/** Everything that a stage is decided on, for one person now. The room draws it, and the server sends it with the gate. */
export type StageCard = {
  readonly phase: string;
  readonly weightPercent: number;
  /** The share that proceeding leads to, and how long that is watched. */
  readonly next: { readonly key: string; readonly code: string; readonly weightPercent: number; readonly minimumMinutes: number } | null;
  readonly began: Instant | null;
  readonly watchedEnoughAt: Instant | null;
  readonly observedMinutes: number;
  /** From the begin, pauses included. */
  readonly minimumMinutes: number;
  readonly verdict: Verdict;
  /** All readings that count here, oldest first: business figures and the course of each metric among them. */
  readonly readings: readonly Reading[];
  readonly choices: readonly CardChoice[];
  /** Signatures to proceed: of the whole gate. The names are in the evaluation. */
  readonly quorum: { readonly signed: number; readonly needed: number };
  /** The decisions of this stage so far, oldest first, and who disagreed. */
  readonly decisions: readonly StageDecision[];
  readonly dissents: readonly StageDissent[];
  /** Null: this person may disagree for the record; else why not. */
  readonly whyNoDissent: string | null;
};

type At = { readonly phase: StagePhase; readonly evaluation: GateEvaluation };

export function stageCard(state: ReleaseState, { phase, evaluation }: At, context: ActionContext): StageCard {
  const { weightPercent, minimumMinutes, decisions } = phase.stage;
  const began = stageBegan(state, phase);
  const enoughAt = watchedEnoughAt(state, phase);
  const next = nextStage(state.phases, phase);
  const offered = ALL.filter((choice) => decisions.includes(choice) && !whyNotOffered(phase, choice));
  return {
    phase: phase.key,
    weightPercent,
    next: next && {
      key: next.key,
      code: next.code,
      weightPercent: next.stage.weightPercent,
      minimumMinutes: next.stage.minimumMinutes,
    },
    began,
    watchedEnoughAt: enoughAt,
    observedMinutes: began ? minutesBetween(began, phase.closed?.at ?? context.now) : 0,
    minimumMinutes: began && enoughAt ? minutesBetween(began, enoughAt) : minimumMinutes,
    verdict: verdictOf(state, phase),
    readings: readingsOf(state, phase),
    choices: offered.map((choice) => cardChoice(state, { phase, evaluation, choice }, context)),
    quorum: {
      signed: evaluation.roles.reduce((sum, one) => sum + Math.min(one.signed, one.needed), 0),
      needed: evaluation.roles.reduce((sum, one) => sum + one.needed, 0),
    },
    decisions: (state.decisions ?? []).filter((one) => one.phase === phase.key),
    dissents: (state.dissents ?? []).filter((one) => one.phase === phase.key),
    whyNoDissent: mayDissent(state, phase, context)?.message ?? null,
  };
}

const ALL = ["proceed", "pause", "roll-back"] as const satisfies readonly StageChoice[];

function cardChoice(
  state: ReleaseState,
  { phase, evaluation, choice }: At & { readonly choice: StageChoice },
  context: ActionContext,
): CardChoice {
  if (choice === "proceed") return proceedChoice(state, { phase, evaluation }, context);
  const objection = (choice === "pause" ? mayPause : mayRollBackFrom)(state, phase, context);
  const needsReason = choice === "roll-back" ? choice : null;
  return { choice, allowed: objection === null, why: objection?.message ?? null, needsReason, needsApprover: false };
}

function proceedChoice(state: ReleaseState, { phase, evaluation }: At, { actor, ...context }: ActionContext): CardChoice {
  const signing = canSign({ ...context, state, phase, role: "deployer", person: actor, evaluation });
  const needsApprover = evaluation.roles.some((one) => one.role === "approver");
  if (!signing.ok) return { choice: "proceed", allowed: false, why: signing.reasons[0]?.text ?? null, needsReason: null, needsApprover };
  return { choice: "proceed", allowed: true, why: null, needsReason: signing.needsComment, needsApprover };
}
