"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { completeReset } from "@/lib/client/access";
import { signInHere } from "@/lib/client/sign-in";
import { MIN_PASSWORD } from "@/lib/contracts/access";
import { Notice } from "./notice";
import { PasswordInput } from "./password-input";
import { useForm } from "./use-form";

/** Sets a new password and signs in with it. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const form = useForm(async ({ password = "" }) => {
    await completeReset({ token, password });
    const signedIn = await signInHere(email, password);
    window.location.assign(signedIn.ok ? "/" : "/sign-in");
  });
  return (
    <form className="mt-6 grid gap-3" onSubmit={form.submit} noValidate>
      {form.problem ? <Notice tone="failed">{form.problem}</Notice> : null}
      <Field label="Email" labelClassName="text-sm">
        <Input name="email" type="email" size="lg" value={email} readOnly autoComplete="username" />
      </Field>
      <Field
        label="New password"
        labelClassName="text-sm"
        required
        hint={`At least ${MIN_PASSWORD} characters.`}
        error={form.problemAt("password")}
      >
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" className="mt-1 w-full" busy={form.isBusy}>
        Set password
      </Button>
    </form>
  );
}
