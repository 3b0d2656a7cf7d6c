"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { signInHere } from "@/lib/client/sign-in";
import type { DemoSignIn } from "@/lib/contracts/access";
import { DemoSignIns } from "./demo-sign-ins";
import { ForgotPassword } from "./forgot-password";
import { Notice } from "./notice";
import { PasswordInput } from "./password-input";

type SignInFormProps = {
  /** Path to go to afterwards; already checked. */
  to: string;
  demo: readonly DemoSignIn[];
  /** Fixed where only one person may go on, as on an invitation. */
  email?: string;
};

/** Email and password, and the people of the demo below. A full page load follows, so that nothing of before is kept. */
export function SignInForm({ to, demo, email: fixedEmail }: SignInFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  const enter = async (email: string, password: string) => {
    if (busyWith !== null) return;
    setBusyWith(email);
    setProblem(null);
    const result = await signInHere(email, password);
    if (result.ok) return window.location.assign(to);
    setBusyWith(null);
    setProblem(result.message);
    passwordField.current?.select();
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void enter(String(fields.get("email") ?? ""), String(fields.get("password") ?? ""));
  };

  return (
    <>
      <form className="mt-6" onSubmit={submit} method="post">
        {problem ? (
          <Notice tone="failed" className="mb-4">
            {problem}
          </Notice>
        ) : null}
        <Field label="Email" labelClassName="text-sm" required>
          <Input
            name="email"
            type="email"
            autoComplete="username"
            size="lg"
            defaultValue={fixedEmail}
            readOnly={fixedEmail !== undefined}
            required
            maxLength={254}
          />
        </Field>
        <Field label="Password" labelClassName="text-sm" required aside={<ForgotPassword />} className="mt-3">
          <PasswordInput ref={passwordField} name="password" autoComplete="current-password" required maxLength={256} />
        </Field>
        <Button type="submit" variant="primary" size="lg" className="mt-4 w-full" busy={busyWith !== null}>
          Sign in
        </Button>
      </form>
      {demo.length > 0 ? <DemoSignIns people={demo} busyWith={busyWith} onChoose={enter} /> : null}
    </>
  );
}
