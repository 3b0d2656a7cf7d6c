"use client";

import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { METRIC_KEYS, METRICS, type MetricKey, UNITS, type Unit } from "@/lib/domain/metrics/metric";
import type { ReadingLine } from "./use-readings-form";

/** A metric that the stage is not judged by; `name` and `unit` are those of a business figure. */
export type Other = { readonly metric: MetricKey | null; readonly name: string; readonly unit: Unit };

export const NO_OTHER: Other = { metric: null, name: "", unit: "count" };

export function otherLineOf({ metric, name, unit }: Other): ReadingLine | null {
  if (metric === null) return null;
  return { key: "other", metric, name: metric === "business" ? name.trim() : null, unit: METRICS[metric].unit ?? unit };
}

type OtherLineProps = { other: Other; onChange: (other: Other) => void /** What is asked for already. */; besides: readonly ReadingLine[] };

const UNIT_NAMES: Partial<Record<Unit, string>> = { count: "a count" };

/** Chooses one more thing to record: processor, memory, or a business figure with its name and unit. */
export function OtherLine({ other, onChange, besides }: OtherLineProps) {
  const offered = METRIC_KEYS.filter((key) => key === "business" || besides.every((line) => line.metric !== key));
  const choose = (text: string) => onChange({ ...other, metric: offered.find((key) => key === text) ?? null });
  return (
    <span className="block space-y-1.5">
      <Select aria-label="Another metric" value={other.metric ?? ""} onChange={(event) => choose(event.target.value)}>
        <option value="">Another metric</option>
        {offered.map((key) => (
          <option key={key} value={key}>
            {METRICS[key].name}
          </option>
        ))}
      </Select>
      {other.metric === "business" ? (
        <>
          <Input
            aria-label="Name of the figure"
            placeholder="Logins in 10 minutes"
            value={other.name}
            onChange={(event) => onChange({ ...other, name: event.target.value })}
            maxLength={60}
          />
          <Select
            aria-label="Unit of the figure"
            value={other.unit}
            onChange={(event) => onChange({ ...other, unit: UNITS.find((one) => one === event.target.value) ?? "count" })}
          >
            {UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {UNIT_NAMES[unit] ?? unit}
              </option>
            ))}
          </Select>
        </>
      ) : null}
    </span>
  );
}
