import { CalendarClock, Gauge, Plus } from "lucide-react";
import type { ReactNode } from "react";
import type { PlanPreview } from "@/lib/client/plan-preview";
import { listed } from "@/lib/domain/access/who-can";
import type { StageChoice } from "@/lib/domain/checklist/template";
import type { Criterion } from "@/lib/domain/metrics/criterion";
import { metricName } from "@/lib/domain/metrics/metric";
import { gateText, rollBackText } from "@/lib/domain/metrics/metric-words";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import type { ReleaseDetails } from "@/lib/domain/release/state";

type Props = { preview: PlanPreview; strategy: ReleaseDetails["strategy"] };

/** What comes of the strategy: the steps it brings and what it leaves behind, or what the stages of a canary are judged by. */
export function PlanStrategy({ preview, strategy }: Props) {
  const hasStages = preview.phases.some((phase) => phase.stage);
  return (
    <>
      {preview.steps.length > 0 ? <Steps preview={preview} strategy={strategy} /> : null}
      {hasStages ? <Stages preview={preview} /> : null}
    </>
  );
}

function Steps({ preview: { steps, owed }, strategy }: Props) {
  const count = steps.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <div className="mt-4 rounded-lg border border-border bg-card px-4 py-3">
      <h3 className="font-semibold text-sm">
        {STRATEGY_NAMES[strategy]} adds <span className="tnum font-normal text-muted-foreground">{count} steps</span>
      </h3>
      <div className="mt-1 grid grid-cols-2 gap-x-5 max-xl:grid-cols-1">
        {steps.map(({ title, items }) => (
          <section key={title} aria-label={title}>
            <h4 className="pt-1.5 text-subtle-foreground text-xs">{title}</h4>
            <ul>
              {items.map((item) => (
                <Line key={item} icon={<Plus className="mt-0.5 size-4 shrink-0 text-brand-fg" aria-hidden="true" />}>
                  {item}
                </Line>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <ul className="mt-1 border-border-soft border-t pt-1">
        {owed.map((title) => (
          <Line key={title} icon={<CalendarClock className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden="true" />}>
            {title}
            <span className="block text-subtle-foreground text-xs">
              Owed within a week of the deployment; the release is not completed before.
            </span>
          </Line>
        ))}
      </ul>
    </div>
  );
}

const CHOICES: Record<StageChoice, string> = { proceed: "proceed", pause: "pause", "roll-back": "roll back" };

function Stages({ preview: { phases } }: { preview: PlanPreview }) {
  const decided = phases.flatMap(({ key, code, stage }) => (stage && stage.decisions.length > 0 ? [{ key, code, ...stage }] : []));
  const criteria = decided.at(-1)?.criteria ?? [];
  return (
    <div className="mt-4 grid grid-cols-2 gap-x-5 rounded-lg border border-border bg-card px-4 py-3 max-xl:grid-cols-1">
      <section aria-label="Decisions">
        <h3 className="font-semibold text-sm">
          Decided <span className="tnum font-normal text-muted-foreground">{decided.length} times</span>
        </h3>
        <ul className="mt-1">
          {decided.map(({ key, code, decisions }) => (
            <li key={key} className="flex gap-2.5 py-[5px] text-sm leading-[18px]">
              <span className="tnum w-9 font-medium font-mono text-xs leading-[18px]">{code}</span>
              {listed(
                decisions.map((choice) => CHOICES[choice]),
                "or",
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Criteria">
        <h3 className="font-semibold text-sm max-xl:mt-2">Judged by</h3>
        <ul className="mt-1">
          {criteria.map((criterion) => (
            <Line
              key={`${criterion.metric} ${criterion.name} ${criterion.compare}`}
              icon={<Gauge className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden="true" />}
            >
              {metricName(criterion)}
              <span className="tnum block text-subtle-foreground text-xs">{criterionText(criterion)}</span>
            </Line>
          ))}
        </ul>
      </section>
    </div>
  );
}

function criterionText(criterion: Criterion): string {
  const against = criterion.compare === "absolute" ? "the canary alone" : "against stable";
  return [gateText(criterion), rollBackText([criterion]), against].filter(Boolean).join(", ");
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2.5 py-[5px]">
      {icon}
      <span className="min-w-0 flex-1 text-sm leading-[18px]">{children}</span>
    </li>
  );
}
