"use client";

import { Select } from "@/components/ui/select";
import { newId } from "@/lib/client/new-id";
import { betterOf, type GateRow, unitOf } from "@/lib/client/plan-tracks";
import { MAX_GATES } from "@/lib/contracts/plan";
import { METRIC_KEYS, METRICS, UNITS } from "@/lib/domain/metrics/metric";
import { Cell } from "./list-fields";
import { RowList } from "./row-list";
import type { PlanFields } from "./use-plan";

/** Limits on the canary alone, each in the unit of what it measures; they are judged at every stage that is decided. */
export function GateRows({ plan }: { plan: PlanFields }) {
  const rows = plan.form.gates;
  const put = (gates: GateRow[]) => plan.set({ gates });
  const change = (row: GateRow, part: Partial<GateRow>) => put(rows.map((one) => (one.id === row.id ? { ...one, ...part } : one)));
  return (
    <div>
      <RowList
        label="Gates on the canary alone"
        one="Gate"
        addLabel="Add a gate"
        rows={rows}
        onAdd={() =>
          rows.length < MAX_GATES && put([...rows, { id: newId(), metric: "p95", name: "", unit: "count", limit: "", better: "higher" }])
        }
        onRemove={(row) => put(rows.filter((one) => one.id !== row.id))}
        renderRow={(row, name) => (
          <div className="space-y-1.5">
            <Limit plan={plan} row={row} name={name} onChange={(part) => change(row, part)} />
            {row.metric === "business" ? <Figure plan={plan} row={row} name={name} onChange={(part) => change(row, part)} /> : null}
          </div>
        )}
      />
      <p className="mt-1 text-subtle-foreground text-xs">
        Every stage compares canary and stable as well, by the limits of the service or else those of the guide; all of them stand in the
        plan beside this.
      </p>
    </div>
  );
}

const GATE_WORDS = { lower: "less than", higher: "at least" } as const;

type RowProps = { plan: PlanFields; row: GateRow; name: string; onChange: (part: Partial<GateRow>) => void };

function Limit({ plan, row, name, onChange }: RowProps) {
  const word = GATE_WORDS[betterOf(row)];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto_80px_auto] items-center gap-2 text-muted-foreground text-xs max-md:grid-cols-[auto_minmax(0,1fr)_auto]">
      <Select
        wrapperClassName="max-md:col-span-full"
        aria-label={`${name}, metric`}
        value={row.metric}
        onChange={(event) => {
          const metric = METRIC_KEYS.find((one) => one === event.target.value);
          if (metric) onChange({ metric, ...(metric === "business" ? {} : { name: "" }) });
        }}
      >
        {METRIC_KEYS.map((metric) => (
          <option key={metric} value={metric}>
            {METRICS[metric].name}
          </option>
        ))}
      </Select>
      <span aria-hidden="true" className="w-14">
        {word}
      </span>
      <Cell
        plan={plan}
        field={`gates.${row.id}.limit`}
        label={`${name}, ${word}`}
        inputMode="decimal"
        className="tnum text-right font-mono"
        value={row.limit}
        onText={(limit) => onChange({ limit })}
      />
      <span className="w-8">{row.metric === "business" ? "" : unitOf(row)}</span>
    </div>
  );
}

/** A business figure says what it counts, and in what. */
function Figure({ plan, row, name, onChange }: RowProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_104px_120px] gap-2 max-md:grid-cols-2">
      <Cell
        plan={plan}
        field={`gates.${row.id}.name`}
        label={`${name}, what is counted`}
        placeholder="Logins that succeed"
        value={row.name}
        onText={(text) => onChange({ name: text })}
      />
      <Select
        aria-label={`${name}, what is better`}
        value={row.better}
        onChange={(event) => onChange({ better: event.target.value === "lower" ? "lower" : "higher" })}
      >
        <option value="higher">more is better</option>
        <option value="lower">less is better</option>
      </Select>
      <Select
        aria-label={`${name}, unit`}
        value={row.unit}
        onChange={(event) => {
          const unit = UNITS.find((one) => one === event.target.value);
          if (unit) onChange({ unit });
        }}
      >
        {UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {unit}
          </option>
        ))}
      </Select>
    </div>
  );
}
