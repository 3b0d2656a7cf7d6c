import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import type { ReleaseEvent } from "./event";
import type { Tone } from "./release-status";
import type { ReleaseState } from "./state";

/** What somebody did, without their name. `neutral` gets no colour. */
export type Description = { readonly text: string; readonly tone: Tone | "neutral" };

/** What the words need of the release; without it, keys stand for titles and times are given in UTC. */
export type DescribedRelease = {
  readonly items: readonly Pick<ReleaseState["items"][number], "key" | "title" | "kind" | "unit" | "options">[];
  readonly phases: readonly Pick<ReleaseState["phases"][number], "key" | "code">[];
  /** What was taken out is still spoken of. */
  readonly details: Pick<ReleaseState["details"], "zone" | "takenOut">;
};

/** How titles, codes, roles and times are written. */
export type Names = {
  readonly item: (key: string) => string;
  /** The value of an item as people read it: the label of a choice, a reading with its unit. */
  readonly value: (key: string, value: string) => string;
  readonly phase: (key: string) => string;
  readonly role: (role: ReleaseRole) => string;
  /** `19:00 GMT on Thu 13 Feb` in the zone of the release. */
  readonly time: (instant: Instant) => string;
};

/** The events of the given types. */
export type EventOf<Type extends ReleaseEvent["type"]> = Extract<ReleaseEvent, { type: Type }>;

export function namesOf(release?: DescribedRelease): Names {
  const zone = release?.details.zone ?? "UTC";
  const out = release?.details.takenOut?.map(({ item }) => item) ?? [];
  const find = (key: string) => release?.items.find((item) => item.key === key) ?? out.find((item) => item.key === key);
  return {
    item: (key) => find(key)?.title ?? key,
    value: (key, value) => valueText(find(key), value),
    phase: (key) => release?.phases.find((phase) => phase.key === key)?.code ?? key,
    role: (role) => RELEASE_ROLE_NAMES[role].toLowerCase(),
    time: (instant) => `${zonedTime(instant, zone)} on ${dayLabel(instant, zone)}`,
  };
}

function valueText(item: DescribedRelease["items"][number] | undefined, value: string): string {
  if (item?.kind === "choice") return item.options.find((option) => option.key === value)?.label ?? value;
  return item?.kind === "result" && item.unit ? `${value} ${item.unit}` : value;
}

/** `: because` where there is a reason, nothing where there is none. */
export function because(reason: string | null): string {
  return reason ? `: ${reason}` : "";
}
