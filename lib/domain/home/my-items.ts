import type { ReleaseRole } from "@/lib/domain/access/roles";
import { type ItemStanding, isResolved, standingOf } from "@/lib/domain/checklist/progress";
import { setItem } from "@/lib/domain/checklist/set-item";
import type { ItemKind } from "@/lib/domain/checklist/template";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { evaluateGate } from "@/lib/domain/sign-off/evaluate-gate";
import { followsGate } from "@/lib/domain/stage/gate-items";
import { phaseDueAt } from "@/lib/domain/time/axis";
import type { Instant } from "@/lib/domain/time/instant";

/** Which release something on the home page is about. */
export type ReleaseRef = {
  readonly id: string;
  readonly service: string;
  readonly version: string;
  readonly zone: string;
  readonly t0: Instant;
};

/** An open item that waits for one person. */
export type MyItem = {
  readonly release: ReleaseRef;
  readonly key: string;
  readonly title: string;
  readonly kind: ItemKind;
  readonly version: number;
  readonly standing: ItemStanding;
  readonly required: boolean;
  readonly phase: { readonly key: string; readonly code: string };
  readonly dueAt: Instant | null;
  /** Its phase waits for an earlier one; it can be done ahead of time, but nobody expects it. */
  readonly isLocked: boolean;
  readonly isOverdue: boolean;
  /** Whether one key ticks it: a plain tick that is to do and needs no words. Others are answered in the room. */
  readonly canTick: boolean;
};

export function releaseRefOf({ id, details, actualT0 }: ReleaseState): ReleaseRef {
  return { id, service: details.service.name, version: details.toVersion, zone: details.zone, t0: actualT0 ?? details.plannedT0 };
}

/** Whether an item waits for the person: assigned to them, or to nobody while its owning role is theirs. */
export function isMine(item: Pick<ItemState, "assignee" | "owner">, userId: string, roles: readonly ReleaseRole[]): boolean {
  return item.assignee ? item.assignee.id === userId : roles.includes(item.owner);
}

/**
 * The open items of a release that wait for the person: neither resolved nor in a phase that has passed or stopped. Parents
 * are left out, since only their children are ever ticked, and so is what follows from a sign-off.
 */
export function myItemsOf(state: ReleaseState, context: CommandContext): MyItem[] {
  return state.phases.flatMap((phase) => {
    const { display } = evaluateGate({ state, phase, now: context.now, members: context.members, digestOf: null });
    if (display !== "open" && display !== "awaiting" && display !== "locked") return [];
    const items = state.items.filter((item) => item.phase === phase.key);
    return items
      .filter((item) => item.kind !== "parent" && !followsGate(item) && isMine(item, context.actor.id, context.roles))
      .filter((item) => !isResolved(item, { now: context.now, items }))
      .map((item) => toMyItem({ state, phase, item, isLocked: display === "locked", context }));
  });
}

type Parts = { state: ReleaseState; phase: PhaseState; item: ItemState; isLocked: boolean; context: CommandContext };

function toMyItem({ state, phase, item, isLocked, context }: Parts): MyItem {
  const dueAt = phaseDueAt(phase, state);
  const standing = standingOf(item, { now: context.now, items: [] });
  return {
    release: releaseRefOf(state),
    key: item.key,
    title: item.title,
    kind: item.kind,
    version: item.version,
    standing,
    required: item.required,
    phase: { key: phase.key, code: phase.code },
    dueAt,
    isLocked,
    isOverdue: !isLocked && dueAt !== null && dueAt < context.now,
    canTick: standing === "todo" && isTicked(item) && takesTick(state, item, context),
  };
}

const isTicked = ({ kind }: ItemState): boolean => kind === "tick" || kind === "computed";

function takesTick(state: ReleaseState, { key, version }: ItemState, context: CommandContext): boolean {
  return setItem(state, { type: "item.set", item: key, status: "done", expectedVersion: version }, context).ok;
}

/** Items in the order in which they are worked on: what is not locked first, then by when they are due, required before optional. */
export function inWorkingOrder(items: readonly MyItem[]): MyItem[] {
  const rank = (item: MyItem) => `${item.isLocked ? 1 : 0} ${item.dueAt ?? "9"} ${item.required ? 0 : 1}`;
  return items.toSorted((a, b) => (rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b))));
}
