"use client";

import type { ComponentProps } from "react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { newId } from "@/lib/client/new-id";
import type { ListField, PlanForm } from "@/lib/client/plan-form";
import { CHANGE_KINDS, MAX_CHANGES, MAX_LINKS, MAX_RISKS, MAX_THRESHOLDS } from "@/lib/contracts/plan";
import { CHANGE_KIND_NAMES } from "@/lib/domain/release/release-words";
import { RowError, RowList } from "./row-list";
import type { PlanFields } from "./use-plan";

type RowOf<List extends ListField> = PlanForm[List][number];

/** Adding, changing and taking away rows of one list of the form. */
function useRows<List extends ListField>(plan: PlanFields, list: List, { empty, max }: { empty: Omit<RowOf<List>, "id">; max: number }) {
  const rows: readonly RowOf<List>[] = plan.form[list];
  const put = (next: readonly RowOf<List>[]) => plan.set({ [list]: next });
  return {
    rows,
    onAdd: () => rows.length < max && put([...rows, { ...empty, id: newId() } as RowOf<List>]),
    onRemove: (row: RowOf<List>) => put(rows.filter((one) => one.id !== row.id)),
    change: (row: RowOf<List>, part: Partial<RowOf<List>>) => put(rows.map((one) => (one.id === row.id ? { ...one, ...part } : one))),
  };
}

type CellProps = Omit<ComponentProps<typeof Input>, "onChange"> & {
  plan: PlanFields;
  field: string;
  label: string;
  onText: (text: string) => void;
};

/** One text of a row, with its error. */
export function Cell({ plan, field, label, onText, ...rest }: CellProps) {
  const error = plan.errorAt(field);
  return (
    <div className="min-w-0">
      <Input
        {...rest}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${field}-error` : undefined}
        onChange={(event) => onText(event.target.value)}
      />
      <RowError id={`${field}-error`} text={error} />
    </div>
  );
}

export function ChangeRows({ plan }: { plan: PlanFields }) {
  const { change, ...list } = useRows(plan, "changes", { empty: { kind: "feature", text: "" }, max: MAX_CHANGES });
  return (
    <RowList
      {...list}
      label="Changes"
      one="Change"
      addLabel="Add a change"
      renderRow={(row, name) => (
        <div className="grid grid-cols-[128px_minmax(0,1fr)] gap-1.5 max-md:grid-cols-1">
          <Select
            aria-label={`${name}, kind`}
            value={row.kind}
            onChange={(event) => {
              const kind = CHANGE_KINDS.find((one) => one === event.target.value);
              if (kind) change(row, { kind });
            }}
          >
            {CHANGE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {CHANGE_KIND_NAMES[kind]}
              </option>
            ))}
          </Select>
          <Cell
            plan={plan}
            field={`changes.${row.id}.text`}
            label={`${name}, what changes`}
            value={row.text}
            onText={(text) => change(row, { text })}
          />
        </div>
      )}
    />
  );
}

export function RiskRows({ plan }: { plan: PlanFields }) {
  const { change, ...list } = useRows(plan, "risks", { empty: { risk: "", mitigation: "" }, max: MAX_RISKS });
  return (
    <RowList
      {...list}
      label="Risks"
      one="Risk"
      addLabel="Add a risk"
      renderRow={(row, name) => (
        <div className="space-y-1.5">
          <Cell
            plan={plan}
            field={`risks.${row.id}.risk`}
            label={`${name}, what may go wrong`}
            placeholder="What may go wrong"
            value={row.risk}
            onText={(risk) => change(row, { risk })}
          />
          <Cell
            plan={plan}
            field={`risks.${row.id}.mitigation`}
            label={`${name}, what is done about it`}
            placeholder="What is done about it"
            value={row.mitigation}
            onText={(mitigation) => change(row, { mitigation })}
          />
        </div>
      )}
    />
  );
}

export function ThresholdRows({ plan }: { plan: PlanFields }) {
  const { change, ...list } = useRows(plan, "thresholds", { empty: { metric: "", limit: "" }, max: MAX_THRESHOLDS });
  return (
    <RowList
      {...list}
      label="Roll back when"
      one="Threshold"
      addLabel="Add a threshold"
      renderRow={(row, name) => (
        <div className="grid grid-cols-2 gap-1.5">
          <Cell
            plan={plan}
            field={`thresholds.${row.id}.metric`}
            label={`${name}, metric`}
            placeholder="Metric"
            value={row.metric}
            onText={(metric) => change(row, { metric })}
          />
          <Cell
            plan={plan}
            field={`thresholds.${row.id}.limit`}
            label={`${name}, limit`}
            placeholder="Is more than"
            value={row.limit}
            onText={(limit) => change(row, { limit })}
          />
        </div>
      )}
    />
  );
}

export function LinkRows({ plan }: { plan: PlanFields }) {
  const { change, ...list } = useRows(plan, "links", { empty: { label: "", url: "" }, max: MAX_LINKS });
  return (
    <RowList
      {...list}
      label="Links"
      one="Link"
      addLabel="Add a link"
      renderRow={(row, name) => (
        <div className="grid grid-cols-[140px_minmax(0,1fr)] gap-1.5 max-md:grid-cols-1">
          <Cell
            plan={plan}
            field={`links.${row.id}.label`}
            label={`${name}, name`}
            placeholder="Name"
            value={row.label}
            onText={(label) => change(row, { label })}
          />
          <Cell
            plan={plan}
            field={`links.${row.id}.url`}
            label={`${name}, address`}
            placeholder="https://"
            type="url"
            value={row.url}
            onText={(url) => change(row, { url })}
          />
        </div>
      )}
    />
  );
}
