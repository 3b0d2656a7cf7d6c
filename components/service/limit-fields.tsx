"use client";

import { X } from "lucide-react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { comparesOf, type LimitRow, limitBetter, limitUnit, withMetric } from "@/lib/client/limit-rows";
import type { MetricLimit } from "@/lib/domain/metrics/limit";
import { METRIC_KEYS, METRICS, UNITS } from "@/lib/domain/metrics/metric";

type LimitFieldsProps = {
  row: LimitRow;
  /** Tells the fields of a row apart: `Limit 2`. */
  name: string;
  problemAt: (field: string) => string | undefined;
  onChange: (row: LimitRow) => void;
  onRemove: () => void;
};

const COMPARES: Record<MetricLimit["compare"], string> = {
  points: "against stable, in points",
  relative: "against stable, in percent",
  absolute: "by itself",
};

/** One limit: on what, how it is compared, up to where a stage proceeds and from where it rolls back. */
export function LimitFields({ row, name, problemAt, onChange, onRemove }: LimitFieldsProps) {
  const set = (changes: Partial<LimitRow>) => onChange({ ...row, ...changes });
  const choose = (text: string) => onChange(withMetric(row, METRIC_KEYS.find((one) => one === text) ?? row.metric));
  return (
    <fieldset aria-label={name} className="min-w-0 rounded-md border border-border px-3 py-2.5">
      <div className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 grid-cols-2 gap-2 max-md:grid-cols-1">
          <Select aria-label={`${name}, metric`} value={row.metric} onChange={(event) => choose(event.target.value)}>
            {METRIC_KEYS.map((metric) => (
              <option key={metric} value={metric}>
                {METRICS[metric].name}
              </option>
            ))}
          </Select>
          <Select
            aria-label={`${name}, compared`}
            value={row.compare}
            onChange={(event) => set({ compare: comparesOf(row).find((one) => one === event.target.value) ?? row.compare })}
          >
            {comparesOf(row).map((one) => (
              <option key={one} value={one}>
                {COMPARES[one]}
              </option>
            ))}
          </Select>
        </div>
        <IconButton label={`Remove ${name.toLowerCase()}`} size="lg" onClick={onRemove}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {row.metric === "business" ? <BusinessFields row={row} set={set} problemAt={problemAt} /> : null}
      <Numbers row={row} set={set} problemAt={problemAt} />
    </fieldset>
  );
}

type PartProps = Pick<LimitFieldsProps, "row" | "problemAt"> & { set: (changes: Partial<LimitRow>) => void };

function Numbers({ row, set, problemAt }: PartProps) {
  const unit = limitUnit(row);
  const isLower = limitBetter(row) === "lower";
  const look = { inputMode: "decimal", className: "tnum text-right font-mono", autoComplete: "off" } as const;
  return (
    <div className="mt-2 grid grid-cols-2 items-end gap-2">
      <Field label={`Proceeds ${isLower ? "under" : "from"}, in ${unit}`} required error={problemAt("proceed") ?? problemAt("unit")}>
        <Input {...look} value={row.proceed} onChange={(event) => set({ proceed: event.target.value })} />
      </Field>
      <Field label={`Rolls back ${isLower ? "over" : "under"}, in ${unit}`} optional error={problemAt("rollBack")}>
        <Input {...look} value={row.rollBack} onChange={(event) => set({ rollBack: event.target.value })} />
      </Field>
    </div>
  );
}

/** A figure of one's own says what it counts, in what, and which way is an improvement. */
function BusinessFields({ row, set, problemAt }: PartProps) {
  return (
    <div className="mt-2 grid grid-cols-3 gap-2 max-md:grid-cols-1">
      <Field label="Name of the figure" required error={problemAt("name")}>
        <Input value={row.name} onChange={(event) => set({ name: event.target.value })} placeholder="Logins in 10 minutes" maxLength={60} />
      </Field>
      <Field label="Unit" required>
        <Select
          value={row.unit}
          onChange={(event) => {
            const unit = UNITS.find((one) => one === event.target.value) ?? row.unit;
            const next = { ...row, unit };
            set({ unit, compare: comparesOf(next).includes(row.compare) ? row.compare : "absolute" });
          }}
        >
          {UNITS.map((unit) => (
            <option key={unit} value={unit}>
              {unit}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Better is" required error={problemAt("better")}>
        <Select value={row.better} onChange={(event) => set({ better: event.target.value === "lower" ? "lower" : "higher" })}>
          <option value="higher">more</option>
          <option value="lower">less</option>
        </Select>
      </Field>
    </div>
  );
}
