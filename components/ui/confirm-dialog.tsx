"use client";

import { type ReactNode, useRef } from "react";
import { AlertDialog } from "./alert-dialog";
import { Button } from "./button";
import { FormProblem } from "./form-problem";

export type ConfirmDialogProps = {
  title: string;
  /** What happens, in one or two sentences. */
  text: string;
  /** The button that does it. */
  action: string;
  /** The button that leaves everything as it is; focus starts there. */
  keep?: string;
  /** `danger` where what goes cannot be brought back. */
  tone?: "danger" | "plain";
  /** Why it cannot be done now, and who can change that. */
  disabledReason?: string | undefined;
  /** As `useSubmit` gives it. */
  form: { submit: () => void; isBusy: boolean; problem: string | null };
  onClose: () => void;
  children?: ReactNode;
};

/** Asks before something is done that others notice. */
export function ConfirmDialog({ title, text, action, keep = "Keep", tone = "danger", disabledReason, form, ...props }: ConfirmDialogProps) {
  const keepButton = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog
      open
      size="sm"
      title={title}
      initialFocus={keepButton}
      onOpenChange={(open) => open || props.onClose()}
      footer={
        <>
          <Button ref={keepButton} onClick={props.onClose}>
            {keep}
          </Button>
          <Button
            variant={tone === "danger" ? "danger-outline" : "primary"}
            busy={form.isBusy}
            onClick={form.submit}
            disabledReason={disabledReason}
            reasonClassName="order-first mr-auto"
          >
            {action}
          </Button>
        </>
      }
    >
      <p className="text-muted-foreground">{text}</p>
      <FormProblem text={form.problem} />
      {props.children}
    </AlertDialog>
  );
}
