import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import type { ItemSet, ReleaseEvent } from "@/lib/domain/release/event";
import { firstRefusal, needsPermission, refusal, refused } from "@/lib/domain/release/guard";
import { isBeforeStart, isStarted } from "@/lib/domain/release/release-phases";
import type { ItemState, ItemStatus, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { changeManagementEvents } from "@/lib/domain/release/strategy-obligations";
import { zonedTime } from "@/lib/domain/time/format";
import { checkFrozen, checkPhase, findItem, isPhaseFrozen, noSuchItem } from "./item-access";
import { checkAnswer } from "./item-answer";
import { ITEM_STATUS_NAMES } from "./item-status";
import type { ItemTarget } from "./item-target";
import { observedInstant } from "./observed-at";
import { waiverEvents } from "./waiver";

export type SetCommand = Extract<ReleaseCommand, { type: "item.set" }>;

/** The statuses a token may report. */
const TOKEN_STATUSES: readonly ItemStatus[] = ["done", "failed"];

/**
 * Sets the status of an item, with value and reason. Asking for what already is succeeds without an event, whatever version
 * was seen; asking for something else on an older version is a conflict that carries the present item: the first one wins
 * (RELIABILITY invariant 4). Undo is the same command with `compensates`.
 */
export function setItem(state: ReleaseState, command: SetCommand, context: CommandContext): Decision {
  const found = findItem(state, command.item);
  if (!found) return refused(noSuchItem(command.item));
  const { item, phase } = found;
  const target = targetOf(command);
  const denied = checkAuthority(state, { item, target }, context);
  if (denied) return refused(denied);
  if (isEqualTarget(item, target)) return done();
  const objection = firstRefusal(
    () => checkVersion(item, command, state.details.zone),
    () => checkPhase(state, phase),
    () => checkFrozen(state, phase, context),
    () => checkFrozenReason(state, phase, target),
    () => checkOnHold(state, phase, target),
    () => checkAnswer({ item, target, now: context.now }),
    () => checkCompensates(state, command),
  );
  if (objection) return refused(objection);
  const observed = observedInstant(command.observedAt, context.now);
  if (!observed.ok) return refused(observed.refusal);
  const set: ReleaseEvent = { type: "item.set", payload: setPayload({ item, target, command, observedAt: observed.at }, context) };
  const owed = changeManagementEvents({ state, item, value: target.status === "done" ? target.value : null }, context);
  return done(set, ...waiverEvents({ state, item, target }, context), ...owed);
}

export function targetOf(command: SetCommand): ItemTarget {
  return {
    status: command.status,
    reason: command.reason?.trim() || null,
    value: command.value?.trim() || null,
    outcome: command.outcome ?? null,
    waivedUntil: command.waivedUntil ?? null,
  };
}

function isEqualTarget(item: ItemState, target: ItemTarget): boolean {
  return (
    item.status === target.status &&
    item.reason === target.reason &&
    item.value === target.value &&
    item.outcome === target.outcome &&
    item.waivedUntil === target.waivedUntil
  );
}

/** Who may ask for this status at all. */
function checkAuthority(
  state: ReleaseState,
  { item, target }: { item: ItemState; target: ItemTarget },
  context: CommandContext,
): Refusal | null {
  if (context.actor.kind === "token" && !TOKEN_STATUSES.includes(target.status)) {
    return refusal("not-permitted", "A token can only report an item as done or failed.");
  }
  const denied = needsPermission(state, context, "item.tick", "work on the checklist");
  if (denied) return denied;
  if (target.status === "waived") return needsPermission(state, context, "item.waive", "waive an item");
  return target.status === "not-applicable" ? checkNotApplicable(item, context) : null;
}

/** A required item is not applicable only by the word of whoever it is assigned to or whose role owns it, if it is assigned. */
function checkNotApplicable(item: ItemState, context: CommandContext): Refusal | null {
  const { assignee } = item;
  if (!item.required || !assignee || assignee.id === context.actor.id || context.roles.includes(item.owner)) return null;
  return refusal("not-permitted", `${assignee.name} has this item and decides whether it applies.`);
}

/** The first one wins; the second one reads who that was and decides again. */
function checkVersion(item: ItemState, { expectedVersion }: SetCommand, zone: string): Refusal | null {
  if (item.version === expectedVersion) return null;
  const first = item.by && item.at ? `${item.by.name} was first, at ${zonedTime(item.at, zone)}` : "This item has changed";
  return refusal("conflict", `${first}: it is ${ITEM_STATUS_NAMES[item.status]}. Nothing was changed; look and decide again.`, {
    path: `items.${item.key}`,
    details: { item },
  });
}

function checkFrozenReason(state: ReleaseState, phase: PhaseState, target: ItemTarget): Refusal | null {
  if (!isPhaseFrozen(state, phase) || target.reason) return null;
  return refusal("invalid", "Say why this changes after the go or after its phase was closed.", { path: "reason" });
}

/** A deployment on hold does not move forward; what is found wrong in it is still recorded. */
function checkOnHold(state: ReleaseState, phase: PhaseState, target: ItemTarget): Refusal | null {
  if (state.status !== "on-hold" || !isStarted(state) || isBeforeStart(phase)) return null;
  if (target.status === "todo" || target.status === "failed" || target.status === "blocked") return null;
  return refusal("wrong-state", "The deployment is on hold. Record what failed or is blocked; the rest waits for the release to resume.");
}

function checkCompensates(state: ReleaseState, { compensates }: SetCommand): Refusal | null {
  if (compensates === undefined || (Number.isInteger(compensates) && compensates > 0 && compensates <= state.seq)) return null;
  return refusal("invalid", "There is no such event to take back.", { path: "compensates" });
}

/** The event of an item that is set, whatever it was before. */
export function setPayload(
  { item, target, command, observedAt }: { item: ItemState; target: ItemTarget; command: SetCommand; observedAt: string | null },
  context: CommandContext,
): ItemSet {
  const { status, ...rest } = target;
  return {
    item: item.key,
    version: item.version + 1,
    from: item.status,
    to: status,
    ...rest,
    source: command.isMeasured ? "metric" : context.actor.kind === "token" ? "token" : "person",
    observedAt,
    compensates: command.compensates ?? null,
  };
}
