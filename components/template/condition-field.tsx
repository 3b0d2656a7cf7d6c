"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ItemCondition, TemplateItem } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "@/lib/domain/checklist/templates/conditions";

type ConditionFieldProps = { item: TemplateItem; set: (change: Partial<TemplateItem>) => void; error: string | undefined };

const KNOWN: readonly ItemCondition[] = Object.values(CONDITIONS);
const OWN = "own";

/** When an item applies: always, under a condition that the profile or people answer, or under one of the team's own. */
export function ConditionField({ item, set, error }: ConditionFieldProps) {
  const { condition } = item;
  const known = KNOWN.find(({ id }) => id === condition?.id);
  const choose = (value: string) => {
    if (value === "") return set({ condition: undefined });
    set({ condition: KNOWN.find(({ id }) => id === value) ?? { id: `when-${item.key}`.slice(0, 80), text: "Applies when " } });
  };
  return (
    <div className="grid grid-cols-2 items-start gap-3 max-md:grid-cols-1">
      <Field label="Applies" required error={known ? error : undefined} hint={known?.text}>
        <Select value={known ? known.id : condition ? OWN : ""} onChange={(event) => choose(event.target.value)}>
          <option value="">always</option>
          {KNOWN.map(({ id }) => (
            <option key={id} value={id}>
              {id.replaceAll("-", " ")}
            </option>
          ))}
          <option value={OWN}>under a condition of our own</option>
        </Select>
      </Field>
      {condition && !known ? (
        <Field label="Condition" required error={error} hint="Somebody on the release answers it.">
          <Input value={condition.text} onChange={(event) => set({ condition: { ...condition, text: event.target.value } })} />
        </Field>
      ) : null}
    </div>
  );
}
