import { withComputedItems } from "@/lib/domain/checklist/computed-items";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

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
      return withComputedItems({ ...state, briefings: [...(state.briefings ?? []), version] });
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
  return withComputedItems({ ...state, confirmations: [...(state.confirmations ?? []), row] });
}
