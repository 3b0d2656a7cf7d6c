"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { ItemOption, TemplateItem } from "@/lib/domain/checklist/template";

type OptionFieldsProps = { item: TemplateItem; set: (change: Partial<TemplateItem>) => void; error: string | undefined };

/** What only some kinds of items have: options to pick from, the unit of a reading, the label of a text. */
export function OptionFields({ item, set, error }: OptionFieldsProps) {
  if (item.kind === "choice") {
    const isFixed = item.computedFrom !== undefined;
    return (
      <Field
        label="Options"
        required
        error={error}
        hint={isFixed ? "They are the decisions of the stage." : "One on each line, two at least."}
      >
        <Textarea
          readOnly={isFixed}
          value={(item.options ?? []).map(({ label }) => label).join("\n")}
          onChange={(event) => set({ options: optionsOf(event.target.value, item.options ?? []) })}
        />
      </Field>
    );
  }
  if (item.kind !== "result" && item.kind !== "fill-in") return null;
  return (
    <Field label={item.kind === "result" ? "Unit of the reading" : "Label of the field"} required error={error}>
      <Input value={item.unit ?? ""} onChange={(event) => set({ unit: event.target.value })} />
    </Field>
  );
}

/** Lines as options. One that stays at its place keeps its key, by which releases know the answer. */
function optionsOf(text: string, before: readonly ItemOption[]): ItemOption[] {
  const labels = text.split("\n");
  const taken = new Set<string>();
  return labels.map((label, at) => {
    const known = before.find((one) => one.label === label) ?? (labels.length === before.length ? before[at] : undefined);
    let key = known?.key ?? `option-${at + 1}`;
    for (let number = at + 2; taken.has(key); number += 1) key = `option-${number}`;
    taken.add(key);
    return { key, label };
  });
}
