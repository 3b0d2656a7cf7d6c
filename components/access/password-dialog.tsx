"use client";

import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useToast } from "@/components/ui/toast";
import { changePassword } from "@/lib/client/access";
import { MIN_PASSWORD } from "@/lib/contracts/access";
import { PasswordInput } from "./password-input";
import { useForm } from "./use-form";

/** Changes one's own password. Every other browser is signed out by it. */
export function PasswordDialog({ onClose, onChanged }: { onClose: () => void; onChanged: () => void }) {
  const toast = useToast();
  const form = useForm(async ({ present = "", password = "" }) => {
    await changePassword({ present, password });
    toast.show({ text: "Your password was changed. You are signed out everywhere else." });
    onChanged();
    onClose();
  });
  return (
    <FormDialog
      size="sm"
      title="Change your password"
      description="You stay signed in here, and are signed out everywhere else."
      action="Change password"
      form={form}
      onClose={onClose}
    >
      <Field label="Present password" required error={form.problemAt("present")}>
        <PasswordInput name="present" autoComplete="current-password" maxLength={256} />
      </Field>
      <Field
        label="New password"
        required
        hint={`At least ${MIN_PASSWORD} characters.`}
        error={form.problemAt("password")}
        className="mt-3"
      >
        <PasswordInput name="password" autoComplete="new-password" maxLength={256} />
      </Field>
    </FormDialog>
  );
}
