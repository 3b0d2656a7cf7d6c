import { Snowflake, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { cn } from "@/components/ui/cn";
import { roomHref } from "@/lib/client/room-href";
import type { CalendarDto } from "@/lib/contracts/home";
import type { Strip, StripBar, StripDay } from "@/lib/domain/calendar/calendar-strip";
import { shortTime } from "@/lib/domain/time/format";

type CalendarGridProps = {
  strip: Strip;
  windows: CalendarDto["windows"];
  /** Ids of releases that wait for names. */
  awaiting: ReadonlySet<string>;
  zone: string;
};

// Whole names, so that the stylesheet has them; style attributes would be dropped by a strict policy.
const STARTS = [
  "col-start-1",
  "col-start-2",
  "col-start-3",
  "col-start-4",
  "col-start-5",
  "col-start-6",
  "col-start-7",
  "col-start-8",
  "col-start-9",
  "col-start-10",
  "col-start-11",
  "col-start-12",
  "col-start-13",
  "col-start-14",
] as const;
const SPANS = [
  "col-span-1",
  "col-span-2",
  "col-span-3",
  "col-span-4",
  "col-span-5",
  "col-span-6",
  "col-span-7",
  "col-span-8",
  "col-span-9",
  "col-span-10",
  "col-span-11",
  "col-span-12",
  "col-span-13",
  "col-span-14",
] as const;
const ROWS = [
  "row-start-1",
  "row-start-2",
  "row-start-3",
  "row-start-4",
  "row-start-5",
  "row-start-6",
  "row-start-7",
  "row-start-8",
] as const;

/** The strip of days, each a column, with bars in lanes. */
export function CalendarGrid({ strip, windows, awaiting, zone }: CalendarGridProps) {
  const columns = strip.days.length;
  return (
    <div className="max-md:hidden">
      <div className="grid grid-cols-14 text-2xs" aria-hidden="true">
        {strip.days.map((day) => (
          <DayHead key={day.date} day={day} />
        ))}
      </div>
      <div className="relative min-h-20 border-border-soft border-t">
        <div className="absolute inset-0 grid grid-cols-14" aria-hidden="true">
          {strip.days.map((day) => (
            <div key={day.date} className={cn("border-border-soft border-l first:border-l-0", day.isWeekend && "bg-background")} />
          ))}
        </div>
        <ul className="relative grid auto-rows-[32px] grid-cols-14 gap-y-2 py-2">
          {strip.bars.map((bar) => (
            <li key={`${bar.kind} ${bar.id}`} className={cn("min-w-0 px-[3px]", placeOf(bar, columns))}>
              <Bar bar={bar} window={windows.find((one) => one.id === bar.id)} isAwaiting={awaiting.has(bar.id)} zone={zone} />
            </li>
          ))}
        </ul>
        {strip.bars.length === 0 ? (
          <p className="absolute inset-0 grid place-items-center text-subtle-foreground text-xs">No window and no freeze in these days.</p>
        ) : null}
      </div>
    </div>
  );
}

function DayHead({ day }: { day: StripDay }) {
  const tone = day.isWeekend ? "bg-background text-subtle-foreground" : "text-muted-foreground";
  return (
    <div
      className={cn(
        "border-border-soft border-l px-2 py-1.5 first:border-l-0",
        day.isToday ? "bg-brand-soft font-medium text-brand-fg" : tone,
      )}
    >
      {day.weekday.slice(0, 3)} <span className={cn("tnum", !day.isToday && "text-foreground")}>{day.dayOfMonth}</span>
    </div>
  );
}

/** Bars lie on whole columns, so fractions of the strip are counts of them. */
function placeOf({ left, width, lane }: StripBar, columns: number): string {
  const start = Math.round(left * columns);
  const span = Math.max(1, Math.round(width * columns));
  return cn(STARTS[start] ?? "col-start-1", SPANS[span - 1] ?? "col-span-1", ROWS[Math.min(lane, ROWS.length - 1)]);
}

type BarProps = { bar: StripBar; window: CalendarDto["windows"][number] | undefined; isAwaiting: boolean; zone: string };

const BAR = "flex h-8 items-center gap-1.5 overflow-hidden rounded-md border px-1.5 text-2xs whitespace-nowrap";

function Bar({ bar, window, isAwaiting, zone }: BarProps) {
  const { team } = useWorkspace();
  if (!window) {
    return (
      <Link href={`/t/${team.slug}/freezes`} title={bar.label} className={cn(BAR, "hatch border-border bg-card text-muted-foreground")}>
        <Snowflake className="size-3" aria-hidden="true" />
        <span className="truncate">
          <span className="sr-only">Freeze: </span>
          {bar.label}
        </span>
      </Link>
    );
  }
  const isWarned = bar.hasOverlap || bar.isInFreeze;
  const time = shortTime(window.t0, zone);
  return (
    <Link
      href={roomHref(team.slug, window.id)}
      title={`${bar.label}, T-0 ${time}${bar.isInFreeze ? ", in a freeze" : ""}${bar.hasOverlap ? ", overlaps" : ""}`}
      className={cn(BAR, toneOf(window.status, isAwaiting), isWarned && "border-blocked")}
    >
      <span className="min-w-0 text-[10px] leading-3">
        <span className="flex min-w-0 items-center gap-1">
          {isWarned ? (
            <TriangleAlert className="size-3 text-blocked-fg" aria-label={bar.isInFreeze ? "In a freeze:" : "Overlaps:"} />
          ) : null}
          <span className="truncate">{window.service}</span>
        </span>
        <span className="tnum block truncate font-normal">
          {window.version} {time}
        </span>
      </span>
    </Link>
  );
}

function toneOf(status: CalendarDto["windows"][number]["status"], isAwaiting: boolean): string {
  if (isAwaiting) return "border-signoff-line bg-signoff-soft font-medium text-signoff-fg";
  if (status === "draft") return "border-border-strong border-dashed bg-card text-muted-foreground";
  return "border-brand-line bg-brand-soft font-medium text-brand-fg";
}
