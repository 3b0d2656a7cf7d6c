"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type ItemPlace, setItem } from "@/lib/client/template-edit";
import { RELEASE_ROLE_NAMES, RELEASE_ROLES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { DocumentPath } from "@/lib/domain/checklist/own-template/document-problem";
import { ITEM_KIND_NAMES } from "@/lib/domain/checklist/own-template/item-difference";
import { isReferenceId } from "@/lib/domain/checklist/reference-ids";
import type { ItemKind, TemplateItem } from "@/lib/domain/checklist/template";
import { ConditionField } from "./condition-field";
import { useEditing } from "./editor-context";
import { OptionFields } from "./option-fields";

type ItemFieldsProps = { item: TemplateItem; place: ItemPlace; path: DocumentPath };

/** Kinds that a person can choose; the others come with what they follow from. */
const KINDS: readonly ItemKind[] = ["tick", "choice", "fill-in", "result"];

/** Everything about one item: what is true when it is done, what proves it, who does it, and whether it holds the gate. */
export function ItemFields({ item, place, path }: ItemFieldsProps) {
  const { edit, errorAt } = useEditing();
  const set = (change: Partial<TemplateItem>) => edit((one) => setItem(one, place, { ...item, ...change }));
  const at = (field: string) => errorAt([...path, field]);
  return (
    <div className="space-y-3 border-border-soft border-t bg-sunken px-3 py-3">
      <Field label="What is true when it is done" required error={at("title") ?? at("key")}>
        <Input value={item.title} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field label="What proves it" required error={at("proof")}>
        <Input value={item.proof} onChange={(event) => set({ proof: event.target.value })} />
      </Field>
      <VerifyFields item={item} set={set} errorAt={(field) => errorAt([...path, "verify", field])} />
      <div className="grid grid-cols-2 items-start gap-3 max-md:grid-cols-1">
        <Field label="Whose it is" required error={at("owner")}>
          <Select value={item.owner} onChange={(event) => set({ owner: event.target.value as ReleaseRole })}>
            {RELEASE_ROLES.map((role) => (
              <option key={role} value={role}>
                {RELEASE_ROLE_NAMES[role]}
              </option>
            ))}
          </Select>
        </Field>
        <KindField item={item} set={set} error={at("kind") ?? at("computedFrom") ?? at("messageKind")} />
      </div>
      <OptionFields item={item} set={set} error={at("options") ?? at("unit")} />
      <Checkbox
        label="Holds the gate while it is open"
        hint="Otherwise it is advice, and the phase passes without it."
        checked={item.required}
        onChange={(event) => set({ required: event.target.checked })}
      />
      <ConditionField item={item} set={set} error={at("condition")} />
      <p className="text-2xs text-subtle-foreground">
        Key <span className="font-mono">{item.key}</span>
        {item.sources.some(isReferenceId) ? <> · restates {item.sources.join(", ")} of the guide</> : " · your own"}
      </p>
    </div>
  );
}

type PartProps = { item: TemplateItem; set: (change: Partial<TemplateItem>) => void };

function VerifyFields({ item, set, errorAt }: PartProps & { errorAt: (field: string) => string | undefined }) {
  const { how, command } = item.verify ?? { how: "" };
  const change = (next: { how?: string; command?: string }) => {
    const verify = { how, command: command ?? "", ...next };
    const hasCommand = verify.command !== "";
    if (verify.how === "" && !hasCommand) return set({ verify: undefined });
    set({ verify: { how: verify.how, ...(hasCommand ? { command: verify.command } : {}) } });
  };
  return (
    <div className="grid grid-cols-2 items-start gap-3 max-md:grid-cols-1">
      <Field label="How to verify it" optional error={errorAt("how")}>
        <Input value={how} onChange={(event) => change({ how: event.target.value })} />
      </Field>
      <Field label="Command" optional error={errorAt("command")} hint="May hold {{service}}, {{namespace}} and {{toVersion}}.">
        <Input value={command ?? ""} onChange={(event) => change({ command: event.target.value })} mono spellCheck={false} />
      </Field>
    </div>
  );
}

function KindField({ item, set, error }: PartProps & { error: string | undefined }) {
  const isFixed = !KINDS.includes(item.kind) || item.computedFrom !== undefined;
  const change = (kind: ItemKind) => {
    const options = kind === "choice" ? [1, 2].map((number) => ({ key: `option-${number}`, label: `Option ${number}` })) : undefined;
    const unit = kind === "fill-in" ? "answer" : kind === "result" ? "%" : undefined;
    set({ kind, options, unit });
  };
  return (
    <Field
      label="Answered by"
      required
      error={error}
      hint={isFixed ? "This one follows from something else and stays as it is." : undefined}
    >
      <Select value={item.kind} disabled={isFixed} onChange={(event) => change(event.target.value as ItemKind)}>
        {(isFixed ? [item.kind] : KINDS).map((kind) => (
          <option key={kind} value={kind}>
            {ITEM_KIND_NAMES[kind]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
