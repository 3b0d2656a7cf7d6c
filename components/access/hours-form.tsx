"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { ZoneField } from "@/components/calendar/zone-field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { saveWorkingTimes, workingTimesQuery } from "@/lib/client/availability";
import { useSubmit } from "@/lib/client/use-submit";
import type { WorkingTimesBody, WorkingTimesDto } from "@/lib/contracts/availability";
import { WEEKDAYS } from "@/lib/domain/time/zone";
import { WeekFields } from "./week-fields";

type Away = WorkingTimesBody["absences"][number];
type HoursFormProps = { saved: WorkingTimesDto; ownZone: string | null };

/** Until somebody chooses hours of their own. */
const OFFICE = { from: "09:00", to: "17:00", days: WEEKDAYS.filter((day) => day !== "Sunday" && day !== "Saturday") };

/** The hours of one's week, and the days on which one is away. */
export function HoursForm({ saved, ownZone }: HoursFormProps) {
  const queries = useQueryClient();
  const toast = useToast();
  const [times, setTimes] = useState<WorkingTimesBody>(() => ({
    hours: saved.hours,
    absences: saved.absences,
    zone: saved.zone ?? ownZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  }));
  const set = (change: Partial<WorkingTimesBody>) => setTimes({ ...times, ...change });
  const rows = times.absences.flatMap((_, index) => [`absences.${index}.from`, `absences.${index}.to`]);
  const form = useSubmit(async () => {
    queries.setQueryData(workingTimesQuery().queryKey, await saveWorkingTimes(times));
    toast.show({ text: "When you work is saved" });
  }, ["hours.from", "hours.to", "hours.days", "zone", ...rows]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  return (
    <form onSubmit={send} noValidate className="grid grid-cols-1 gap-4 px-4 py-3">
      <p className="max-w-prose text-muted-foreground">
        Whoever plans a release sees whether you are available, outside working hours or absent when its gates are signed, and your time
        zone. They never see your hours or the days below.
      </p>
      <div className="grid grid-cols-1 gap-x-6 gap-y-3 md:grid-cols-2">
        <div className="min-w-0">
          <Checkbox
            label="Working hours"
            hint="Without them you count as available at any time."
            checked={times.hours !== null}
            onChange={(event) => set({ hours: event.target.checked ? OFFICE : null })}
          />
          {times.hours ? (
            <WeekFields week={times.hours} set={(hours) => set({ hours })} problemAt={(field) => form.problemAt(`hours.${field}`)} />
          ) : null}
        </div>
        <AwayFields absences={times.absences} set={(absences) => set({ absences })} problemAt={form.problemAt} />
      </div>
      <div className="max-w-80">
        <ZoneField value={times.zone} onChange={(zone) => set({ zone })} error={form.problemAt("zone")} hint="Of the hours and the days." />
      </div>
      <FormProblem text={form.problem} />
      <div className="flex max-md:flex-col">
        <Button type="submit" variant="primary" busy={form.isBusy}>
          Save
        </Button>
      </div>
    </form>
  );
}

type AwayFieldsProps = { absences: readonly Away[]; set: (absences: Away[]) => void; problemAt: (path: string) => string | undefined };

function AwayFields({ absences, set, problemAt }: AwayFieldsProps) {
  const change = (index: number, to: Partial<Away>) => set(absences.map((one, place) => (place === index ? { ...one, ...to } : one)));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-xs">Days away</legend>
      <ul className="grid gap-2">
        {absences.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and none is ever put between two
          <li key={index} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] gap-2 max-md:grid-cols-[minmax(0,1fr)_auto]">
            <Field label="First day" required error={problemAt(`absences.${index}.from`)}>
              <Input type="date" value={one.from} onChange={(event) => change(index, { from: event.target.value })} />
            </Field>
            <Field label="Last day" required error={problemAt(`absences.${index}.to`)}>
              <Input type="date" value={one.to} onChange={(event) => change(index, { to: event.target.value })} />
            </Field>
            <IconButton
              label={`Remove these days, ${index + 1}`}
              className="mt-5 max-md:col-start-2 max-md:row-start-1"
              onClick={() => set(absences.filter((_, place) => place !== index))}
            >
              <X aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button size="sm" className="mt-2" onClick={() => set([...absences, { from: "", to: "" }])}>
        Add days away
      </Button>
    </fieldset>
  );
}
