"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Textarea } from "@/components/ui/textarea";
import { settleObligation } from "@/lib/client/obligation";
import { useSubmit } from "@/lib/client/use-submit";
import type { ObligationDto } from "@/lib/contracts/obligation";
import type { Verdict } from "@/lib/domain/release/verdict";
import { VerdictChoice } from "./verdict-choice";

type SettleDialogProps = { obligation: ObligationDto; onClose: () => void; onDone: () => void };

/** Settles what a release owes, saying what was done and where it is to be found. */
export function SettleDialog({ obligation, onClose, onDone }: SettleDialogProps) {
  const { title, release, closes, verdicts } = obligation;
  const [note, setNote] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const isMissing = note.trim() === "";
  const isOpen = verdicts !== null && verdict === null;
  const form = useSubmit(async () => {
    await settleObligation(obligation, note.trim(), verdict);
    onDone();
  }, ["note"]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isMissing && !isOpen) form.submit();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Settle what is owed"
      description={`${title}, ${release.service} ${release.version}`}
      onSubmit={send}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.isBusy}>
            Settle
          </Button>
        </>
      }
    >
      <p className="mb-3 text-muted-foreground text-xs">{closes}</p>
      {verdicts ? <VerdictChoice words={verdicts} value={verdict} onChange={setVerdict} /> : null}
      {isChecked && isOpen ? (
        <div className="mb-3">
          <FormProblem text="Choose the verdict." />
        </div>
      ) : null}
      <Field
        label="What was done, and where to find it"
        hint="A link, a document, a decision."
        required
        error={isChecked && isMissing ? "Write something here." : form.problemAt("note")}
      >
        <Textarea value={note} onChange={(event) => setNote(event.target.value)} maxLength={500} />
      </Field>
      <FormProblem text={form.problem} />
    </Dialog>
  );
}
