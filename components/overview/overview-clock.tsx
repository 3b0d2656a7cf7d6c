"use client";

import { TClock } from "@/components/ui/t-clock";
import { type TimedAnswer, usePageNow } from "@/lib/client/page-now";
import type { ReleaseOverview } from "@/lib/domain/release/overview";
import { clockParts } from "@/lib/domain/time/clock";

type OverviewClockProps = { overview: ReleaseOverview; timed: TimedAnswer; size?: "sm" | "xl" };

/** The T-clock of a release in a list, moving by itself. Stands still on hold and once the release is over. */
export function OverviewClock({ overview, timed, size = "xl" }: OverviewClockProps) {
  const now = usePageNow(timed, "second");
  const { actualT0, plannedT0, clock, clockStoppedAt } = overview;
  const reading = clockParts({ now: clockStoppedAt ?? now, t0: actualT0 ?? plannedT0, state: clock, frozenAt: clockStoppedAt });
  return <TClock prefix={reading.prefix} text={reading.text} spoken={reading.spoken} tone={clock} size={size} />;
}
