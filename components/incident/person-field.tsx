"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { PersonRef } from "@/lib/domain/release/state";

type PersonFieldProps = {
  label: string;
  hint?: string;
  people: readonly Pick<PersonRef, "id" | "name">[];
  /** Id of the person, empty for nobody. */
  value: string;
  onChange: (id: string) => void;
  /** What nobody is called: `Nobody yet`. */
  none: string;
  error?: string | undefined;
};

/** One person of those who can have a part in an incident. */
export function PersonField({ label, hint, people, value, onChange, none, error }: PersonFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{none}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
