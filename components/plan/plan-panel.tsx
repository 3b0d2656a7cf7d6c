"use client";

import { ArrowRight, Check, CircleDashed, type LucideIcon, RefreshCw, Split, ToggleRight, TriangleAlert, Waypoints } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { timesOf } from "@/lib/client/plan-form";
import { listed } from "@/lib/domain/access/who-can";
import { CRITICALITY_NAMES, STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import { preferredRollbackMethod } from "@/lib/domain/release/rollback-choices";
import type { ReleaseDetails } from "@/lib/domain/release/state";
import { dayLabel, zoneTimes } from "@/lib/domain/time/format";
import { PlanAdvice } from "./plan-advice";
import { PlanChoices } from "./plan-choices";
import { PlanMissing } from "./plan-missing";
import { PlanPhases } from "./plan-phases";
import { PlanSigners } from "./plan-signers";
import { PlanStrategy } from "./plan-strategy";
import type { Plan } from "./use-plan";
import { useWindowCheck, windowOf } from "./window-warnings";

const ICONS: Record<ReleaseDetails["strategy"], LucideIcon> = {
  rolling: RefreshCw,
  "blue-green": Split,
  canary: Waypoints,
  "feature-flag": ToggleRight,
};

/** What comes of the answers so far, from the same rules that the server will apply. */
export function PlanPanel({ plan }: { plan: Plan }) {
  const { tailoring } = plan.preview;
  return (
    <section aria-label="Your plan" className="min-w-0 flex-1 overflow-y-auto px-6 py-5 max-lg:overflow-visible max-md:px-4">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-semibold text-sm">Your plan</h2>
        {plan.notice ? (
          <span className="tnum inline-flex items-center gap-1.5 text-subtle-foreground text-xs">
            <span className="rounded-sm bg-flash px-1.5 py-0.5 text-brand-fg">{plan.notice.text}</span>
            from your last answer: {plan.notice.from}
          </span>
        ) : null}
      </div>
      <Summary plan={plan} />
      {tailoring ? <PlanAdvice plan={plan} tailoring={tailoring} /> : null}
      <PlanPhases plan={plan} />
      {tailoring ? <PlanChoices plan={plan} tailoring={tailoring} /> : null}
      <PlanStrategy preview={plan.preview} strategy={plan.form.strategy} />
      <div className="mt-4 grid grid-cols-2 gap-4 max-xl:grid-cols-1">
        <PlanSigners plan={plan} />
        <PlanMissing plan={plan} />
      </div>
    </section>
  );
}

function Summary({ plan }: { plan: Plan }) {
  const { form, service } = plan;
  const Icon = ICONS[form.strategy];
  return (
    <div className="mt-3 rounded-lg border border-border bg-card">
      <div className="flex items-start gap-4 p-4">
        <span className="grid size-9 shrink-0 place-items-center rounded-md bg-primary text-primary-foreground">
          <Icon className="size-[18px]" aria-hidden="true" />
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="truncate font-semibold text-lg tracking-[-0.01em]">{service?.name ?? "No service chosen"}</span>
            <Versions from={form.fromVersion} to={form.toVersion} />
            <Chip>{CRITICALITY_NAMES[form.criticality]}</Chip>
            <span className="ml-auto rounded-sm border border-border-soft bg-sunken px-2 text-2xs text-muted-foreground leading-6">
              {STRATEGY_NAMES[form.strategy]}
            </span>
          </div>
          <ul className="mt-1 grid grid-cols-2 gap-x-5 max-xl:grid-cols-1">
            <TimeLine plan={plan} />
            <WindowLine plan={plan} />
            <StaffingLine plan={plan} />
            <Statement standing={form.rollbackPlan.trim() === "" ? "missing" : "ok"} title={`Way back: ${preferredRollbackMethod(form)}`}>
              {form.rollbackPlan.trim() === "" ? "No rollback plan written yet" : "With a written rollback plan"}
            </Statement>
          </ul>
        </div>
      </div>
    </div>
  );
}

function Versions({ from, to }: { from: string; to: string }) {
  if (from === "" && to === "") return null;
  return (
    <span className="inline-flex items-center gap-1.5 font-mono text-xs">
      <span className="text-muted-foreground">{from || "?"}</span>
      <ArrowRight className="size-3 text-subtle-foreground" aria-label="to" />
      <span className="font-medium">{to || "?"}</span>
    </span>
  );
}

const MARKS = {
  ok: { icon: Check, tone: "text-done" },
  warn: { icon: TriangleAlert, tone: "text-blocked-fg" },
  missing: { icon: CircleDashed, tone: "text-subtle-foreground" },
} as const;

type StatementProps = { standing: keyof typeof MARKS; title: string; children: string };

function Statement({ standing, title, children }: StatementProps) {
  const { icon: Icon, tone } = MARKS[standing];
  return (
    <li className="flex items-start gap-2.5 py-[5px]">
      <Icon className={cn("mt-0.5 size-4", tone)} aria-hidden="true" />
      <span className="min-w-0 flex-1 text-sm leading-[18px]">
        {title}
        <span className="tnum block text-subtle-foreground text-xs">{children}</span>
      </span>
    </li>
  );
}

function TimeLine({ plan: { form, viewerZone } }: { plan: Plan }) {
  const times = timesOf(form);
  if (!times) {
    return (
      <Statement standing="missing" title="T-0 is not chosen yet">
        Due times follow from it
      </Statement>
    );
  }
  const both = zoneTimes({ instant: times.plannedT0, viewerZone, releaseZone: form.zone }).join(" · ");
  return (
    <Statement standing="ok" title={`T-0 on ${dayLabel(times.plannedT0, form.zone)}`}>
      {both}
    </Statement>
  );
}

function WindowLine({ plan }: { plan: Plan }) {
  const { data, isKnown } = useWindowCheck(windowOf(plan.form));
  if (!isKnown || !data) {
    return (
      <Statement standing="missing" title="Window not looked up yet">
        Needs the service and T-0
      </Statement>
    );
  }
  const parts = [count(data.overlaps.length, "overlap"), count(data.freezes.length, "freeze")].filter((part) => part !== "");
  if (parts.length === 0) {
    return (
      <Statement standing="ok" title="The window is free">
        No overlap and no freeze
      </Statement>
    );
  }
  return (
    <Statement standing="warn" title={`The window has ${parts.join(" and ")}`}>
      {[...data.overlaps.map((one) => one.label), ...data.freezes.map((one) => one.name)].join(", ")}
    </Statement>
  );
}

const count = (size: number, unit: string) => (size === 0 ? "" : `${size} ${unit}${size === 1 ? "" : "s"}`);

function StaffingLine({ plan: { preview, staffing } }: { plan: Plan }) {
  if (preview.roster.length === 0) {
    return (
      <Statement standing="missing" title="Nobody named yet">
        {`${preview.signOffCount} sign-offs will be needed`}
      </Statement>
    );
  }
  const [first] = preview.problems;
  if (first) {
    return (
      <Statement standing="warn" title="Not every gate can be signed">
        {first.text}
      </Statement>
    );
  }
  const away = staffing.gates.filter(({ isFilled }) => !isFilled).map(({ code }) => code);
  if (away.length > 0) {
    return (
      <Statement standing="warn" title="Not everybody is there">
        {`Outside working hours or absent: ${listed(away, "and")}`}
      </Statement>
    );
  }
  return (
    <Statement standing="ok" title="Every gate can be signed">
      {`${preview.signOffCount} sign-offs, by different people where the rules ask`}
    </Statement>
  );
}
