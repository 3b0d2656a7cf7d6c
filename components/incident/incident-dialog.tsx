"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import type { IncidentRequest } from "@/lib/client/incident";
import { useSubmit } from "@/lib/client/use-submit";
import { useSendIncident } from "./use-incident";

type FieldState = { readonly isChecked: boolean; readonly problemAt: (path: string) => string | undefined };

type IncidentDialogProps = {
  title: string;
  description?: ReactNode;
  submit: string;
  /** Said once it is done. */
  done: string;
  /** What is sent; null while something is missing, which the fields then say. */
  request: IncidentRequest | null;
  /** Paths of the fields that are drawn. */
  paths: readonly string[];
  children: (state: FieldState) => ReactNode;
  onClose: () => void;
};

/** A dialog that sends one command to the incident of the page. Drawn while open, so that it begins with what is true then. */
export function IncidentDialog({ title, description, submit, done, request, paths, children, onClose }: IncidentDialogProps) {
  const [isChecked, setChecked] = useState(false);
  const send = useSendIncident();
  const { show } = useToast();
  const form = useSubmit(async () => {
    if (!request) return;
    await send(request);
    show({ text: done });
    onClose();
  }, paths);
  const press = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (request) form.submit();
    else focusFirstInvalid();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={title}
      description={description}
      onSubmit={press}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.isBusy}>
            {submit}
          </Button>
        </>
      }
    >
      <div className="space-y-3">{children({ isChecked, problemAt: form.problemAt })}</div>
      <FormProblem text={form.problem} />
    </Dialog>
  );
}
