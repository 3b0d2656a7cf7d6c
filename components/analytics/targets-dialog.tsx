"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ZoneField } from "@/components/calendar/zone-field";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { setTargets } from "@/lib/client/analytics";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { useSubmit } from "@/lib/client/use-submit";
import type { TargetsDto } from "@/lib/contracts/analytics";
import { readTargets, type TargetField, type TargetForm, targetFormOf } from "@/lib/domain/analytics/target-form";
import { isZone } from "@/lib/domain/time/zone";

const FIELDS: readonly { readonly field: TargetField; readonly path: string; readonly label: string; readonly hint: string }[] = [
  { field: "perWeek", path: "perWeek", label: "Releases a week, at least", hint: "Such as 3." },
  { field: "leadHours", path: "leadMinutes", label: "Lead time in hours, at most", hint: "Such as 72 for three days." },
  { field: "failurePercent", path: "failurePercent", label: "Failure rate in percent, at most", hint: "Such as 10." },
  { field: "restoreMinutes", path: "restoreMinutes", label: "Time to restore in minutes, at most", hint: "Such as 15." },
];

type TargetsDialogProps = { team: string; targets: TargetsDto; onClose: () => void };

/** Sets what the team wants. Rendered while open, so that it begins with what is true now. */
export function TargetsDialog({ team, targets, onClose }: TargetsDialogProps) {
  const queries = useQueryClient();
  const toast = useToast();
  const [form, setForm] = useState<TargetForm>(() => targetFormOf(targets));
  const [isChecked, setChecked] = useState(false);
  const read = readTargets(form);
  const sending = useSubmit(async () => {
    if (!("targets" in read)) return;
    try {
      await setTargets(team, { ...read.targets, version: targets.version });
      toast.show({ text: "Targets saved" });
      onClose();
    } finally {
      await queries.invalidateQueries({ queryKey: ["teams", team, "analytics"] });
    }
  }, [...FIELDS.map(({ path }) => path), "zone"]);
  const submit = () => {
    setChecked(true);
    if ("targets" in read && isZone(form.zone)) sending.submit();
    else focusFirstInvalid();
  };
  const errorOf = ({ field, path }: (typeof FIELDS)[number]) =>
    isChecked && "wrong" in read && read.wrong === field ? "Give a number, such as 3 or 0.5." : sending.problemAt(path);
  return (
    <FormDialog
      title="Targets"
      description="What the team wants of its deliveries. A dashed line shows them; nothing is refused for missing one."
      action="Save targets"
      form={{ ...sending, submit }}
      subject="the targets"
      onClose={onClose}
    >
      <div className="space-y-3">
        {FIELDS.map((one) => (
          <Field key={one.field} label={one.label} optional hint={one.hint} error={errorOf(one)}>
            <Input
              inputMode="decimal"
              autoComplete="off"
              value={form[one.field]}
              onChange={(event) => setForm({ ...form, [one.field]: event.target.value })}
            />
          </Field>
        ))}
        <ZoneField
          value={form.zone}
          onChange={(zone) => setForm({ ...form, zone })}
          hint="Weeks begin on its Mondays, for everybody of the team."
          error={sending.problemAt("zone")}
        />
      </div>
    </FormDialog>
  );
}
