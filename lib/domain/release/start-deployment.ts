import { evaluateGate } from "@/lib/domain/sign-off/evaluate-gate";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { toMs } from "@/lib/domain/time/instant";
import { type CommandContext, type Decision, done, type Refusal } from "./command";
import { type ActionContext, firstRefusal, type Guard, needsPermission, needsStatus, refusal, refused } from "./guard";
import { opened } from "./obligation-rules";
import { goPhase, isBeforeStart } from "./release-phases";
import type { ReleaseState } from "./state";
import { statusesFor } from "./transitions";

/**
 * Whether the deployment may be started now: by the deployer, after the go, with every phase before T-0 closed and inside
 * the window. Starting is an act of its own; a gate that opens starts nothing. Source: SIGNOFF rule 19.
 */
export const mayStart: Guard = (state, context) =>
  firstRefusal(
    () => needsPermission(state, context, "deployment.start", "start the deployment"),
    () => checkGoGiven(state),
    () => needsStatus(state, statusesFor("deployment.start"), "be started"),
    () => checkPhasesClosed(state),
    () => checkWindow(state, context.now),
    () => checkGo(state, context),
  );

/** Starts the deployment: T-0 becomes the actual one, the later phases hang on it, and a report is owed a day after. */
export function startDeployment(state: ReleaseState, context: CommandContext): Decision {
  const objection = mayStart(state, context);
  if (objection) return refused(objection);
  return done({ type: "deployment.started", payload: { actualT0: context.now } }, opened("report-24h", { state }, context));
}

function checkGoGiven(state: ReleaseState): Refusal | null {
  if (state.status !== "planned" && state.status !== "preparing") return null;
  const phase = goPhase(state);
  return refusal("wrong-state", `The go has not been given${phase ? `: ${phase.code} is open` : ""}.`);
}

function checkPhasesClosed(state: ReleaseState): Refusal | null {
  const open = state.phases.filter((phase) => isBeforeStart(phase) && phase.status !== "closed");
  if (open.length === 0) return null;
  const codes = open.map((phase) => phase.code).join(", ");
  return refusal("gate-closed", `Close ${codes} first: what comes before T-0 is finished before the start.`, {
    path: `phases.${open[0]?.key}`,
  });
}

/** The go is judged as it stands now: by its people, its time and what it was given for. Source: SIGNOFF rules 9, 12 and 17. */
function checkGo(state: ReleaseState, { now, digestOf, members }: ActionContext): Refusal | null {
  const phase = goPhase(state);
  if (!phase) return null;
  const { roles, isQuorate, glass, ended } = evaluateGate({ state, phase, now, digestOf, members });
  if (roles.length === 0 || isQuorate || glass) return null;
  const why = phase.closed?.how === "break-glass" ? "The break-glass has lapsed." : (ended.at(-1)?.because ?? "A sign-off is missing.");
  return refusal("gate-closed", `The go no longer holds. ${why} Have ${phase.code} signed again.`, { path: `phases.${phase.key}` });
}

function checkWindow(state: ReleaseState, now: string): Refusal | null {
  const { windowStart, windowEnd, zone } = state.details;
  const read = (instant: string) => `${zonedTime(instant, zone)} on ${dayLabel(instant, zone)}`;
  if (toMs(now) < toMs(windowStart)) {
    return refusal("wrong-state", `The window opens at ${read(windowStart)}. Wait for it, or move the window.`, { path: "windowStart" });
  }
  if (toMs(now) < toMs(windowEnd)) return null;
  return refusal("wrong-state", `The window ended at ${read(windowEnd)}. Move it, then have the go given again.`, { path: "windowEnd" });
}
