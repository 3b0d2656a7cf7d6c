"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { sendFirstRun } from "@/lib/client/access";
import { signInHere } from "@/lib/client/sign-in";
import { MIN_PASSWORD } from "@/lib/contracts/access";
import { Notice } from "./notice";
import { PasswordInput } from "./password-input";
import { useForm } from "./use-form";

/** Code, team and first admin; signs them in and leads to the members, where everybody else is invited. */
export function FirstRunForm() {
  const { submit, isBusy, problem, problemAt } = useForm(async (fields) => {
    const { team } = await sendFirstRun(fields);
    const signedIn = await signInHere(String(fields.email), String(fields.password));
    window.location.assign(signedIn.ok ? `/t/${team}/members` : "/sign-in");
  });
  return (
    <form className="mt-6 grid gap-3" onSubmit={submit} noValidate>
      {problem ? <Notice tone="failed">{problem}</Notice> : null}
      <Field
        label="Code"
        labelClassName="text-sm"
        required
        hint="From the server’s log, where it says “First run”."
        error={problemAt("code")}
      >
        <Input name="code" size="lg" mono autoComplete="off" autoCapitalize="characters" spellCheck={false} placeholder="XXXX-XXXX" />
      </Field>
      <Field label="Team" labelClassName="text-sm" required error={problemAt("team")}>
        <Input name="team" size="lg" autoComplete="organization" placeholder="Checkout" />
      </Field>
      <Field label="Your name" labelClassName="text-sm" required hint="As it will stand under what you do." error={problemAt("name")}>
        <Input name="name" size="lg" autoComplete="name" />
      </Field>
      <Field label="Email" labelClassName="text-sm" required error={problemAt("email")}>
        <Input name="email" type="email" size="lg" autoComplete="username" />
      </Field>
      <Field label="Password" labelClassName="text-sm" required hint={`At least ${MIN_PASSWORD} characters.`} error={problemAt("password")}>
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" className="mt-1 w-full" busy={isBusy}>
        Make team and admin
      </Button>
    </form>
  );
}
