import type { ReleaseRole } from "@/lib/domain/access/roles";
import { listed, peopleInRoles } from "@/lib/domain/access/who-can";
import type { StageChoice } from "@/lib/domain/checklist/template";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import { type ActionContext, firstRefusal, needsPermission, needsText, refusal, refused } from "@/lib/domain/release/guard";
import { preferredRollbackMethod } from "@/lib/domain/release/rollback-choices";
import { mayRollBack, startRollback } from "@/lib/domain/release/start-rollback";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { sentenceOf } from "@/lib/domain/sign-off/can-sign";
import { orderConditions } from "@/lib/domain/sign-off/gate-conditions";
import { grantSignOff } from "@/lib/domain/sign-off/grant-sign-off";
import { freezeDecision } from "./freeze-decision";
import { isDecisionStage, type StagePhase } from "./stage-time";

type DecideCommand = Extract<ReleaseCommand, { type: "stage.decide" }>;

/** Who may return to stable from a stage: any one of them alone. Source: SIGNOFF rule 22. */
const STOPPERS = ["deployer", "approver", "commander"] as const satisfies readonly ReleaseRole[];

/**
 * Decides a stage. Proceeding is the deployer's sign-off of its gate; pausing watches it for its minimum again; rolling back
 * starts the rollback with the stage in its reason. Refused: a choice the stage does not offer, another stage's turn.
 * Source: SIGNOFF "Which gates are signed" and the paragraph below it.
 */
export function decideStage(state: ReleaseState, command: DecideCommand, context: CommandContext): Decision {
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refused(refusal("not-found", "This release has no such phase.", { path: "phase" }));
  if (!isDecisionStage(phase)) return refused(refusal("wrong-state", `Nothing is decided at ${phase.code}.`));
  const offered = whyNotOffered(phase, command.choice);
  if (offered) return refused(offered);
  switch (command.choice) {
    case "proceed":
      return proceed(state, command, context);
    case "pause":
      return pause(state, { phase, command }, context);
    case "roll-back":
      return rollBack(state, { phase, command }, context);
  }
}

/** Why a stage does not offer a choice, whoever asks; null where it does. */
export function whyNotOffered({ stage, code }: StagePhase, choice: StageChoice): Refusal | null {
  if (stage.decisions.includes(choice)) return null;
  const words = { proceed: "proceed from", pause: "pause at", "roll-back": "roll back from" } as const;
  return refusal("invalid", `The plan of this release does not ${words[choice]} ${code}.`, { path: "choice" });
}

/** Whether the person may keep the canary at this stage's share and watch it longer. */
export function mayPause(state: ReleaseState, phase: PhaseState, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => whyNotPerson(context),
    () => needsPermission(state, context, "phase.close", "decide a stage"),
    () => itsTurn(state, phase),
  );
}

/** Whether the person may roll back from this stage. */
export function mayRollBackFrom(state: ReleaseState, phase: PhaseState, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => whyNotPerson(context),
    () => mayRollBack(state, context),
    () => itsTurn(state, phase, ["on-hold"]),
  );
}

function proceed(state: ReleaseState, command: DecideCommand, context: CommandContext): Decision {
  const { phase, digest = "", initials = "", reason, acceptOpen } = command;
  return grantSignOff(state, { type: "sign-off.grant", phase, role: "deployer", digest, initials, comment: reason, acceptOpen }, context);
}

type Deciding = { readonly phase: StagePhase; readonly command: DecideCommand };

function pause(state: ReleaseState, { phase, command }: Deciding, context: CommandContext): Decision {
  const objection = mayPause(state, phase, context) ?? checkReason(command);
  if (objection) return refused(objection);
  const parts = { state, phase, choice: "pause", role: "deployer", reason: command.reason ?? "", signOff: null } as const;
  return done({ type: "stage.decided", payload: { decision: freezeDecision(parts, context) } });
}

function rollBack(state: ReleaseState, { phase, command }: Deciding, context: CommandContext): Decision {
  const written = needsText(command.reason, "reason", "Say why you roll back.");
  const objection = mayRollBackFrom(state, phase, context) ?? written;
  if (objection) return refused(objection);
  const reason = command.reason?.trim() ?? "";
  const method = preferredRollbackMethod(state.details);
  const started = startRollback(state, { type: "rollback.start", reason: `At ${phase.code}: ${reason}`, method }, context);
  if (!started.ok) return started;
  const role = STOPPERS.find((one) => context.roles.includes(one)) ?? "deployer";
  const decision = freezeDecision({ state, phase, choice: "roll-back", role, reason, signOff: null }, context);
  return done({ type: "stage.decided", payload: { decision } }, ...started.events);
}

function whyNotPerson({ actor }: ActionContext): Refusal | null {
  return actor.kind === "person" ? null : refusal("not-permitted", "Only a person decides a stage, in their own session.");
}

/** The stage is the one people are at: begun, not left, and the release runs. */
function itsTurn(state: ReleaseState, phase: PhaseState, except: readonly string[] = []): Refusal | null {
  if (phase.status !== "open") return refusal("wrong-state", `${phase.code} is decided already.`);
  const condition = orderConditions(state, phase).find((one) => !except.includes(one.code));
  return condition ? refusal("wrong-state", sentenceOf(condition)) : null;
}

function checkReason({ reason }: DecideCommand): Refusal | null {
  return reason?.trim() ? needsText(reason, "reason", "") : null;
}

/** Who may disagree for the record: whoever could sign or stop. */
export function mayDissent(state: ReleaseState, phase: PhaseState, { actor, roles }: ActionContext): Refusal | null {
  if (actor.kind === "person" && STOPPERS.some((role) => roles.includes(role))) return itsRecord(state, phase);
  return refusal("not-permitted", `Only ${listed(peopleInRoles(state.roster, STOPPERS))} can disagree for the record.`);
}

function itsRecord(state: ReleaseState, phase: PhaseState): Refusal | null {
  const isDecided = state.decisions?.some((one) => one.phase === phase.key) ?? false;
  return isDecided ? null : itsTurn(state, phase);
}

/** Records that somebody of the signing roles disagrees with what was, or is about to be, decided. It changes nothing else. */
export function dissent(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "stage.dissent" }>,
  context: CommandContext,
): Decision {
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refused(refusal("not-found", "This release has no such phase.", { path: "phase" }));
  if (!isDecisionStage(phase)) return refused(refusal("wrong-state", `Nothing is decided at ${phase.code}.`));
  const objection = mayDissent(state, phase, context) ?? needsText(command.reason, "reason", "Say why you disagree.");
  if (objection) return refused(objection);
  const { actor, now, newId } = context;
  const decision = state.decisions?.findLast((one) => one.phase === phase.key)?.id ?? null;
  const role = STOPPERS.find((one) => context.roles.includes(one)) ?? "deployer";
  const by = { id: actor.id, name: actor.name, initials: actor.initials };
  return done({
    type: "stage.dissented",
    payload: { dissent: { id: newId(), phase: phase.key, decision, by, role, reason: command.reason.trim(), at: now } },
  });
}
