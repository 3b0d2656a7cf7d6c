"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonVariants } from "@/components/ui/button-variants";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { useCommand, useOfflineReason } from "./use-command";

export type DialogControl = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

type AskedText = {
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
  /** What stands there already. */
  readonly initial?: string;
  /** 500 characters where nothing else is said. */
  readonly maxLength?: number;
};

type CommandDialogProps = DialogControl & {
  title: string;
  description?: ReactNode;
  /** Above the text field: what will happen, what it rests on. */
  children?: ReactNode;
  /** The sentence the person writes; left out where none is asked for. */
  field?: AskedText;
  /** Verb of the button and how it looks. */
  submit: { readonly label: string; readonly icon?: ReactNode; readonly variant?: ButtonVariants["variant"] };
  /** The button that changes nothing. */
  dismiss?: string;
  /** Completes "There is no connection. You can …". */
  doing: string;
  /** Why this person cannot do it now. */
  refusal?: string | undefined;
  command: (text: string) => ReleaseCommand;
  /** Stands around the sending: what needs a fresh proof asks for it there. */
  around?: <T>(run: () => Promise<T>) => Promise<T>;
  /** Said once it is done. */
  done: string;
};

/** A dialog that sends one command, with at most one sentence from the person. Stays open with the reason when it is refused. */
export function CommandDialog(props: CommandDialogProps) {
  const { open, onOpenChange, title, description, field, submit, children } = props;
  const { text, setText, problem, refusal, error, isBusy, send } = useCommandForm(props);
  const reasonId = useId();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      onSubmit={send}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{props.dismiss ?? "Cancel"}</Button>
          <Button type="submit" variant={submit.variant ?? "primary"} busy={isBusy} reasonId={refusal ? reasonId : undefined}>
            {isBusy ? null : submit.icon}
            {submit.label}
          </Button>
        </>
      }
    >
      {children}
      {field ? (
        <TextField field={field} text={text} onChange={setText} problem={problem} className={children ? "mt-4" : undefined} />
      ) : null}
      {refusal ? (
        <p id={reasonId} className="mt-3 text-muted-foreground text-xs">
          {refusal}
        </p>
      ) : null}
      <FormProblem text={error} />
    </Dialog>
  );
}

function useCommandForm({ field, refusal: given, doing, command, around, done, onOpenChange }: CommandDialogProps) {
  const [text, setText] = useState(field?.initial ?? "");
  const [isAsked, setAsked] = useState(false);
  const { isBusy, error, run } = useCommand(around);
  const offline = useOfflineReason(doing);
  const { show } = useToast();
  const isMissing = field !== undefined && !field.isOptional && text.trim() === "";
  const refusal = given ?? offline;
  const carryOut = async () => {
    if (!(await run(command(text.trim())))) return;
    show({ text: done });
    onOpenChange(false);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isMissing && !isBusy && !refusal) void carryOut();
  };
  return { text, setText, problem: isAsked && isMissing ? "Write something here." : undefined, refusal, error, isBusy, send };
}

type TextFieldProps = {
  field: AskedText;
  text: string;
  onChange: (text: string) => void;
  problem: string | undefined;
  className: string | undefined;
};

function TextField({ field, text, onChange, problem, className }: TextFieldProps) {
  return (
    <Field
      label={field.label}
      hint={field.hint}
      optional={field.isOptional}
      required={!field.isOptional}
      error={problem}
      className={className}
    >
      <Textarea value={text} onChange={(event) => onChange(event.target.value)} maxLength={field.maxLength ?? 500} />
    </Field>
  );
}
