import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import type { Instant } from "@/lib/domain/time/instant";

/** Where a figure comes from: the event of the release's stream that recorded it, and when. */
export type FigureSource = { readonly seq: number; readonly at: Instant };

/** Something that was counted or measured, with everything that it was made of. Nobody types one. */
export type Figure = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** What stands below it: the plan, or of what the number consists. */
  readonly detail: string;
  readonly sources: readonly FigureSource[];
};

export const sourceOfEvent = ({ seq, occurredAt }: LoggedEvent): FigureSource => ({ seq, at: occurredAt });

/** `12 minutes`, `1 hour 5 minutes`, `2 days 3 hours`: two units at most. */
export function spanWords(minutes: number): string {
  const units = [
    [Math.floor(minutes / 1440), "day"],
    [Math.floor(minutes / 60) % 24, "hour"],
    [minutes % 60, "minute"],
  ] as const;
  const said = units.filter(([count]) => count > 0).slice(0, 2);
  return said.map(([count, unit]) => counted(count, unit)).join(" ") || "0 minutes";
}

export const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;
