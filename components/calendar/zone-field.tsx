"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isZone } from "@/lib/domain/time/zone";

type ZoneFieldProps = { id?: string; value: string; onChange: (zone: string) => void; error?: string | undefined; hint?: string };

/** An IANA time zone: typed in part and picked from the list, or typed whole. */
export function ZoneField({ id, value, onChange, error, hint }: ZoneFieldProps) {
  const listId = useId();
  const [zones, setZones] = useState<readonly string[]>([]);
  const problem = value !== "" && !isZone(value) ? "Type a place and pick it from the list, such as Europe/London." : error;
  return (
    <Field label="Time zone" required {...(id ? { id } : {})} error={problem} hint={hint}>
      <Input
        value={value}
        onChange={(event) => onChange(event.target.value.trim())}
        // Four hundred names: only once somebody is about to choose among them.
        onFocus={() => setZones(Intl.supportedValuesOf("timeZone"))}
        list={listId}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={listId}>
        {["UTC", ...zones].map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </Field>
  );
}
