"use client";

import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import type { ItemState } from "@/lib/domain/release/state";
import { AskForm } from "./ask-form";
import { useItemActions } from "./item-actions";

type Props = { item: ItemState; onDone: () => void };

/** The answer that resolves an item that a tick alone cannot: a choice, a text or a reading. */
export function AnswerForm({ item, onDone }: Props) {
  if (item.kind === "choice") return <ChoiceForm item={item} onDone={onDone} />;
  if (item.kind === "result") return <ResultForm item={item} onDone={onDone} />;
  return <FillInForm item={item} onDone={onDone} />;
}

function ChoiceForm({ item, onDone }: Props) {
  const { set } = useItemActions();
  const [value, setValue] = useState(item.value ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!value) return;
    set(item, "done", { value });
    onDone();
  };
  return (
    <AskForm act="Save" onSubmit={submit} onCancel={onDone} missing={value ? undefined : "Choose one."}>
      <div className="min-w-0 flex-1">
        <RadioCards
          label={item.title}
          value={value}
          onValueChange={setValue}
          options={item.options.map((option) => ({ value: option.key, label: option.label }))}
        />
      </div>
    </AskForm>
  );
}

function FillInForm({ item, onDone }: Props) {
  const { set } = useItemActions();
  const [value, setValue] = useState(item.value ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!value.trim()) return;
    set(item, "done", { value: value.trim() });
    onDone();
  };
  return (
    <AskForm act="Save" onSubmit={submit} onCancel={onDone} missing={value.trim() ? undefined : "Fill it in first."}>
      <Field label={item.unit ?? "Answer"} className="flex-1">
        <Input autoFocus value={value} onChange={(event) => setValue(event.target.value)} maxLength={200} />
      </Field>
    </AskForm>
  );
}

const OUTCOMES = [
  { value: "pass", label: "Pass" },
  { value: "fail", label: "Fail" },
  { value: "not-tested", label: "Not tested" },
] as const;

function ResultForm({ item, onDone }: Props) {
  const { set } = useItemActions();
  const [outcome, setOutcome] = useState<NonNullable<ItemState["outcome"]>>(item.outcome ?? "pass");
  const [value, setValue] = useState(item.value ?? "");
  const [reason, setReason] = useState("");
  const missing = missingOf(outcome, value, reason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing) return;
    const status = outcome === "pass" ? "done" : outcome === "fail" ? "failed" : "todo";
    set(item, status, { outcome, ...(value.trim() ? { value: value.trim() } : {}), ...(reason.trim() ? { reason: reason.trim() } : {}) });
    onDone();
  };
  return (
    <AskForm act="Save" onSubmit={submit} onCancel={onDone} missing={missing}>
      <RadioCards label="Result" value={outcome} onValueChange={setOutcome} options={OUTCOMES} />
      {outcome === "not-tested" ? null : (
        <Field label={item.unit ? `Reading in ${item.unit}` : "Reading"}>
          <Input
            autoFocus
            inputMode="decimal"
            value={value}
            onChange={(event) => setValue(event.target.value)}
            maxLength={40}
            mono
            className="w-32"
          />
        </Field>
      )}
      {outcome === "pass" ? null : (
        <Field label="Why" className="flex-1">
          <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
        </Field>
      )}
    </AskForm>
  );
}

function missingOf(outcome: string, value: string, reason: string): string | undefined {
  if (outcome !== "not-tested" && !Number.isFinite(Number.parseFloat(value))) return "Give the reading as a number.";
  if (outcome === "fail" && !reason.trim()) return "Say what went wrong.";
  return undefined;
}
