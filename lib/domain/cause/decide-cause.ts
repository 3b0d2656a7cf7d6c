import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { type ActionContext, firstRefusal, needsPermission, needsStatus, needsText, refusal, refused } from "@/lib/domain/release/guard";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import { ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";
import { canRollBack } from "@/lib/domain/release/start-rollback";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { Cause, CauseEnding } from "./record";
import { causeText, type SeenCause, standingCauses } from "./standing";

type CommandOf<Type extends ReleaseCommand["type"]> = Extract<ReleaseCommand, { type: Type }>;
export type CauseCommand = CommandOf<"cause.see" | "cause.clear" | "cause.report">;

/** What speaks for rolling back: seen and taken back by people, reported by alerts. */
export function decideCause(state: ReleaseState, command: CauseCommand, context: CommandContext): Decision {
  switch (command.type) {
    case "cause.see":
      return seeCause(state, command, context);
    case "cause.clear":
      return clearCause(state, command, context);
    case "cause.report":
      return reportCause(state, command, context);
  }
}

/** Whether somebody may say that a criterion is met: on what is deployed, and while it is rolled back. */
export function maySee(state: ReleaseState, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "flag.raise", "say that a criterion is met"),
    () => (canRollBack(state) ? null : needsStatus(state, ["rolling-back"], "be judged by the criteria of a rollback")),
  );
}

/** Says that a criterion is met. One that somebody has seen already is a success without a second event. */
function seeCause(state: ReleaseState, { criterion, note }: CommandOf<"cause.see">, context: CommandContext): Decision {
  const objection = firstRefusal(
    () => maySee(state, context),
    () =>
      ROLLBACK_CRITERIA.some(({ key }) => key === criterion)
        ? null
        : refusal("not-found", "There is no such criterion.", { path: "criterion" }),
    () => (note?.trim() ? needsText(note, "note", "Say what you see.") : null),
  );
  if (objection) return refused(objection);
  if (standingCauses(state).some((one) => one.finder === "person" && one.criterion === criterion)) return done();
  return done(
    seen({ id: context.newId(), criterion, text: note?.trim() ?? "", finder: "person", source: "", url: "", observedAt: context.now }),
  );
}

/** Whether somebody may say that a cause does not hold: whoever had seen it, and who can decide to roll back. */
export function mayClear(state: ReleaseState, cause: Pick<SeenCause, "finder" | "by">, context: ActionContext): Refusal | null {
  if (isOwn(cause, context)) return maySee(state, context);
  return needsPermission(state, context, "rollback.start", "dismiss it");
}

function clearCause(state: ReleaseState, { cause: id, reason }: CommandOf<"cause.clear">, context: CommandContext): Decision {
  const cause = standingCauses(state).find((one) => one.id === id);
  if (!cause) return refused(refusal("not-found", "Nobody says this any more.", { path: "cause" }));
  const own = isOwn(cause, context);
  const objection = firstRefusal(
    () => onlyPeople(context),
    () => mayClear(state, cause, context),
    () => (own && !reason?.trim() ? null : needsText(reason, "reason", "Say why it is no reason to roll back.")),
  );
  if (objection) return refused(objection);
  return done(cleared(cause, own ? "withdrawn" : "dismissed", reason?.trim() ?? ""));
}

/** An alert fires or is over. Told twice it is told once; that something is over which nobody was told of is nothing. */
function reportCause(state: ReleaseState, command: CommandOf<"cause.report">, context: CommandContext): Decision {
  const { isFiring, source, criterion, text, url, observedAt } = command;
  const told = standingCauses(state).find((one) => one.finder === "alert" && one.source === source && one.by.id === context.actor.id);
  const objection = needsPermission(state, context, "flag.raise", "report an alert");
  if (objection) return refused(objection);
  if (!isFiring) return told ? done(cleared(told, "resolved", "")) : done();
  if (told) return done();
  const wrong = maySee(state, context);
  if (wrong) return refused(refusal("wrong-state", `The release is ${STATUS_NAMES[state.status]}; there is nothing to roll back.`));
  return done(seen({ id: context.newId(), criterion, text, finder: "alert", source, url, observedAt }));
}

const isOwn = ({ finder, by }: Pick<SeenCause, "finder" | "by">, { actor }: ActionContext): boolean =>
  finder === "person" && by.id === actor.id;

function onlyPeople({ actor }: CommandContext): Refusal | null {
  return actor.kind === "person" ? null : refusal("not-permitted", "Only a person can do this, in their own session.");
}

export const seen = (cause: Cause): ReleaseEvent => ({ type: "cause.seen", payload: { ...cause, words: causeText(cause) } });

export const cleared = (cause: SeenCause, how: CauseEnding, reason: string): ReleaseEvent => ({
  type: "cause.cleared",
  payload: { cause: cause.id, how, reason, words: causeText(cause) },
});
