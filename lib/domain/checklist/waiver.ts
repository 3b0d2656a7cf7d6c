import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { Obligation } from "@/lib/domain/release/obligation";
import { opened } from "@/lib/domain/release/obligation-rules";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import type { ItemTarget } from "./item-target";
import { waiverTitle } from "./waiver-title";

type Change = { readonly state: ReleaseState; readonly item: ItemState; readonly target: ItemTarget };

/**
 * What a waiver brings with it: an obligation to do the item after all by the time the waiver ends, and the end of that
 * obligation once the item is set otherwise. The release is not completed before. Source: MISSION "After".
 */
export function waiverEvents({ state, item, target }: Change, context: CommandContext): ReleaseEvent[] {
  const events: ReleaseEvent[] = [];
  const open = openWaiver(state, item);
  if (open) events.push({ type: "obligation.settled", payload: { id: open.id, note: "The waived item was set anew.", cause: "item" } });
  if (target.status === "waived" && target.waivedUntil) {
    const opening = { title: waiverTitle(item), owner: item.owner, dueAt: target.waivedUntil };
    events.push(opened("waiver", { state, opening }, context));
  }
  return events;
}

function openWaiver(state: ReleaseState, item: ItemState): Obligation | undefined {
  return state.obligations.find((one) => one.kind === "waiver" && one.settled === null && one.title === waiverTitle(item));
}
