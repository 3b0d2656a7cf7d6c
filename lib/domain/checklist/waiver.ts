import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { ItemState, Obligation, ReleaseState } from "@/lib/domain/release/state";
import type { ItemTarget } from "./item-target";

type Change = { readonly state: ReleaseState; readonly item: ItemState; readonly target: ItemTarget };

/**
 * What a waiver brings with it: an obligation to do the item after all by the time the waiver ends, and the end of that
 * obligation once the item is set otherwise. The release is not completed before. Source: MISSION "After".
 */
export function waiverEvents({ state, item, target }: Change, context: CommandContext): ReleaseEvent[] {
  const events: ReleaseEvent[] = [];
  const open = openWaiver(state, item);
  if (open) events.push({ type: "obligation.settled", payload: { id: open.id, note: "The waived item was set anew." } });
  if (target.status === "waived" && target.waivedUntil) {
    const obligation: Obligation = {
      id: context.newId(),
      kind: "waiver",
      title: waiverTitle(item),
      owner: state.roster.some((entry) => entry.role === item.owner) ? item.owner : "deployer",
      dueAt: target.waivedUntil,
      settled: null,
    };
    events.push({ type: "obligation.opened", payload: { obligation } });
  }
  return events;
}

/** How the obligation of a waived item reads; by it the obligation is found again, since titles of items never change. */
export function waiverTitle(item: Pick<ItemState, "title">): string {
  return `Waived: ${item.title}`;
}

function openWaiver(state: ReleaseState, item: ItemState): Obligation | undefined {
  return state.obligations.find((one) => one.kind === "waiver" && one.settled === null && one.title === waiverTitle(item));
}
