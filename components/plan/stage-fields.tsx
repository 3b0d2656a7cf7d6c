"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { newId } from "@/lib/client/new-id";
import { LADDERS, type LadderName, ladderName, type RungRow, rowsOf, rungsOf } from "@/lib/client/plan-tracks";
import { MAX_STAGES } from "@/lib/contracts/plan";
import { ladderProblem } from "@/lib/domain/checklist/templates/canary/ladder";
import { formatSpan } from "@/lib/domain/time/axis";
import { RowError } from "./row-list";
import type { PlanFields } from "./use-plan";

const NAMES: LadderName[] = ["usual", "careful"];

/** Through which shares of the traffic a canary grows, and how long each of them is watched. */
export function StageFields({ plan }: { plan: PlanFields }) {
  const { form, set, errorAt } = plan;
  const rows = form.ladder;
  const put = (ladder: RungRow[], from?: string) => set({ ladder }, from);
  const add = () => put([...rows.slice(0, -1), { id: newId(), percent: "", minutes: "5" }, ...rows.slice(-1)]);
  return (
    <div>
      <p className="mb-1 font-medium text-xs">Stages</p>
      <RadioCards
        label="Known ladders"
        value={ladderName(rows)}
        onValueChange={(name) => put(rowsOf(LADDERS[name]), "stages")}
        options={NAMES.map((name) => ({ value: name, label: `${LADDERS[name].map(({ percent }) => percent).join(", ")} %` }))}
      />
      <ol aria-label="Stages" className="mt-2 space-y-1.5">
        {rows.map((row, index) => (
          <StageRow
            key={row.id}
            plan={plan}
            row={row}
            place={index + 1}
            onChange={(part) => put(rows.map((one) => (one.id === row.id ? { ...one, ...part } : one)))}
            onRemove={
              rows.length > 2
                ? () =>
                    put(
                      rows.filter((one) => one.id !== row.id),
                      "stages",
                    )
                : null
            }
          />
        ))}
      </ol>
      <RowError id="ladder-error" text={errorAt("ladder")} />
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3">
        {rows.length < MAX_STAGES ? (
          <Button variant="ghost" size="sm" onClick={add} className="-ml-2">
            <Plus aria-hidden="true" />
            Add a stage
          </Button>
        ) : (
          <span className="text-subtle-foreground text-xs">{MAX_STAGES} stages are the most.</span>
        )}
        <span className="tnum text-subtle-foreground text-xs">{totalText(rows)}</span>
      </div>
    </div>
  );
}

type StageRowProps = {
  plan: PlanFields;
  row: RungRow;
  place: number;
  onChange: (part: Partial<RungRow>) => void;
  onRemove: (() => void) | null;
};

function StageRow({ plan, row, place, onChange, onRemove }: StageRowProps) {
  const fields = { percent: `ladder.${row.id}.percent`, minutes: `ladder.${row.id}.minutes` };
  const errors = { percent: plan.errorAt(fields.percent), minutes: plan.errorAt(fields.minutes) };
  const cell = (field: "percent" | "minutes", label: string) => (
    <Input
      inputMode="numeric"
      aria-label={`Stage ${place}, ${label}`}
      aria-invalid={errors[field] ? true : undefined}
      aria-describedby={errors[field] ? `${fields[field]}-error` : undefined}
      value={row[field]}
      onChange={(event) => onChange({ [field]: event.target.value })}
      className="tnum w-16 text-right font-mono"
    />
  );
  return (
    <li>
      <div className="flex items-center gap-2 text-muted-foreground text-xs">
        <span aria-hidden="true" className="tnum w-4 text-right text-subtle-foreground">
          {place}
        </span>
        {cell("percent", "percent of the traffic")}
        <span aria-hidden="true">% for</span>
        {cell("minutes", "minutes it is watched at least")}
        <span aria-hidden="true">minutes at least</span>
        <IconButton
          label={`Remove stage ${place}`}
          size="lg"
          className="ml-auto"
          onClick={onRemove ?? undefined}
          disabledReason={onRemove ? undefined : "A ladder has two stages at least."}
        >
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <div className="pl-6">
        <RowError id={`${fields.percent}-error`} text={errors.percent} />
        <RowError id={`${fields.minutes}-error`} text={errors.minutes} />
      </div>
    </li>
  );
}

/** What the times come to; nothing while one of them cannot be read. */
function totalText(rows: readonly RungRow[]): string {
  const ladder = rungsOf(rows);
  if (ladderProblem(ladder)) return "";
  return `${formatSpan(ladder.reduce((sum, { minutes }) => sum + minutes, 0))} at least, all stages together`;
}
