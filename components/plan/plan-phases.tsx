import { cn } from "@/components/ui/cn";
import type { PhasePreview } from "@/lib/client/plan-preview";
import { formatSpan } from "@/lib/domain/time/axis";
import { dayLabel, zonedTime, zoneTimes } from "@/lib/domain/time/format";
import { PlanBar, PlanBarLegend } from "./plan-bar";
import type { Plan } from "./use-plan";

/** The phases of the plan: how much is in each and where it came from, and when it is due in both zones. Weekdays are the calendar's. */
export function PlanPhases({ plan: { preview, form, viewerZone, notice } }: { plan: Plan }) {
  const forward = preview.phases.filter((phase) => !phase.isRollback);
  const most = Math.max(...preview.phases.map(({ required, optional, leftOut }) => required + optional + leftOut));
  return (
    <div className="mt-4 rounded-lg border border-border bg-card px-4 pt-3 pb-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <h3 className="font-semibold text-sm">
          <span className="tnum">{preview.itemCount} items</span>{" "}
          <span className="font-normal text-muted-foreground">in {forward.length} phases, and a rollback ready</span>
        </h3>
        <PlanBarLegend isTailored={preview.tailoring !== null} />
      </div>
      <ol aria-label="Items by phase" className="-mx-2 mt-2">
        {preview.phases.map((phase) => (
          <PhaseLine
            key={phase.key}
            phase={phase}
            most={most}
            isTailored={preview.tailoring !== null}
            isChanged={notice?.phases.has(phase.key) ?? false}
            due={dueText(phase, form.zone, viewerZone)}
          />
        ))}
      </ol>
    </div>
  );
}

type PhaseLineProps = { phase: PhasePreview; most: number; isTailored: boolean; isChanged: boolean; due: string };

/** Tinted where the last answer changed it. */
function PhaseLine({ phase, most, isTailored, isChanged, due }: PhaseLineProps) {
  const { required, optional } = phase;
  const origin = isTailored ? originText(phase) : optional > 0 ? `${optional} optional` : "";
  return (
    <li
      className={cn(
        "grid grid-cols-[60px_minmax(0,1fr)_28px_136px] items-center gap-x-3 rounded-sm px-2 py-1 max-md:grid-cols-[60px_minmax(0,1fr)_28px]",
        isChanged && "bg-flash",
      )}
    >
      <span className="font-medium font-mono text-xs" title={phase.name}>
        {phase.code}
      </span>
      <PlanBar phase={phase} isTailored={isTailored} most={most} />
      <span className="tnum text-right font-medium font-mono text-sm">
        {required + optional}
        <span className="sr-only">
          {" "}
          items, {required} required and {optional} optional
        </span>
      </span>
      <span className="tnum text-2xs text-muted-foreground max-md:col-span-2 max-md:col-start-2">{origin}</span>
      <span className="tnum col-span-3 col-start-2 text-2xs text-subtle-foreground max-md:col-span-2 max-md:col-start-2">{due}</span>
    </li>
  );
}

function originText({ added, leftOut }: PhasePreview): string {
  return [added > 0 ? `+${added} added` : "", leftOut > 0 ? `${leftOut} left out` : ""].filter(Boolean).join(", ");
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
