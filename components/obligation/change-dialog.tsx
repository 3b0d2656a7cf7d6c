"use client";

import { type FormEvent, useState } from "react";
import { WallTimeField } from "@/components/calendar/wall-time-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { changeObligation } from "@/lib/client/obligation";
import { useSubmit } from "@/lib/client/use-submit";
import { readWall, typeWall, type WallInput } from "@/lib/client/wall-time";
import type { ObligationDto } from "@/lib/contracts/obligation";
import { RELEASE_ROLE_NAMES, RELEASE_ROLES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";

type ChangeDialogProps = { obligation: ObligationDto; zone: string; onClose: () => void; onDone: () => void };
type Fields = { owner: ObligationDto["owner"]; due: WallInput; reason: string };

/** Gives what a release owes to another role, or another deadline, with a reason that its owner reads. */
export function ChangeDialog({ obligation, zone, onClose, onDone }: ChangeDialogProps) {
  const { title, release, owner, dueAt } = obligation;
  const [fields, setFields] = useState<Fields>({ owner, due: typeWall(dueAt, release.zone), reason: "" });
  const [isChecked, setChecked] = useState(false);
  const terms = { owner: fields.owner, dueAt: dueOf(fields.due, obligation) };
  const isReady = terms.dueAt !== null && fields.reason.trim() !== "";
  const form = useSubmit(async () => {
    if (terms.dueAt === null) return;
    await changeObligation(obligation, { owner: terms.owner, dueAt: terms.dueAt }, fields.reason.trim());
    onDone();
  }, ["owner", "dueAt", "reason"]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isReady) form.submit();
    else focusFirstInvalid();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Change owner or deadline"
      description={`${title}, ${release.service} ${release.version}`}
      onSubmit={send}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.isBusy}>
            Change
          </Button>
        </>
      }
    >
      <ChangeFields
        {...{ obligation, zone, fields, isChecked }}
        set={(change) => setFields((before) => ({ ...before, ...change }))}
        problemAt={form.problemAt}
      />
      <FormProblem
        text={form.isStale ? "Somebody changed this meanwhile. Close this and open it again to see what is new." : form.problem}
      />
    </Dialog>
  );
}

/** A deadline that was not touched stays exact, seconds included. */
function dueOf(due: WallInput, { dueAt, release }: ObligationDto): string | null {
  const before = typeWall(dueAt, release.zone);
  const isUntouched = due.date === before.date && due.time === before.time && due.pick === before.pick;
  return isUntouched ? dueAt : readWall(due, release.zone).instant;
}

type FieldsProps = Pick<ChangeDialogProps, "obligation" | "zone"> & {
  fields: Fields;
  set: (change: Partial<Fields>) => void;
  isChecked: boolean;
  problemAt: (path: string) => string | undefined;
};

function ChangeFields({ obligation, zone, fields, set, isChecked, problemAt }: FieldsProps) {
  const { holders, release, isDeadlineFixed } = obligation;
  const choose = (text: string) => {
    const owner = RELEASE_ROLES.find((one) => one === text);
    if (owner) set({ owner });
  };
  const isHeld = holders.some(({ role }) => role === obligation.owner);
  return (
    <div className="space-y-3">
      <Field label="Owner" error={problemAt("owner")}>
        <Select value={fields.owner} onChange={(event) => choose(event.target.value)}>
          {isHeld ? null : <option value={obligation.owner}>{RELEASE_ROLE_NAMES[obligation.owner]}: nobody</option>}
          {holders.map(({ role, people }) => (
            <option key={role} value={role}>
              {RELEASE_ROLE_NAMES[role]}: {listed(people, "and")}
            </option>
          ))}
        </Select>
      </Field>
      {isDeadlineFixed ? (
        <p className="text-muted-foreground text-xs">It is due when its waiver ends. Waive the item anew to move that.</p>
      ) : (
        <WallTimeField
          label="Due"
          value={fields.due}
          onChange={(due) => set({ due })}
          zone={release.zone}
          viewerZone={zone}
          error={problemAt("dueAt")}
          isChecked={isChecked}
        />
      )}
      <Field
        label="Reason"
        hint="Its owner reads it; it stays in the history of the release."
        required
        error={isChecked && fields.reason.trim() === "" ? "Say why it changes." : problemAt("reason")}
      >
        <Textarea value={fields.reason} onChange={(event) => set({ reason: event.target.value })} maxLength={500} />
      </Field>
    </div>
  );
}
