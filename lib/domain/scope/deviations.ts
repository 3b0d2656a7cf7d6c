import type { ItemState, PersonRef, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { Departure } from "./departure";

/** One item that is on the checklist, or not, otherwise than the answers alone would have it. */
export type Deviation = Pick<ItemState, "key" | "title" | "phase" | "required"> & {
  readonly kind: "taken-out" | "own" | "put-back" | "kept";
  /** Who did it; null where nobody did, and it is there since somebody had worked on it. */
  readonly by: PersonRef | null;
  readonly at: Instant | null;
  /** The reason given; of what is kept, why the answers leave it out. */
  readonly reason: string | null;
};

/**
 * Every item that differs from the tailored checklist: what was taken out first, then what is there all the same, in its order. It needs
 * neither answers nor library: an approver reads it beside what they sign.
 */
export function deviationsOf({ items, details, createdBy, createdAt }: ReleaseState): Deviation[] {
  const out = (details.takenOut ?? []).map(
    ({ item, by, at, reason }): Deviation => ({ ...common(item), kind: "taken-out", by, at, reason }),
  );
  const restored = new Set(details.restored);
  const there = items.flatMap((item): Deviation[] => {
    const { departure } = item;
    if (departure?.kind === "kept") return [{ ...common(item), kind: "kept", by: null, at: null, reason: departure.because }];
    if (departure) return [{ ...common(item), kind: departure.kind, by: departure.by, at: departure.at, reason: departure.reason }];
    return restored.has(item.key) ? [{ ...common(item), kind: "put-back", by: createdBy, at: createdAt, reason: null }] : [];
  });
  return [...out, ...there];
}

const common = ({ key, title, phase, required }: ItemState) => ({ key, title, phase, required });

/** `Taken out by Alice Smith: nobody uses it`. */
export function deviationText({ kind, by, reason }: Pick<Deviation, "kind" | "by" | "reason">): string {
  if (kind === "kept") return `Kept because somebody worked on it, although ${reason}`;
  return `${DEEDS[kind]} by ${by?.name}${reason ? `: ${reason}` : ""}`;
}

/** As `deviationText`, of an item that is on the checklist. */
export function departureText(departure: Departure): string {
  const { kind } = departure;
  return deviationText(
    kind === "kept" ? { kind, by: null, reason: departure.because } : { kind, by: departure.by, reason: departure.reason },
  );
}

const DEEDS = { "taken-out": "Taken out", own: "Added", "put-back": "Put back" } as const;

/** `3 items differ from the tailored checklist`. */
export function deviationCount(count: number, isTailored: boolean): string {
  return `${count === 1 ? "1 item differs" : `${count} items differ`} from the ${isTailored ? "tailored checklist" : "template"}`;
}
