"use client";

import { type FormEvent, useState } from "react";
import { useCommand } from "@/components/release/use-command";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { RELEASE_ROLE_NAMES, RELEASE_ROLES } from "@/lib/domain/access/roles";
import type { PhaseState } from "@/lib/domain/release/state";
import type { NewItem } from "@/lib/domain/scope/scope-command";
import { useScope } from "./use-scope";

const EMPTY = { title: "", how: "", proof: "", owner: "deployer", required: false, reason: "" } as const;
type Form = Omit<NewItem, "phase"> & { readonly reason: string };

/** Adds an item that only this release has. Rendered while open. */
export function AddItemDialog({ phase, onClose }: { phase: PhaseState; onClose: () => void }) {
  const { refusal } = useScope();
  const adding = useNewItem(phase, onClose);
  return (
    <FormDialog
      title={`Add an item to ${phase.code}`}
      description="It stands at the end of the phase, marked as added."
      action="Add item"
      disabledReason={refusal}
      form={adding}
      onClose={onClose}
    >
      <div className="space-y-3">
        <What adding={adding} code={phase.code} />
        <Proof adding={adding} />
      </div>
    </FormDialog>
  );
}

function useNewItem(phase: PhaseState, onAdded: () => void) {
  const { needsReason } = useScope();
  const toast = useToast();
  const { isBusy, error, run } = useCommand();
  const [form, setForm] = useState<Form>(EMPTY);
  const [isTried, setTried] = useState(false);
  const send = async () => {
    setTried(true);
    if (form.title.trim() === "" || (needsReason && form.reason.trim() === "")) return focusFirstInvalid();
    const { reason, ...item } = form;
    const isDone = await run({ type: "item.add", phase: phase.key, ...item, title: item.title.trim(), ...(needsReason ? { reason } : {}) });
    if (!isDone) return;
    toast.show({ text: `“${item.title.trim()}” stands in ${phase.code}.` });
    onAdded();
  };
  return {
    ...{ form, needsReason, isBusy, problem: error },
    set: (change: Partial<Form>) => setForm((before) => ({ ...before, ...change })),
    /** What is said of a field that is empty, once somebody tried. */
    missing: (field: "title" | "reason", words: string) => (isTried && form[field].trim() === "" ? words : undefined),
    submit: (event: FormEvent) => {
      event.preventDefault();
      void send();
    },
  };
}
type Adding = ReturnType<typeof useNewItem>;

function What({ adding: { form, set, missing }, code }: { adding: Adding; code: string }) {
  return (
    <>
      <Field label="What is true when it is done" required error={missing("title", "Say what is true when it is done.")}>
        <Input
          value={form.title}
          onChange={(event) => set({ title: event.target.value })}
          maxLength={200}
          placeholder="The feature team has tried the new flow on staging"
        />
      </Field>
      <RadioCards
        label="While it is open"
        value={form.required ? "holds" : "advice"}
        onValueChange={(value) => set({ required: value === "holds" })}
        options={WEIGHTS}
      />
      {form.required ? (
        <p className="text-muted-foreground text-xs">Sign-offs of {code} and of later gates end, and a phase that is closed opens again.</p>
      ) : null}
      <Field label="Who does it">
        <Select
          value={form.owner}
          onChange={(event) => set({ owner: RELEASE_ROLES.find((role) => role === event.target.value) ?? "deployer" })}
        >
          {RELEASE_ROLES.map((role) => (
            <option key={role} value={role}>
              {RELEASE_ROLE_NAMES[role]}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

const WEIGHTS = [
  { value: "advice", label: "It is advice" },
  { value: "holds", label: "It holds the gate" },
] as const;

function Proof({ adding: { form, set, missing, needsReason } }: { adding: Adding }) {
  return (
    <>
      <Field label="How to verify it" optional>
        <Textarea value={form.how} onChange={(event) => set({ how: event.target.value })} maxLength={1_000} rows={2} />
      </Field>
      <Field label="What proves it" optional>
        <Input
          value={form.proof}
          onChange={(event) => set({ proof: event.target.value })}
          maxLength={300}
          placeholder="Link to the test run"
        />
      </Field>
      {needsReason ? (
        <Field label="Why it comes after the go" required error={missing("reason", "Say why the checklist changes after the go.")}>
          <Input value={form.reason} onChange={(event) => set({ reason: event.target.value })} maxLength={500} />
        </Field>
      ) : null}
    </>
  );
}
