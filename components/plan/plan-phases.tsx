import { BarFill } from "@/components/ui/bar-fill";
import { cn } from "@/components/ui/cn";
import type { PhasePreview } from "@/lib/client/plan-preview";
import { formatSpan } from "@/lib/domain/time/axis";
import { dayLabel, zonedTime, zoneTimes } from "@/lib/domain/time/format";
import type { Plan } from "./use-plan";

/** The phases of the template: how much is in each, and when it is due in both zones. Weekdays are the calendar's. */
export function PlanPhases({ plan: { preview, form, viewerZone } }: { plan: Plan }) {
  const forward = preview.phases.filter((phase) => !phase.isRollback);
  const most = Math.max(...preview.phases.map((phase) => phase.required + phase.optional));
  return (
    <div className="mt-4 rounded-lg border border-border bg-card px-4 pt-3 pb-2">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-semibold text-sm">
          <span className="tnum">{preview.itemCount} items</span>{" "}
          <span className="font-normal text-muted-foreground">in {forward.length} phases, and a rollback ready</span>
        </h3>
        <span className="flex items-center gap-4 text-2xs text-subtle-foreground">
          <span className="flex items-center gap-1.5">
            <span className="h-2 w-3 rounded-xs bg-foreground/70" />
            required
          </span>
          <span className="flex items-center gap-1.5">
            <span className="h-2 w-3 rounded-xs bg-brand" />
            optional
          </span>
        </span>
      </div>
      <ol className="mt-2">
        {preview.phases.map((phase) => (
          <PhaseLine key={phase.key} phase={phase} most={most} zone={form.zone} viewerZone={viewerZone} />
        ))}
      </ol>
    </div>
  );
}

type PhaseLineProps = { phase: PhasePreview; most: number; zone: string; viewerZone: string };

function PhaseLine({ phase, most, zone, viewerZone }: PhaseLineProps) {
  const total = phase.required + phase.optional;
  return (
    <li className="grid grid-cols-[60px_minmax(0,1fr)_28px_minmax(0,236px)] items-center gap-3 py-[5px]">
      <span className="font-medium font-mono text-xs" title={phase.name}>
        {phase.code}
      </span>
      <span className="relative h-2.5" title={`${phase.required} required, ${phase.optional} optional`}>
        <span className="absolute inset-0 overflow-hidden rounded-xs">
          <BarFill share={total / most} className="fill-brand" />
        </span>
        <span className="absolute inset-0 overflow-hidden rounded-xs">
          <BarFill share={phase.required / most} className={cn("fill-card")} />
        </span>
        <span className="absolute inset-0 overflow-hidden rounded-xs">
          <BarFill share={phase.required / most} className="fill-foreground/70" />
        </span>
      </span>
      <span className="tnum text-right font-medium font-mono text-sm">
        {total}
        <span className="sr-only">
          {" "}
          items, {phase.required} required and {phase.optional} optional
        </span>
      </span>
      <span className="tnum truncate text-2xs text-subtle-foreground">{dueText(phase, zone, viewerZone)}</span>
    </li>
  );
}

function dueText({ dueAt, isRollback, name, anchor, stage, offsetMinutes }: PhasePreview, zone: string, viewerZone: string): string {
  if (isRollback) return "hidden until a rollback is started";
  if (anchor === "declaration") return "no due time, as soon as it can be";
  if (anchor === "promotion") return `${formatSpan(offsetMinutes)} after 100 %`;
  if (stage) return `watched for ${formatSpan(stage.minimumMinutes)}${dueAt ? ` from ${zonedTime(dueAt, viewerZone)} on` : ""}`;
  if (!dueAt) return name;
  const times = zoneTimes({ instant: dueAt, viewerZone, releaseZone: zone });
  // Where the days differ each time carries its own weekday.
  const differs = times.some((text) => /^[A-Z][a-z]{2} /.test(text));
  return differs ? times.join(" · ") : `${dayLabel(dueAt, viewerZone)}, ${times.join(" · ")}`;
}
