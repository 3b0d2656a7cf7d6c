"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { IntegrationsDto, RuleDto } from "@/lib/contracts/integration";
import { OBSERVATION_FIELDS, type ObservationField } from "@/lib/domain/integration/observation";

type RuleFieldsProps = { rule: RuleDto; services: IntegrationsDto["services"]; onChange: (rule: RuleDto | null) => void };

/** One rule: what it matches and what it does. */
export function RuleFields({ rule, services, onChange }: RuleFieldsProps) {
  const set = (changes: Partial<RuleDto>) => onChange({ ...rule, ...changes });
  return (
    <fieldset className="space-y-3 rounded-md border border-border p-3">
      <legend className="sr-only">{rule.name}</legend>
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <Field label="Name" required>
          <Input value={rule.name} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Field label="Kind of event" optional hint="Such as check_suite; empty for all.">
          <Input value={rule.event} onChange={(event) => set({ event: event.target.value })} mono spellCheck={false} />
        </Field>
      </div>
      <Conditions rule={rule} set={set} />
      <Field label="Releases of" required>
        <Select value={rule.serviceId} onChange={(event) => set({ serviceId: event.target.value })}>
          {services.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label="Only to the same version"
        checked={rule.sameVersion}
        onChange={(event) => set({ sameVersion: event.target.checked })}
      />
      <Checkbox
        label="Only in the same environment"
        checked={rule.sameEnvironment}
        onChange={(event) => set({ sameEnvironment: event.target.checked })}
      />
      <Action rule={rule} set={set} />
      <Button size="sm" onClick={() => onChange(null)}>
        Remove rule
      </Button>
    </fieldset>
  );
}

type PartProps = { rule: RuleDto; set: (changes: Partial<RuleDto>) => void };

/** What is left empty is not compared. */
function Conditions({ rule: { conditions }, set }: PartProps) {
  const wantedOf = (field: ObservationField) => conditions.find((one) => one.field === field)?.equals ?? "";
  const change = (field: ObservationField, equals: string) => {
    const others = conditions.filter((one) => one.field !== field);
    set({ conditions: equals === "" ? others : [...others, { field, equals }] });
  };
  return (
    <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
      {OBSERVATION_FIELDS.map((field) => (
        <Field key={field} label={FIELD_LABELS[field]} optional>
          <Input value={wantedOf(field)} onChange={(event) => change(field, event.target.value)} mono spellCheck={false} />
        </Field>
      ))}
    </div>
  );
}

const FIELD_LABELS: Record<ObservationField, string> = {
  subject: "Repository or alert",
  label: "Check or severity",
  service: "Service there",
  version: "Version",
  environment: "Environment",
};

function Action({ rule: { action }, set }: PartProps) {
  return (
    <div className="space-y-3">
      <Field label="It does" required>
        <Select
          value={action.kind}
          onChange={(event) => set({ action: event.target.value === "item" ? { kind: "item", item: "" } : { kind: "flag" } })}
        >
          <option value="flag">Ask about the running release: an alert whether to roll back, others by a flag</option>
          <option value="item">Set an item, done or failed</option>
        </Select>
      </Field>
      {action.kind === "item" ? (
        <Field label="Key of the item" required hint="As in npm run library:export.">
          <Input
            value={action.item}
            onChange={(event) => set({ action: { kind: "item", item: event.target.value } })}
            mono
            spellCheck={false}
          />
        </Field>
      ) : null}
    </div>
  );
}
