import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { ItemState, PersonRef, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { briefingStanding, isBriefed } from "./standing";

type BriefingEvent = Extract<
  ReleaseEvent,
  { type: "briefing.published" | "briefing.confirmed" | "briefing.confirmations-ended" | "briefing.reminded" }
>;
type Author = { readonly by: PersonRef; readonly at: Instant };

/** The release after something about its briefing. */
export function evolveBriefing(state: ReleaseState, event: BriefingEvent, { by, at }: Author): ReleaseState {
  switch (event.type) {
    case "briefing.published": {
      const { content, ...rest } = event.payload;
      const version = { ...rest, title: content.headline, by, at };
      return withBriefingItems({ ...state, briefings: [...(state.briefings ?? []), version] });
    }
    case "briefing.confirmed":
      return withConfirmation(state, { kind: "confirmed", version: event.payload.version, person: by, at });
    case "briefing.confirmations-ended":
      return withConfirmation(state, { kind: "ended", ...event.payload, at });
    case "briefing.reminded":
      return { ...state, reminders: [...(state.reminders ?? []), { ...event.payload, by, at }] };
  }
}

function withConfirmation(state: ReleaseState, row: NonNullable<ReleaseState["confirmations"]>[number]): ReleaseState {
  return withBriefingItems({ ...state, confirmations: [...(state.confirmations ?? []), row] });
}

/** Whether an item says that support was briefed (`INC1.06`): it follows from the confirmations, and nobody ticks it. */
export function followsBriefing(item: Pick<ItemState, "computedFrom">): boolean {
  return item.computedFrom === "briefing";
}

/**
 * The items about support being briefed, as the confirmations stand: done with the last of them, to do while somebody is missing.
 * What somebody said does not apply, or waived, stays theirs; an item of a closed phase is the record of what was signed.
 * `counted` was changed by this same event already, so its version is not counted again.
 */
export function withBriefingItems(state: ReleaseState, counted: string | null = null): ReleaseState {
  if (!state.briefings) return state;
  const closed = new Set(state.phases.filter((phase) => phase.status === "closed").map((phase) => phase.key));
  const standing = briefingStanding(state);
  const status = isBriefed(standing) ? "done" : "todo";
  const isChanging = (item: ItemState) =>
    followsBriefing(item) && !closed.has(item.phase) && item.status !== status && (item.status === "todo" || item.status === "done");
  if (!state.items.some(isChanging)) return state;
  const last = standing?.read.reduce<Author | null>(
    (latest, { person, at }) => (latest && latest.at > at ? latest : { by: person, at }),
    null,
  );
  const answer = status === "done" && last ? last : { by: null, at: null };
  const answered = (item: ItemState): ItemState => ({
    ...item,
    ...answer,
    status,
    reason: null,
    source: "person",
    version: item.key === counted ? item.version : item.version + 1,
  });
  return { ...state, items: state.items.map((item) => (isChanging(item) ? answered(item) : item)) };
}
