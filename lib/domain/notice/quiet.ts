import type { Instant } from "@/lib/domain/time/instant";
import { spanAround, type WeeklyHours } from "@/lib/domain/time/weekly-hours";

/** Hours in which what is not urgent waits. */
export type QuietHours = WeeklyHours;

/** Seven days of quiet hours that touch each other, and one to see that they do. */
const MAX_SPANS = 8;

/** When the quiet hours end that the moment lies in, those that follow without a gap included; null outside of them. Quiet all week long ends after a week. */
export function quietEndsAt(quiet: QuietHours, zone: string, moment: Instant): Instant | null {
  let end: Instant | null = null;
  for (let count = 0; count < MAX_SPANS; count += 1) {
    const found = spanAround(quiet, zone, end ?? moment);
    if (!found) return end;
    end = found.end;
  }
  return end;
}
