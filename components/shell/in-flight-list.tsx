import { CircleCheck, CircleDashed, CircleDot, Pause, PenLine, Undo2 } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { useTicking } from "@/lib/client/ticker";
import type { InFlightRelease } from "@/lib/contracts/workspace";
import { clockParts } from "@/lib/domain/time/clock";
import { useShell } from "./shell-context";

const MARKS = {
  signoff: { icon: PenLine, tone: "text-signoff-fg" },
  preparing: { icon: CircleDashed, tone: "text-brand-fg" },
  running: { icon: CircleDot, tone: "text-brand-fg" },
  hold: { icon: Pause, tone: "text-blocked-fg" },
  rollback: { icon: Undo2, tone: "text-failed-fg" },
  deployed: { icon: CircleCheck, tone: "text-done-fg" },
} as const satisfies Record<InFlightRelease["mark"], unknown>;

type InFlightListProps = { entries: readonly InFlightRelease[]; onNavigate?: (() => void) | undefined };

function InFlightRow({ entry, onNavigate }: { entry: InFlightRelease } & Pick<InFlightListProps, "onNavigate">) {
  const { basePath } = useShell();
  const { icon: Icon, tone } = MARKS[entry.mark];
  return (
    <Link
      href={`${basePath}/releases/${entry.id}`}
      onClick={onNavigate}
      className="block rounded-md px-2 py-1.5 transition-colors duration-120 hover:bg-sidebar-accent/60"
    >
      <span className="flex items-center gap-2 text-sm">
        <span className={cn("shrink-0", tone)} title={entry.stateLabel}>
          <Icon className="size-3.5" aria-hidden="true" />
        </span>
        <span className="truncate">{entry.name}</span>
        <span className="sr-only">, {entry.stateLabel}</span>
      </span>
      <span className="mt-0.5 flex items-center justify-between pl-[22px] font-mono text-2xs text-subtle-foreground">
        <span>{entry.version}</span>
        <span className="tnum">
          <InFlightClock entry={entry} />
        </span>
      </span>
    </Link>
  );
}

function InFlightClock({ entry }: { entry: InFlightRelease }) {
  const read = (now: string) => {
    const { prefix, text } = clockParts({ ...entry, now });
    return prefix + text;
  };
  return useTicking(() => read(new Date().toISOString()), read(entry.now));
}

/** Releases under way, below the navigation. Draws nothing when there is none. */
export function InFlightList({ entries, onNavigate }: InFlightListProps) {
  const headingId = useId();
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={headingId} className="mt-6 min-h-0 overflow-y-auto">
      <h2 id={headingId} className="px-2 font-medium text-2xs text-subtle-foreground">
        In flight
      </h2>
      <ul className="mt-1 space-y-0.5">
        {entries.map((entry) => (
          <li key={entry.id}>
            <InFlightRow entry={entry} onNavigate={onNavigate} />
          </li>
        ))}
      </ul>
    </section>
  );
}
