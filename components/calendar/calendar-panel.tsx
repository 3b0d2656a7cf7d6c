"use client";

import { TriangleAlert } from "lucide-react";
import { useId } from "react";
import type { CalendarDto } from "@/lib/contracts/home";
import { layoutStrip, type Strip } from "@/lib/domain/calendar/calendar-strip";
import type { ReleaseOverview } from "@/lib/domain/release/overview";
import { shortTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { zoneAbbreviation } from "@/lib/domain/time/zone";
import { CalendarAgenda } from "./calendar-agenda";
import { CalendarGrid } from "./calendar-grid";

const DAYS = 14;

type CalendarPanelProps = { calendar: CalendarDto; inFlight: readonly ReleaseOverview[]; now: Instant; zone: string };

/** Windows and freezes of the next fourteen days: a strip of days, on a phone a list. */
export function CalendarPanel({ calendar, inFlight, now, zone }: CalendarPanelProps) {
  const headingId = useId();
  const windows = calendar.windows.map((one) => ({ ...one, label: `${one.service} ${one.version}` }));
  const strip = layoutStrip({ from: now, days: DAYS, zone, now, windows, freezes: calendar.freezes });
  const awaiting = new Set(inFlight.filter((one) => one.phases.some((phase) => phase.display === "awaiting")).map((one) => one.id));
  const warning = warningText(strip);
  return (
    <section aria-labelledby={headingId} className="mt-5 overflow-hidden rounded-lg border border-border bg-card">
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-border-soft border-b px-4 py-2">
        <h2 id={headingId} className="font-semibold text-sm">
          Next {DAYS} days
        </h2>
        {warning ? (
          <span className="inline-flex items-center gap-1.5 text-blocked-fg text-xs">
            <TriangleAlert className="size-3.5" aria-hidden="true" />
            {warning}
          </span>
        ) : null}
        <Legend zone={zoneAbbreviation(now, zone)} />
      </div>
      <CalendarGrid strip={strip} windows={calendar.windows} awaiting={awaiting} zone={zone} />
      <CalendarAgenda strip={strip} windows={calendar.windows} zone={zone} />
      <Overlaps strip={strip} zone={zone} />
    </section>
  );
}

function warningText({ overlaps, bars }: Strip): string {
  const frozen = bars.filter((bar) => bar.isInFreeze).length;
  return [
    overlaps.length > 0 && `${overlaps.length} ${overlaps.length === 1 ? "overlap" : "overlaps"}`,
    frozen > 0 && `${frozen} ${frozen === 1 ? "window" : "windows"} in a freeze`,
  ]
    .filter(Boolean)
    .join(", ");
}

function Legend({ zone }: { zone: string }) {
  return (
    <span className="ml-auto flex items-center gap-4 text-2xs text-subtle-foreground max-md:hidden">
      <span className="flex items-center gap-1.5">
        <span className="hatch size-3 rounded-xs border border-border" />
        Freeze
      </span>
      <span className="flex items-center gap-1.5">
        <span className="size-3 rounded-xs border border-brand-line bg-brand-soft" />
        Window
      </span>
      <span className="flex items-center gap-1.5">
        <span className="size-3 rounded-xs border border-border-strong border-dashed" />
        Draft
      </span>
      <span>Times in {zone}</span>
    </span>
  );
}

/** Each pair of windows that share time, said in words. */
function Overlaps({ strip: { overlaps }, zone }: { strip: Strip; zone: string }) {
  if (overlaps.length === 0) return null;
  return (
    <ul className="border-border-soft border-t px-4 py-2 text-blocked-fg text-xs">
      {overlaps.map(({ first, second, start, end }) => (
        <li key={`${first.id} ${second.id}`} className="tnum">
          {first.label} and {second.label} overlap from {shortTime(start, zone)} to {shortTime(end, zone)} in {first.environment}.
        </li>
      ))}
    </ul>
  );
}
