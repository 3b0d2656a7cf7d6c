"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { PlannedTimes } from "@/lib/client/plan-form";
import { dayLabel, zoneTimes } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";

const OPENS = [0, 15, 30, 60, 120, 240, 480] as const;
const CLOSES = [30, 60, 120, 180, 240, 480, 720] as const;

type WindowFieldsProps = {
  opensBefore: number;
  closesAfter: number;
  onChange: (change: { opensBefore?: number; closesAfter?: number }) => void;
  /** What it comes to; null until T-0 is known. */
  times: PlannedTimes | null;
  zone: string;
  viewerZone: string;
  errorAt: (field: "windowStart" | "windowEnd") => string | undefined;
};

/** The window around T-0, and what that is on the clock. */
export function WindowFields({ opensBefore, closesAfter, onChange, times, zone, viewerZone, errorAt }: WindowFieldsProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Opens before T-0" error={errorAt("windowStart")}>
          <Select value={opensBefore} onChange={(event) => onChange({ opensBefore: Number(event.target.value) })}>
            {withValue(OPENS, opensBefore).map((minutes) => (
              <option key={minutes} value={minutes}>
                {duration(minutes)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Closes after T-0" error={errorAt("windowEnd")}>
          <Select value={closesAfter} onChange={(event) => onChange({ closesAfter: Number(event.target.value) })}>
            {withValue(CLOSES, closesAfter).map((minutes) => (
              <option key={minutes} value={minutes}>
                {duration(minutes)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {times ? (
        <p className="tnum text-subtle-foreground text-xs">
          {moment(times.windowStart, zone, viewerZone)} to {moment(times.windowEnd, zone, viewerZone)}
        </p>
      ) : null}
    </>
  );
}

const moment = (instant: Instant, zone: string, viewerZone: string) =>
  `${dayLabel(instant, viewerZone)}, ${zoneTimes({ instant, viewerZone, releaseZone: zone }).join(" · ")}`;

/** The usual ones, and whatever is set already. */
function withValue(usual: readonly number[], value: number): number[] {
  return [...new Set([...usual, value])].sort((a, b) => a - b);
}

/** `30 minutes`, `1 hour`, `1 hour 30 minutes`; none is `right at T-0`. */
function duration(minutes: number): string {
  if (minutes === 0) return "right at T-0";
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours > 0 && `${hours} ${hours === 1 ? "hour" : "hours"}`, rest > 0 && `${rest} minutes`];
  return parts.filter(Boolean).join(" ");
}
