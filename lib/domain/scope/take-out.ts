import { findItem, noSuchItem } from "@/lib/domain/checklist/item-access";
import { ITEM_STATUS_NAMES } from "@/lib/domain/checklist/item-status";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import { type ActionContext, firstRefusal, needsPermission, needsText, refusal, refused } from "@/lib/domain/release/guard";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { followsGate } from "@/lib/domain/stage/gate-items";
import { zonedTime } from "@/lib/domain/time/format";
import { checkRunning, checkThawed } from "./scope-access";
import { isTouched } from "./touched";

/**
 * Why this person cannot take an item out now; null if they can. Advice goes by whoever may change the plan. What holds a gate goes only by
 * whoever may waive it, since its gate then passes without it; somebody's own addition that nobody has touched goes by themselves.
 * Nothing leaves a phase whose gate has passed. The button asks this too. Source: RELIABILITY matrix, SIGNOFF rule 11.
 */
export function whyNotTakeOut(state: ReleaseState, item: ItemState, context: ActionContext): Refusal | null {
  const phase = state.phases.find(({ key }) => key === item.phase);
  if (!phase) return noSuchItem(item.key);
  return firstRefusal(
    () => checkAuthority(state, item, context),
    () => checkRunning(state),
    () => checkThawed(state, context),
    () => checkOpen(phase),
    () => checkItem(state, item),
  );
}

function checkAuthority(state: ReleaseState, item: ItemState, context: ActionContext): Refusal | null {
  if (!holdsGate(state, item) || isOwnUntouched(state, item, context)) {
    return needsPermission(state, context, "release.edit", "take an item out of the checklist");
  }
  return needsPermission(state, context, "item.waive", "take out an item that holds its gate");
}

function holdsGate(state: ReleaseState, item: ItemState): boolean {
  return item.required || state.items.some((one) => one.parent === item.key && one.required);
}

function isOwnUntouched(state: ReleaseState, item: ItemState, { actor }: ActionContext): boolean {
  const { departure } = item;
  return departure?.kind === "own" && departure.by.id === actor.id && !isTouched(item, state.items);
}

function checkOpen(phase: PhaseState): Refusal | null {
  if (phase.status !== "closed") return null;
  return refusal("wrong-state", `${phase.code} is closed: what it passed with stays. Say of the item that it does not apply.`);
}

function checkItem({ items }: ReleaseState, item: ItemState): Refusal | null {
  if (followsGate(item)) return refusal("wrong-state", "This item follows from the gate of its phase, and stays as long as that does.");
  const parent = items.find(({ key }) => key === item.parent);
  const others = items.some((one) => one.parent === item.parent && one.key !== item.key && one.required);
  // A parent is done by its required children; without one it would be open for ever.
  if (!parent?.required || !item.required || others) return null;
  return refusal("wrong-state", `It is the last that “${parent.title}” asks for. Take that out instead.`);
}

/** Takes an item out with a reason, a parent with its children; all that is attached to it is kept. What is out already stays so. */
export function takeOut(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "item.take-out" }>,
  context: CommandContext,
): Decision {
  const found = findItem(state, command.item);
  if (!found) return isOut(state, command.item) ? done() : refused(noSuchItem(command.item));
  const { item } = found;
  const objection = firstRefusal(
    () => whyNotTakeOut(state, item, context),
    () => checkVersion(item, command.expectedVersion, state.details.zone),
    () => needsText(command.reason, "reason", "Say why it is taken out."),
  );
  if (objection) return refused(objection);
  const items = state.items.filter((one) => one.key === item.key || one.parent === item.key).map(({ key }) => key);
  return done({ type: "item.taken-out", payload: { key: item.key, title: item.title, items, reason: command.reason.trim() } });
}

const isOut = ({ details }: ReleaseState, key: string): boolean => details.takenOut?.some(({ item }) => item.key === key) ?? false;

function checkVersion(item: ItemState, expected: number, zone: string): Refusal | null {
  if (item.version === expected) return null;
  const who = item.by && item.at ? `${item.by.name} changed it at ${zonedTime(item.at, zone)}` : "It has changed";
  return refusal("conflict", `${who}: it is ${ITEM_STATUS_NAMES[item.status]}. Nothing was changed; look and decide again.`, {
    path: `items.${item.key}`,
    details: { item },
  });
}
