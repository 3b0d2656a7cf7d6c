import { listed } from "@/lib/domain/access/who-can";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import { type ActionContext, firstRefusal, needsPermission, refusal, refused } from "@/lib/domain/release/guard";
import type { ReleaseState } from "@/lib/domain/release/state";
import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";
import { contentProblem } from "./content";
import { briefingStanding, currentBriefing, hasConfirmed } from "./standing";

export type BriefingCommand = Extract<ReleaseCommand, { type: "briefing.publish" | "briefing.confirm" | "briefing.remind" }>;

/** What support is told of a release, and that they have read it. Only people write and read. */
export function decideBriefing(state: ReleaseState, command: BriefingCommand, context: CommandContext): Decision {
  if (context.actor.kind !== "person") return refused(refusal("not-permitted", "Only a person can do this, in their own session."));
  switch (command.type) {
    case "briefing.publish":
      return publishBriefing(state, command, context);
    case "briefing.confirm":
      return confirmBriefing(state, command, context);
    case "briefing.remind":
      return remindReaders(state, context);
  }
}

export const MAX_ASKED = 200;

/** Whether the person may write at the text that is published next. */
export function mayDraft(state: ReleaseState, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "briefing.draft", "write at a briefing"),
    () => checkStatus(state),
  );
}

/** Whether the person may publish a version. It may be written long before T-0, and corrected long after. */
export function mayPublish(state: ReleaseState, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "briefing.publish", "publish a briefing"),
    () => checkStatus(state),
  );
}

function checkStatus({ status }: ReleaseState): Refusal | null {
  if (status === "draft") return refusal("wrong-state", "The release is a draft. Plan it, then brief support.");
  return status === "cancelled" ? refusal("wrong-state", "The release is cancelled; there is nothing to brief anybody of.") : null;
}

/**
 * Publishes the next version and says who is asked to read it. The first asks everybody; a later one asks again those who have read
 * the one before only where it is material. Refused: on another version than the author saw, incomplete, without readers.
 */
function publishBriefing(
  state: ReleaseState,
  { expectedVersion, content, isMaterial, asked }: Extract<BriefingCommand, { type: "briefing.publish" }>,
  context: CommandContext,
): Decision {
  const version = (currentBriefing(state)?.version ?? 0) + 1;
  const objection = firstRefusal(
    () => mayPublish(state, context),
    () => checkVersion(state, expectedVersion, "publish yours on top of it"),
    () => {
      const problem = contentProblem(content);
      return problem && refusal("invalid", problem.message, { path: `content.${problem.path}` });
    },
    () => checkAsked(asked, context.members),
  );
  if (objection) return refused(objection);
  return done({ type: "briefing.published", payload: { version, content, isMaterial: version === 1 || isMaterial, asked: [...asked] } });
}

function checkVersion(state: ReleaseState, expected: number, advice: string): Refusal | null {
  const current = currentBriefing(state);
  if ((current?.version ?? 0) === expected) return null;
  if (!current) return refusal("wrong-state", "No briefing was published for this release.", { path: "version" });
  const text = `${current.by.name} has published version ${current.version} meanwhile. Read it and ${advice}.`;
  return refusal("stale", text, { details: { version: current.version } });
}

function checkAsked(asked: readonly { readonly id: string; readonly name: string }[], members: ReadonlySet<string> | null): Refusal | null {
  const path = "asked";
  if (asked.length === 0) return refusal("invalid", "Choose who is asked to read it.", { path });
  if (asked.length > MAX_ASKED) return refusal("invalid", `Ask ${MAX_ASKED} people at most.`, { path });
  if (new Set(asked.map(({ id }) => id)).size < asked.length) return refusal("invalid", "Somebody is named twice.", { path });
  const stranger = members && asked.find(({ id }) => !members.has(id));
  return stranger ? refusal("invalid", `${stranger.name} is not a member of the team.`, { path }) : null;
}

/** Whether the person may say that they have read the briefing; whoever may see the release may, asked or not. */
export function mayConfirm(state: ReleaseState, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "briefing.confirm", "confirm a briefing"),
    () => (currentBriefing(state) ? null : refusal("wrong-state", "No briefing was published for this release.", { path: "version" })),
    () => (state.status === "cancelled" ? refusal("wrong-state", "The release is cancelled; nobody needs to read this any more.") : null),
  );
}

/** Notes that the person has read the version in force. Saying it again changes nothing; an older version is refused as stale. */
function confirmBriefing(
  state: ReleaseState,
  { version }: Extract<BriefingCommand, { type: "briefing.confirm" }>,
  context: CommandContext,
): Decision {
  const objection = firstRefusal(
    () => mayConfirm(state, context),
    () => checkVersion(state, version, "confirm that one"),
  );
  if (objection) return refused(objection);
  return hasConfirmed(state, context.actor.id) ? done() : done({ type: "briefing.confirmed", payload: { version } });
}

/** Two reminders within this time are one too many. */
export const REMIND_AGAIN_MINUTES = 10;

/** Whether those who have not read the briefing may be reminded by this person now. */
export function mayRemind(state: ReleaseState, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => mayPublish(state, context),
    () => checkMissing(state),
    () => checkPause(state, context.now),
  );
}

function checkMissing(state: ReleaseState): Refusal | null {
  const standing = briefingStanding(state);
  if (!standing) return refusal("wrong-state", "No briefing was published for this release.");
  return standing.missing.length === 0 ? refusal("wrong-state", "Everybody who was asked has read it.") : null;
}

function checkPause({ reminders = [] }: ReleaseState, now: Instant): Refusal | null {
  const last = reminders.at(-1);
  if (!last || toMs(now) >= toMs(addMinutes(last.at, REMIND_AGAIN_MINUTES))) return null;
  return refusal(
    "wrong-state",
    `${last.by.name} reminded ${listed(
      last.people.map(({ name }) => name),
      "and",
    )} less than ${REMIND_AGAIN_MINUTES} minutes ago.`,
  );
}

/** Reminds those who were asked and have not read it. They find it in their inbox, with who reminded them. */
function remindReaders(state: ReleaseState, context: CommandContext): Decision {
  const objection = mayRemind(state, context);
  const standing = briefingStanding(state);
  if (objection || !standing) return refused(objection ?? refusal("wrong-state", "No briefing was published for this release."));
  return done({ type: "briefing.reminded", payload: { version: standing.current.version, people: [...standing.missing] } });
}
