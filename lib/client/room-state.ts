import type { RoomDto } from "@/lib/contracts/room";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { decideItem } from "@/lib/domain/checklist/decide-item";
import { applyEvents } from "@/lib/domain/release/apply-events";
import type { CommandContext } from "@/lib/domain/release/command";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { evolve } from "@/lib/domain/release/evolve";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { newId } from "./new-id";
import type { Pending } from "./pending";

/** Something that one sees beside an item until one has dealt with it. */
export type ItemNotice =
  | { readonly kind: "conflict"; readonly text: string; readonly present: ItemState; readonly wanted: Pending }
  | { readonly kind: "refused"; readonly text: string };

/** Who changed an item elsewhere a moment ago. */
export type RemoteMark = { readonly name: string; readonly seq: number };

export const ACTIVITY_KEPT = 300;

/** Who looks, and as what in the team. */
type Seat = Pick<RoomDto, "viewer" | "access" | "rules">;

/** What the browser's person may do, with the rules of the server. `members` and hashes are the server's to check. */
export function contextFor(state: ReleaseState, dto: Seat, now: string): CommandContext {
  const { id, name, initials } = dto.viewer;
  const roles = state.roster.filter((entry) => entry.person.id === id).map((entry) => entry.role);
  return {
    now,
    actor: { kind: "person", id, name, initials },
    access: dto.access,
    roles,
    permissions: permissionsOf(dto.access, roles),
    members: null,
    rules: dto.rules,
    newId,
    digestOf: () => "",
    proofAgeMinutes: null,
  };
}

/** As `contextFor`, for the rules of the buttons: no gate is hashed in the browser, the rows that the server wrote are enough. */
export function buttonContext(...input: Parameters<typeof contextFor>): Omit<CommandContext, "digestOf"> & { readonly digestOf: null } {
  return { ...contextFor(...input), digestOf: null };
}

/**
 * Ids of those on a roster who may sign, as far as this page knows: whoever had left the team when it was loaded may not. Who came to the
 * roster since is believed; the server judges anew.
 */
export function signingMembers(
  roster: ReleaseState["roster"],
  { state, members }: Pick<RoomDto, "state" | "members">,
): ReadonlySet<string> {
  const present = new Set(members.map((one) => one.id));
  const gone = new Set(state.roster.map(({ person }) => person.id).filter((id) => !present.has(id)));
  return new Set(roster.map(({ person }) => person.id).filter((id) => !gone.has(id)));
}

/** The state with this person's unsent changes on top; what the rules would refuse is left out and refused by the server in words. */
export function withPending(state: ReleaseState, pending: readonly Pending[], dto: Seat, now: string): ReleaseState {
  const context = contextFor(state, dto, now);
  return pending.reduce((current, { command }) => {
    const decision = decideItem(current, command, context);
    return decision.ok ? applyEvents(current, decision.events, context) : current;
  }, state);
}

/** Applies events in order. Already known ones are dropped; `null` says that some are missing in between. */
export function applyInOrder(
  state: ReleaseState,
  events: readonly RecordedEvent[],
): { state: ReleaseState; fresh: RecordedEvent[] } | null {
  const fresh = events.filter((event) => event.seq > state.seq);
  if (fresh[0] && fresh[0].seq !== state.seq + 1) return null;
  return { state: fresh.reduce(evolve, state), fresh };
}

/** The item an event is about, if any. */
export function itemOf(event: RecordedEvent): string | null {
  switch (event.type) {
    case "item.set":
    case "item.assigned":
    case "item.noted":
    case "item.evidence-added":
    case "item.evidence-removed":
      return event.payload.item;
    case "item.added":
      return event.payload.item.key;
    case "item.put-back":
      return event.payload.key;
    default:
      return null;
  }
}
