import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import { type ActionContext, firstRefusal, needsPermission, needsStatus, refusal, refused } from "@/lib/domain/release/guard";
import type { ReleaseState } from "@/lib/domain/release/state";
import { NOTES_SECTION, notesVersion, sectionVersion } from "./report-words";

type CommandOf<Type extends ReleaseCommand["type"]> = Extract<ReleaseCommand, { type: Type }>;
export type ReportCommand = CommandOf<"report.write" | "notes.publish">;

/** What people add to the report of a release, and the publication of its notes (ADR 67). */
export function decideReport(state: ReleaseState, command: ReportCommand, context: CommandContext): Decision {
  if (context.actor.kind !== "person") return refused(refusal("not-permitted", "Only a person can do this, in their own session."));
  return command.type === "report.write" ? write(state, command, context) : publish(state, command, context);
}

/** Writes a section anew. Whoever saw an older version is refused with the number of the present one; nothing is overwritten. */
function write(state: ReleaseState, { section, text, expectedVersion }: CommandOf<"report.write">, context: CommandContext): Decision {
  const version = sectionVersion(state.reportRows, section);
  const message = "Somebody wrote this section since you opened it. Look at what is new and save again.";
  const objection = firstRefusal(
    () => mayWrite(state, context),
    () => (version === expectedVersion ? null : refusal("stale", message, { details: { present: version } })),
  );
  if (objection) return refused(objection);
  if (version === 0 && text === "") return done();
  return done({ type: "report.written", payload: { section, text, version: version + 1 } });
}

/** Whether somebody may write beside the report: whoever may comment on the release. */
export function mayWrite(state: Pick<ReleaseState, "roster">, context: ActionContext): Refusal | null {
  return needsPermission(state, context, "comment.add", "write in the report");
}

function publish(
  state: ReleaseState,
  { expectedSeq, public: open, internal }: CommandOf<"notes.publish">,
  context: CommandContext,
): Decision {
  const message = "The release changed at this moment. Look at the notes again.";
  const objection = firstRefusal(
    () => mayPublishNotes(state, context),
    () => (state.seq === expectedSeq ? null : refusal("stale", message, { details: { seq: state.seq } })),
  );
  if (objection) return refused(objection);
  return done({ type: "notes.published", payload: { version: notesVersion(state.reportRows) + 1, public: open, internal } });
}

/**
 * Whether somebody may publish the release notes: what customers read is approved by approver or commander, and by the communications lead
 * where the words in it are not their own. Source: RELIABILITY, matrix of permissions.
 */
export function mayPublishNotes(
  state: Pick<ReleaseState, "roster" | "status" | "reportRows"> & ReleaseState,
  context: ActionContext,
): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "message.approve", "publish the release notes"),
    () => needsStatus(state, ["deployed", "completed"], "have its notes published"),
    () => {
      const words = state.reportRows?.findLast((row) => row.kind === "written" && row.section === NOTES_SECTION);
      const decides = context.roles.includes("approver") || context.roles.includes("commander");
      if (decides || words?.by.id !== context.actor.id) return null;
      return refusal("separation-of-duties", "You wrote the known issues. Approver or commander publish them.");
    },
  );
}
