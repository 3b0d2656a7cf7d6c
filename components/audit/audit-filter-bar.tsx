"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AuditFilters } from "@/lib/client/audit";
import type { AuditChoices } from "@/lib/contracts/audit";
import { dateRange } from "@/lib/domain/audit/date-range";
import { EVENT_KIND_NAMES, EVENT_KINDS } from "@/lib/domain/audit/event-kinds";
import { addMinutes } from "@/lib/domain/time/instant";
import { toWallTime } from "@/lib/domain/time/zone";

type AuditFilterBarProps = { filters: AuditFilters; choices: AuditChoices; zone: string; onChange: (filters: AuditFilters) => void };

type Option = { readonly id: string; readonly name: string };
const KINDS: readonly Option[] = EVENT_KINDS.map((kind) => ({ id: kind, name: EVENT_KIND_NAMES[kind] }));

/** Release, person, kind and days. Days are those of the reader's zone. */
export function AuditFilterBar({ filters, choices, zone, onChange }: AuditFilterBarProps) {
  const { from, to, ...rest } = filters;
  const [days, setDays] = useState(() => daysOf(filters, zone));
  const choose = (key: "release" | "person" | "kind", value: string) => {
    const { [key]: _before, ...others } = filters;
    onChange(value === "" ? others : { ...others, [key]: value });
  };
  const chooseDays = (next: DayRange) => {
    setDays(next);
    onChange({ ...rest, ...dateRange({ ...next, zone }) });
  };
  const clear = () => {
    setDays({ first: "", last: "" });
    onChange({});
  };

  return (
    <search aria-label="Narrow the log" className="mt-4 flex flex-wrap items-end gap-2 max-md:grid max-md:grid-cols-2">
      <Choice
        label="Release"
        every="All releases"
        value={filters.release}
        options={choices.releases}
        onChange={(value) => choose("release", value)}
      />
      <Choice
        label="Person"
        every="Everybody"
        value={filters.person}
        options={choices.people}
        onChange={(value) => choose("person", value)}
      />
      <Choice
        className="max-md:col-span-2"
        label="Kind"
        every="Everything"
        value={filters.kind}
        options={KINDS}
        onChange={(value) => choose("kind", value)}
      />
      <Days days={days} onChange={chooseDays} />
      {Object.keys(filters).length > 0 ? (
        <Button variant="ghost" onClick={clear} className="max-md:col-span-2">
          Show everything
        </Button>
      ) : null}
    </search>
  );
}

type DayRange = { readonly first: string; readonly last: string };

function Days({ days, onChange }: { days: DayRange; onChange: (days: DayRange) => void }) {
  const { first, last } = days;
  return (
    <>
      <Field label="From">
        <Input type="date" value={first} max={last || undefined} onChange={(event) => onChange({ first: event.target.value, last })} />
      </Field>
      <Field label="To">
        <Input type="date" value={last} min={first || undefined} onChange={(event) => onChange({ first, last: event.target.value })} />
      </Field>
    </>
  );
}

function daysOf({ from, to }: AuditFilters, zone: string): DayRange {
  return {
    first: from ? toWallTime(from, zone).date : "",
    // The end is the begin of the day after.
    last: to ? toWallTime(addMinutes(to, -1), zone).date : "",
  };
}

type ChoiceProps = {
  label: string;
  /** The entry that narrows nothing. */
  every: string;
  value: string | undefined;
  options: readonly Option[];
  onChange: (value: string) => void;
  className?: string;
};

function Choice({ label, every, value, options, onChange, className }: ChoiceProps) {
  return (
    <Field label={label} className={cn("md:w-48", className)}>
      <Select value={value ?? ""} onChange={(event) => onChange(event.target.value)}>
        <option value="">{every}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
