import { type Instant, toMs } from "@/lib/domain/time/instant";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand, type ReleaseTimes } from "./command";
import { mayEdit } from "./edit-release";
import type { MovedWindow } from "./event";
import { firstRefusal, type Guard, needsFreshState, refusal, refused } from "./guard";
import { isStarted } from "./release-phases";
import { isSameValue } from "./same-value";
import type { ReleaseDetails, ReleaseState } from "./state";
import { validateWindow } from "./validate-window";

/** By how much a window may shift before the sign-offs given for it no longer hold. Source: SIGNOFF rule 12. */
export const WINDOW_TOLERANCE_MINUTES = 30;

/** Whether the person may move T-0 and the window: whoever may edit, until the deployment is started. */
export const mayMove: Guard = (state, context) =>
  firstRefusal(
    () => mayEdit(state, context),
    () => (isStarted(state) ? refusal("wrong-state", "The deployment was started, so T-0 is a fact and can no longer move.") : null),
  );

/** Moves T-0, window or zone. Everything that hangs on the planned T-0 moves with it. */
export function moveRelease(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "release.move" }>,
  context: CommandContext,
): Decision {
  const before = timesOf(state.details);
  const after = timesOf(command);
  const objection = firstRefusal(
    () => mayMove(state, context),
    () => needsFreshState<ReleaseTimes>(state, command.expectedSeq, { seen: command.seen, present: before }),
    () => checkTimes(after, context.now),
  );
  if (objection) return refused(objection);
  if (isSameValue(before, after)) return done();
  const bound = boundWindowAfter(state.details.boundWindow, after);
  const moved: MovedWindow = { ...after, boundWindow: bound };
  return done({ type: "release.t0-moved", payload: { before: { ...before, boundWindow: state.details.boundWindow }, after: moved } });
}

/** The window that sign-offs are bound to, after a move: it follows only a shift of more than 30 minutes at either end. */
function boundWindowAfter(bound: ReleaseDetails["boundWindow"], times: ReleaseTimes): ReleaseDetails["boundWindow"] {
  const shiftMs = Math.max(Math.abs(toMs(times.windowStart) - toMs(bound.start)), Math.abs(toMs(times.windowEnd) - toMs(bound.end)));
  return shiftMs > WINDOW_TOLERANCE_MINUTES * 60_000 ? { start: times.windowStart, end: times.windowEnd } : bound;
}

/** Refuses times that no release can be planned at: see `validateWindow`, whose first problem is told. */
export function checkTimes(times: ReleaseTimes, now: Instant): Refusal | null {
  const [problem] = validateWindow(times, now);
  return problem ? refusal("invalid", problem.message, { path: problem.path }) : null;
}

function timesOf({ plannedT0, windowStart, windowEnd, zone }: ReleaseTimes): ReleaseTimes {
  return { plannedT0, windowStart, windowEnd, zone };
}
