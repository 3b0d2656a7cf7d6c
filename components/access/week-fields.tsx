"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import type { WeeklyHours } from "@/lib/domain/time/weekly-hours";
import { WEEKDAYS, type Weekday } from "@/lib/domain/time/zone";

/** Hours of every week as a form holds them. */
export type Week = WeeklyHours & { readonly days: Weekday[] };

type WeekFieldsProps = {
  week: Week;
  set: (week: Week) => void;
  /** What is wrong, by the field of the hours. */
  problemAt: (field: keyof Week) => string | undefined;
};

/** From Monday, as calendars in Europe have it. */
const MONDAY_FIRST = [...WEEKDAYS.slice(1), WEEKDAYS[0]];

/** From when to when, and beginning on which days. */
export function WeekFields({ week, set, problemAt }: WeekFieldsProps) {
  return (
    <div className="mt-1 ml-6.5 grid gap-2">
      <div className="grid max-w-80 grid-cols-2 gap-3">
        <Field label="From" required error={problemAt("from")}>
          <Input type="time" value={week.from} onChange={(event) => set({ ...week, from: event.target.value })} />
        </Field>
        <Field label="To" required error={problemAt("to")} hint={week.to > week.from ? undefined : "on the next day"}>
          <Input type="time" value={week.to} onChange={(event) => set({ ...week, to: event.target.value })} />
        </Field>
      </div>
      <fieldset>
        <legend className="font-medium text-xs">Beginning on</legend>
        <div className="flex flex-wrap gap-x-4">
          {MONDAY_FIRST.map((day) => (
            <Checkbox
              key={day}
              label={day.slice(0, 3)}
              aria-label={day}
              checked={week.days.includes(day)}
              onChange={(event) =>
                set({ ...week, days: WEEKDAYS.filter((one) => (one === day ? event.target.checked : week.days.includes(one))) })
              }
            />
          ))}
        </div>
        <FormProblem text={problemAt("days") ?? null} />
      </fieldset>
    </div>
  );
}
