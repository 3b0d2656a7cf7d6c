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
import { SignOnEntrance } from "./sign-on-entrance";

type SignInFormProps = {
  /** Path to go to afterwards; already checked. */
  to: string;
  demo: readonly DemoSignIn[];
  /** Fixed where only one person may go on, as on an invitation. */
  email?: string;
  /** What single sign-on is called here; null where it is not configured. */
  signOn?: string | null;
  /** What went wrong before this page was shown. */
  problem?: string | null;
};

/** Single sign-on where there is one, email and password, and the people of the demo below. A full page load follows, so that nothing of before is kept. */
export function SignInForm({ to, demo, email: fixedEmail, signOn = null, problem: firstProblem = null }: SignInFormProps) {
  const [problem, setProblem] = useState<string | null>(firstProblem);
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  const enter = async (email: string, password: string) => {
    if (busyWith !== null) return;
    setBusyWith(email);
    setProblem(null);
    const result = await signInHere(email, password);
    // What stands behind the # never reaches the server: it still stands in the address of this page.
    if (result.ok) return window.location.assign(to.includes("#") ? to : to + window.location.hash);
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
      {problem ? (
        <Notice tone="failed" className="mt-6">
          {problem}
        </Notice>
      ) : null}
      {signOn ? <SignOnEntrance label={signOn} to={to} otherwise="or with your password" /> : null}
      <form className={signOn ? undefined : "mt-6"} onSubmit={submit} method="post">
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
        <Button type="submit" variant={signOn ? "secondary" : "primary"} size="lg" className="mt-4 w-full" busy={busyWith !== null}>
          Sign in
        </Button>
      </form>
      {demo.length > 0 ? <DemoSignIns people={demo} busyWith={busyWith} onChoose={enter} /> : null}
    </>
  );
}
