"use client";

import type { FormEvent, ReactNode } from "react";
import { Button } from "./button";
import { Dialog, type DialogProps } from "./dialog";
import { FormProblem } from "./form-problem";

type FormDialogProps = Pick<DialogProps, "title" | "description" | "size"> & {
  /** The button that saves. */
  action: string;
  /** The button that changes nothing. */
  keep?: string;
  /** Why it cannot be saved now. */
  disabledReason?: string | undefined;
  /** As `useSubmit` or `useForm` give it. */
  form: { submit: (event: FormEvent<HTMLFormElement>) => void; isBusy: boolean; problem: string | null; isStale?: boolean };
  /** What somebody else may have changed meanwhile, such as "this service". */
  subject?: string;
  onClose: () => void;
  children: ReactNode;
};

/** Asks for a few things and saves them. Rendered while open, so that it always begins with what is true now. */
export function FormDialog({ action, keep = "Cancel", disabledReason, form, subject, onClose, children, ...frame }: FormDialogProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A dialog in a form is, for React, inside that form as well.
    event.stopPropagation();
    form.submit(event);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      {...frame}
      onSubmit={send}
      footer={
        <>
          <Button onClick={onClose}>{keep}</Button>
          <Button type="submit" variant="primary" busy={form.isBusy} disabledReason={disabledReason} reasonClassName="order-first mr-auto">
            {action}
          </Button>
        </>
      }
    >
      {children}
      <FormProblem text={form.isStale && subject ? staleText(subject) : form.problem} />
    </Dialog>
  );
}

const staleText = (subject: string) => `Somebody changed ${subject} meanwhile. Close this and open it again to see what is new.`;

/** Shows what came of it, where that is shown this once. */
export function ResultDialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={title}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {children}
    </Dialog>
  );
}
