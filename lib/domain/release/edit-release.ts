import { checkNewRules, type NewRule, newRuleEvents, newRules } from "@/lib/domain/sign-off/gate-rule";
import type { Instant } from "@/lib/domain/time/instant";
import { type CommandContext, type Decision, done, type EditableDetails, type ReleaseCommand } from "./command";
import { type ActionContext, firstRefusal, type Guard, needsFreshState, needsPermission, refusal, refused } from "./guard";
import { isFrozen, isStarted } from "./release-phases";
import { STATUS_NAMES } from "./release-status";
import { isSameValue } from "./same-value";
import type { ReleaseState } from "./state";
import { isFinal } from "./transitions";

/** What is being deployed and where. Once the deployment was started it is a fact and no longer a plan. */
const IDENTITY = ["environment", "namespace", "fromVersion", "toVersion", "artifactDigest", "strategy", "criticality"] as const;

const EDITABLE = [
  ...IDENTITY,
  "firstCommitAt",
  "impact",
  "changes",
  "risks",
  "rollbackPlan",
  "rollbackMethod",
  "thresholds",
  "links",
] as const satisfies readonly (keyof EditableDetails)[];

/** Whether the person may change the plan at all: after the go only deployer or commander. Source: RELIABILITY, "Freeze". */
export const mayEdit: Guard = (state, context) =>
  firstRefusal(
    () => needsPermission(state, context, "release.edit", "edit the release"),
    () =>
      isFinal(state.status) ? refusal("wrong-state", `The release is ${STATUS_NAMES[state.status]}; its plan no longer changes.`) : null,
    () => needsThawed(state, context, "change the plan after the go"),
  );

/** Refuses everybody but deployer and commander once the go was given. */
export function needsThawed(state: ReleaseState, context: ActionContext, doing: string) {
  return isFrozen(state) ? needsPermission(state, context, "item.edit-frozen", doing) : null;
}

/**
 * Changes what the release says of itself. Only fields that differ are recorded, with what they were. Another criticality
 * asks for other signatures: its rules are applied to their gates in the same act, and reset them (SIGNOFF rule 2). Refused:
 * stale, an empty or equal version, identity fields after the start, a lower criticality, people who cannot carry a higher one.
 */
export function editRelease(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "release.edit" }>,
  context: CommandContext,
): Decision {
  const fields = EDITABLE.filter((field) => command.changes[field] !== undefined);
  const changed = fields.filter((field) => !isSameValue(command.changes[field], state.details[field]));
  const raised = changed.includes("criticality") ? raisedRules(state, context.rules) : [];
  const objection = firstRefusal(
    () => mayEdit(state, context),
    () => needsFreshState(state, command.expectedSeq, { seen: command.seen, present: pick(state.details, fields) }),
    () => checkIdentity(state, changed),
    () => checkStrategy(state, command.changes.strategy),
    () => checkVersions({ ...state.details, ...command.changes }),
    () => checkFirstCommit(command.changes, { now: context.now, path: "changes.firstCommitAt" }),
    () => checkCriticality(changed, command.changes),
    () => checkNewRules(state, raised, context.members),
  );
  if (objection) return refused(objection);
  if (changed.length === 0) return done();
  const edited = { changes: pick(command.changes, changed), before: pick(state.details, changed) };
  return done({ type: "release.edited", payload: edited }, ...newRuleEvents(state, raised, context));
}

function checkIdentity(state: ReleaseState, changed: readonly (keyof EditableDetails)[]) {
  const identity = changed.find((field) => IDENTITY.some((one) => one === field));
  if (!isStarted(state) || !identity) return null;
  return refusal(
    "wrong-state",
    "The deployment was started: what is deployed, and where, can no longer change. Roll back, or plan another release.",
    {
      path: `changes.${identity}`,
    },
  );
}

/** Fewer signatures than were agreed would be a way around them, so it only goes up. */
function checkCriticality(changed: readonly (keyof EditableDetails)[], { criticality }: Partial<EditableDetails>) {
  if (!changed.includes("criticality") || criticality === "critical") return null;
  return refusal("invalid", "A release can be made production-critical, and nothing less than it is. Cancel it and plan another.", {
    path: "changes.criticality",
  });
}

/** The gates that ask for others once the release is production-critical. */
export function raisedRules(state: ReleaseState, rules: CommandContext["rules"]): NewRule[] {
  return newRules({ ...state, details: { ...state.details, criticality: "critical" } }, rules);
}

/** Whether the person may make the release production-critical now. */
export const mayRaise: Guard = (state, context) =>
  firstRefusal(
    () => mayEdit(state, context),
    () => (state.details.criticality === "critical" ? refusal("wrong-state", "The release is production-critical already.") : null),
    () => checkIdentity(state, ["criticality"]),
    () => checkNewRules(state, raisedRules(state, context.rules), context.members),
  );

/** The strategy brought its steps and stages when the release was made; another one would need another checklist. */
function checkStrategy({ details }: ReleaseState, strategy: EditableDetails["strategy"] | undefined) {
  if (strategy === undefined || strategy === details.strategy) return null;
  return refusal("wrong-state", STRATEGY_FIXED, { path: "changes.strategy" });
}

/** Why the strategy of a release that was made does not change, for its dialog as well. */
export const STRATEGY_FIXED = "The checklist of this release was made for its strategy. Cancel it and plan another.";

/** Both versions are named and differ. */
export function checkVersions({ fromVersion, toVersion }: { fromVersion: string; toVersion: string }) {
  if (fromVersion.trim() === "") return refusal("invalid", "Name the version that runs now.", { path: "fromVersion" });
  if (toVersion.trim() === "") return refusal("invalid", "Name the version to deploy.", { path: "toVersion" });
  if (fromVersion.trim() === toVersion.trim()) {
    return refusal("invalid", "The version to deploy is the one that runs now.", { path: "toVersion" });
  }
  return null;
}

/** What was committed was committed by now. */
export function checkFirstCommit(
  { firstCommitAt }: Pick<ReleaseState["details"], "firstCommitAt">,
  { now, path }: { now: Instant; path: string },
) {
  if (firstCommitAt === undefined || firstCommitAt <= now) return null;
  return refusal("invalid", "The first commit cannot lie ahead. Give the time at which it was made.", { path });
}

function pick(source: Partial<EditableDetails>, fields: readonly (keyof EditableDetails)[]): Partial<EditableDetails> {
  return Object.fromEntries(fields.map((field) => [field, source[field]]));
}
