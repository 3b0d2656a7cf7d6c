"use client";

import { KeyRound } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { provePassword } from "@/lib/client/access";
import { PasswordInput } from "./password-input";
import { useForm } from "./use-form";
import { useSignOn } from "./use-sign-on";

type ProveDialogProps = {
  /** Runs after the password was right. */
  onProved: () => void;
  onClose: () => void;
  /** Runs before the person leaves for the provider: keep here what they typed. */
  onLeave: () => void;
};

const WHY = "What you sign or change here carries your name. Your last proof is older than 15 minutes.";

/**
 * Asks once more who it is: by the password, or at the provider for those who have none. Rendered while open; inside the dialog that
 * needed it, so that closing one keeps the other.
 */
export function ProveDialog(props: ProveDialogProps) {
  const { proof } = useWorkspace();
  if (proof.hasPassword) return <ByPassword {...props} />;
  return <AtProvider {...props} label={proof.signOn} />;
}

type QuestionProps = {
  title: string;
  onClose: () => void;
  onSubmit?: ComponentSubmit;
  children: ReactNode;
  action: ReactNode;
};
type ComponentSubmit = ReturnType<typeof useForm>["submit"];

function Question({ title, onClose, onSubmit, children, action }: QuestionProps) {
  return (
    <Dialog
      open
      size="sm"
      title={title}
      description={WHY}
      icon={<KeyRound className="size-5 text-muted-foreground" aria-hidden="true" />}
      onOpenChange={(open) => open || onClose()}
      {...(onSubmit ? { onSubmit } : {})}
      closeLabel="Close, prove nothing"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {action}
        </>
      }
    >
      {children}
    </Dialog>
  );
}

function ByPassword({ onProved, onClose, onLeave }: ProveDialogProps) {
  const { signOn } = useWorkspace().proof;
  const { submit, isBusy, problem, problemAt } = useForm(async ({ password = "" }) => {
    await provePassword(password);
    onProved();
  });
  const action = (
    <Button type="submit" variant="primary" busy={isBusy}>
      Continue
    </Button>
  );
  return (
    <Question title="Enter your password" onClose={onClose} onSubmit={submit} action={action}>
      <Field label="Password" required error={problemAt("password") ?? problem}>
        <PasswordInput name="password" autoComplete="current-password" maxLength={256} />
      </Field>
      {signOn ? <Instead label={signOn} onLeave={onLeave} /> : null}
    </Question>
  );
}

function Instead({ label, onLeave }: { label: string; onLeave: () => void }) {
  const { leave, isBusy, problem } = useLeaving(onLeave);
  return (
    <>
      <Button className="mt-3 w-full" busy={isBusy} onClick={leave}>
        Use {label} instead
      </Button>
      <FormProblem text={problem} />
    </>
  );
}

function AtProvider({ onClose, onLeave, label }: ProveDialogProps & { label: string | null }) {
  const reasonId = useId();
  const { leave, isBusy, problem } = useLeaving(onLeave);
  const action = (
    <Button variant="primary" busy={isBusy} onClick={leave} reasonId={label ? undefined : reasonId}>
      Continue
    </Button>
  );
  return (
    <Question title={label ? `Sign in again with ${label}` : "Prove who you are"} onClose={onClose} action={action}>
      <p id={reasonId} className="text-muted-foreground">
        {label
          ? "You come back to this dialog, with what you typed. Holding a release and rolling back need no proof."
          : "You have neither a password nor single sign-on. An admin of the team can make you a link to set a password."}
      </p>
      <FormProblem text={problem} />
    </Question>
  );
}

/** To the provider and back to this very page. */
function useLeaving(onLeave: () => void) {
  const { start, isBusy, problem } = useSignOn();
  const leave = () => {
    onLeave();
    const { pathname, search, hash } = window.location;
    void start(pathname + search + hash, { again: true });
  };
  return { leave, isBusy, problem };
}
