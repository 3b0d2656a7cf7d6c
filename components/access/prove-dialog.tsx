"use client";

import { KeyRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { provePassword } from "@/lib/client/access";
import { PasswordInput } from "./password-input";
import { useForm } from "./use-form";

type ProveDialogProps = {
  /** Runs after the password was right. */
  onProved: () => void;
  onClose: () => void;
};

/** Asks for the password once more. Rendered while open; inside the dialog that needed it, so that closing one keeps the other. */
export function ProveDialog({ onProved, onClose }: ProveDialogProps) {
  const { submit, isBusy, problem, problemAt } = useForm(async ({ password = "" }) => {
    await provePassword(password);
    onProved();
  });
  return (
    <Dialog
      open
      size="sm"
      title="Enter your password"
      description="What you sign or change here carries your name. Your last proof is older than 15 minutes."
      icon={<KeyRound className="size-5 text-muted-foreground" aria-hidden="true" />}
      onOpenChange={(open) => open || onClose()}
      onSubmit={submit}
      closeLabel="Close, prove nothing"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            Continue
          </Button>
        </>
      }
    >
      <Field label="Password" required error={problemAt("password") ?? problem}>
        <PasswordInput name="password" autoComplete="current-password" maxLength={256} />
      </Field>
    </Dialog>
  );
}
