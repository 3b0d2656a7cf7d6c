import { AlarmClock, Clock, Megaphone } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { countdown, elapsed } from "@/lib/domain/time/clock";
import { type Instant, toMs } from "@/lib/domain/time/instant";

type DueLineProps = { name: string; detail: string; dueAt: Instant; now: Instant };

/** Looks of the link or button around a DueLine. */
export const dueLineClasses = (isOwed: boolean): string =>
  cn("flex items-center gap-3 border-border border-b px-4 py-3", isOwed ? "bg-blocked-soft text-blocked-fg" : "hover:bg-accent");

/** What has to be said next, with its countdown; counting up once it is due. */
export function DueLine({ name, detail, dueAt, now }: DueLineProps) {
  const ms = toMs(dueAt) - toMs(now);
  const isOwed = ms <= 0;
  const Icon = isOwed ? AlarmClock : ms < 3_600_000 ? Clock : Megaphone;
  return (
    <>
      <Icon className="size-[18px] shrink-0" aria-hidden="true" />
      <span className="min-w-0 flex-1 text-left">
        <span className="block truncate font-medium">
          {name}
          {isOwed ? " overdue" : ""}
        </span>
        <span className="tnum block truncate text-xs">{detail}</span>
      </span>
      {Math.abs(ms) < 86_400_000 ? (
        <span className="tnum font-medium font-mono text-base">{isOwed ? `+${elapsed(-ms)}` : countdown(ms)}</span>
      ) : null}
    </>
  );
}
