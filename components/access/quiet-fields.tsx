"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import type { NoticePreferencesBody } from "@/lib/contracts/notice";
import { WEEKDAYS } from "@/lib/domain/time/zone";

type Quiet = NonNullable<NoticePreferencesBody["quiet"]>;
type QuietFieldsProps = {
  quiet: Quiet | null;
  set: (quiet: Quiet | null) => void;
  problemAt: (path: string) => string | undefined;
};

/** Until somebody chooses hours of their own. */
const NIGHTS: Quiet = { from: "22:00", to: "07:00", days: [...WEEKDAYS] };

/** From Monday, as calendars in Europe have it. */
const WEEK = [...WEEKDAYS.slice(1), WEEKDAYS[0]];

/** When a person is not told by mail of what can wait. */
export function QuietFields({ quiet, set, problemAt }: QuietFieldsProps) {
  return (
    <div>
      <Checkbox
        label="Quiet hours"
        hint="What is not urgent waits until they end. A rollback, and signatures within two hours of T-0, do not wait."
        checked={quiet !== null}
        onChange={(event) => set(event.target.checked ? NIGHTS : null)}
      />
      {quiet ? (
        <div className="mt-1 ml-6 grid gap-2">
          <div className="flex gap-3">
            <Field label="From" required error={problemAt("quiet.from")}>
              <Input type="time" value={quiet.from} onChange={(event) => set({ ...quiet, from: event.target.value })} className="w-28" />
            </Field>
            <Field label="To" required error={problemAt("quiet.to")} hint={quiet.to > quiet.from ? undefined : "on the next day"}>
              <Input type="time" value={quiet.to} onChange={(event) => set({ ...quiet, to: event.target.value })} className="w-28" />
            </Field>
          </div>
          <fieldset>
            <legend className="font-medium text-xs">Beginning on</legend>
            <div className="flex flex-wrap gap-x-4">
              {WEEK.map((day) => (
                <Checkbox
                  key={day}
                  label={day.slice(0, 3)}
                  aria-label={day}
                  checked={quiet.days.includes(day)}
                  onChange={(event) =>
                    set({ ...quiet, days: WEEKDAYS.filter((one) => (one === day ? event.target.checked : quiet.days.includes(one))) })
                  }
                />
              ))}
            </div>
            <FormProblem text={problemAt("quiet.days") ?? null} />
          </fieldset>
        </div>
      ) : null}
    </div>
  );
}
