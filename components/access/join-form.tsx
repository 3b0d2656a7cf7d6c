"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { acceptInvitation } from "@/lib/client/access";
import { signInHere } from "@/lib/client/sign-in";
import { MIN_PASSWORD } from "@/lib/contracts/access";
import { Notice } from "./notice";
import { PasswordInput } from "./password-input";
import { useForm } from "./use-form";

type JoinFormProps = { token: string /** Fixed: the address is the invited one. */; email: string; name: string };

/** A new person chooses name and password, and is signed in at once. */
export function JoinForm({ token, email, name }: JoinFormProps) {
  const form = useForm(async ({ name: chosen = "", password = "" }) => {
    const { team } = await acceptInvitation({ token, name: chosen, password });
    const signedIn = await signInHere(email, password);
    window.location.assign(signedIn.ok ? `/t/${team}` : "/sign-in");
  });
  return (
    <form className="mt-6 grid gap-3" onSubmit={form.submit} noValidate>
      {form.problem ? <Notice tone="failed">{form.problem}</Notice> : null}
      <Field label="Email" labelClassName="text-sm" hint="You sign in with it.">
        <Input name="email" type="email" size="lg" value={email} readOnly autoComplete="username" />
      </Field>
      <Field
        label="Your name"
        labelClassName="text-sm"
        required
        hint="As it will stand under what you sign."
        error={form.problemAt("name")}
      >
        <Input name="name" size="lg" defaultValue={name} autoComplete="name" />
      </Field>
      <Field
        label="Password"
        labelClassName="text-sm"
        required
        hint={`At least ${MIN_PASSWORD} characters.`}
        error={form.problemAt("password")}
      >
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" className="mt-1 w-full" busy={form.isBusy}>
        Join the team
      </Button>
    </form>
  );
}
