"use client";

import { CircleMinus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { FallingNotice } from "@/components/plan/falling-notice";
import { useCommand } from "@/components/release/use-command";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { applyEvents } from "@/lib/domain/release/apply-events";
import type { ItemState } from "@/lib/domain/release/state";
import { fallingSignOffs } from "@/lib/domain/sign-off/falling-sign-offs";
import { useScope } from "./use-scope";

/** Takes an item out; what was attached to it is kept, and it comes back with one press. Rendered while open. */
export function TakeOutDialog({ item, onClose }: { item: ItemState; onClose: () => void }) {
  const { state, context, press, offline } = useScope();
  const toast = useToast();
  const { isBusy, error, run } = useCommand();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const [seen] = useState(item.version);
  const isMissing = reason.trim() === "";
  const items = [item.key, ...state.items.flatMap(({ key, parent }) => (parent === item.key ? [key] : []))];
  const children = items.length - 1;
  const leaving = { type: "item.taken-out", payload: { key: item.key, title: item.title, items, reason } } as const;
  const falling = fallingSignOffs(state, applyEvents(state, [leaving], context));
  const send = async () => {
    setTried(true);
    if (isMissing || !(await run({ type: "item.take-out", item: item.key, expectedVersion: seen, reason: reason.trim() }))) return;
    const undo = () => void press({ type: "item.put-back", item: item.key, reason: "Taken out by mistake" }, "It is back.");
    // Whoever may only waive it cannot put it back, and is not offered what would be refused.
    const mayUndo = context.permissions.has("release.edit");
    toast.show({ text: `“${item.title}” is taken out.`, ...(mayUndo ? { action: { label: "Undo", run: undo } } : {}) });
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <FormDialog
      title="Take an item out"
      description={item.title}
      action="Take out"
      disabledReason={offline}
      form={{ submit, isBusy, problem: error }}
      onClose={onClose}
    >
      <p className="flex items-start gap-2 text-muted-foreground">
        <CircleMinus className="mt-0.5 size-4 shrink-0 text-blocked-fg" aria-hidden="true" />
        <span>
          {item.required ? "It holds its gate, which then passes without it. " : ""}
          {children > 0 ? `The ${children} items below it go with it. ` : ""}
          Everybody who signs is shown that it was taken out, by whom and why. What is attached to it is kept.
        </span>
      </p>
      <FallingNotice state={state} falling={falling} doing="Taking it out" />
      <Field label="Why it is not needed" required error={isTried && isMissing ? "Say why it is taken out." : undefined} className="mt-4">
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
      </Field>
    </FormDialog>
  );
}
