import { Snowflake, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { roomHref } from "@/lib/client/room-href";
import type { CalendarDto } from "@/lib/contracts/home";
import type { Strip, StripBar } from "@/lib/domain/calendar/calendar-strip";
import { dayLabel, shortTime } from "@/lib/domain/time/format";

type CalendarAgendaProps = { strip: Strip; windows: CalendarDto["windows"]; zone: string };

/** The strip as a list, for screens on which fourteen columns cannot be read. */
export function CalendarAgenda({ strip, windows, zone }: CalendarAgendaProps) {
  const bars = strip.bars.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  if (bars.length === 0) {
    return <p className="px-4 py-5 text-muted-foreground text-xs md:hidden">No window and no freeze in these days.</p>;
  }
  return (
    <ul className="divide-y divide-border-soft md:hidden">
      {bars.map((bar) => (
        <li key={`${bar.kind} ${bar.id}`}>
          <Entry bar={bar} window={windows.find((one) => one.id === bar.id)} zone={zone} />
        </li>
      ))}
    </ul>
  );
}

type EntryProps = { bar: StripBar; window: CalendarDto["windows"][number] | undefined; zone: string };

function Entry({ bar, window, zone }: EntryProps) {
  const { team } = useWorkspace();
  const isWarned = bar.hasOverlap || bar.isInFreeze;
  const href = window ? roomHref(team.slug, window.id) : `/t/${team.slug}/freezes`;
  return (
    <Link href={href} className="flex min-h-11 items-center gap-2 px-4 py-2 text-xs">
      <span className="tnum w-[74px] shrink-0 text-muted-foreground">{dayLabel(bar.start, zone)}</span>
      <span className="min-w-0 flex-1 truncate">
        {window ? null : <Snowflake className="mr-1.5 inline size-3 text-muted-foreground" aria-label="Freeze" />}
        {bar.label}
        {window?.status === "draft" ? <span className="text-subtle-foreground">, draft</span> : null}
      </span>
      {isWarned ? <TriangleAlert className="size-3.5 text-blocked-fg" aria-label={bar.isInFreeze ? "In a freeze" : "Overlaps"} /> : null}
      <span className="tnum shrink-0 text-subtle-foreground">{window ? shortTime(window.t0, zone) : `to ${dayLabel(bar.end, zone)}`}</span>
    </Link>
  );
}
