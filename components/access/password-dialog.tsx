"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import { changePassword } from "@/lib/client/access";
import { MIN_PASSWORD } from "@/lib/contracts/access";
import { PasswordInput } from "./password-input";
import { useForm } from "./use-form";

/** Changes one's own password. Every other browser is signed out by it. */
export function PasswordDialog({ onClose, onChanged }: { onClose: () => void; onChanged: () => void }) {
  const toast = useToast();
  const { submit, isBusy, problem, problemAt } = useForm(async ({ present = "", password = "" }) => {
    await changePassword({ present, password });
    toast.show({ text: "Your password was changed. You are signed out everywhere else." });
    onChanged();
    onClose();
  });
  return (
    <Dialog
      open
      size="sm"
      title="Change your password"
      description="You stay signed in here, and are signed out everywhere else."
      onOpenChange={(open) => open || onClose()}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            Change password
          </Button>
        </>
      }
    >
      <Field label="Present password" required error={problemAt("present")}>
        <PasswordInput name="present" autoComplete="current-password" maxLength={256} />
      </Field>
      <Field label="New password" required hint={`At least ${MIN_PASSWORD} characters.`} error={problemAt("password")} className="mt-3">
        <PasswordInput name="password" autoComplete="new-password" maxLength={256} />
      </Field>
      <FormProblem text={problem} />
    </Dialog>
  );
}
