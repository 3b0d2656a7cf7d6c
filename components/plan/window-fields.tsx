"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { timesOf } from "@/lib/client/plan-form";
import { dayLabel, zoneTimes } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import type { Plan } from "./use-plan";

const OPENS = [0, 15, 30, 60, 120, 240, 480] as const;
const CLOSES = [30, 60, 120, 180, 240, 480, 720] as const;

/** The window around T-0, and what that is on the clock. */
export function WindowFields({ plan }: { plan: Plan }) {
  const { form, set, errorAt, viewerZone } = plan;
  const times = timesOf(form);
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Opens" error={errorAt("windowStart")}>
          <Select value={form.opensBefore} onChange={(event) => set({ opensBefore: Number(event.target.value) })}>
            {withValue(OPENS, form.opensBefore).map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes === 0 ? "at T-0" : `${duration(minutes)} before T-0`}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Closes" error={errorAt("windowEnd")}>
          <Select value={form.closesAfter} onChange={(event) => set({ closesAfter: Number(event.target.value) })}>
            {withValue(CLOSES, form.closesAfter).map((minutes) => (
              <option key={minutes} value={minutes}>
                {duration(minutes)} after T-0
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {times ? (
        <p className="tnum text-subtle-foreground text-xs">
          {moment(times.windowStart, form.zone, viewerZone)} to {moment(times.windowEnd, form.zone, viewerZone)}
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

/** `30 minutes`, `1 hour`, `1 hour 30 minutes`. */
function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours > 0 && `${hours} ${hours === 1 ? "hour" : "hours"}`, rest > 0 && `${rest} minutes`];
  return parts.filter(Boolean).join(" ");
}
