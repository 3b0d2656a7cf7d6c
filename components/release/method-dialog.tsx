"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioList } from "@/components/ui/radio-list";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { mayChangeMethod } from "@/lib/domain/release/change-way-back";
import { preferredRollbackMethod, ROLLBACK_METHODS } from "@/lib/domain/release/rollback-choices";
import type { Rollback } from "@/lib/domain/release/rollback-record";
import { CommandDialog, type DialogControl } from "./command-dialog";

const OTHER = "other";

/** Chooses another way back than the present one, with a reason. */
export function MethodDialog({ rollback, ...control }: DialogControl & { rollback: Rollback }) {
  const { confirmed } = useRoom();
  const context = useRoomStore().context();
  const { details } = confirmed;
  const known = [...new Set([preferredRollbackMethod(details), ...ROLLBACK_METHODS[details.strategy]])];
  const methods = known.filter((one) => one !== rollback.method);
  const [chosen, setChosen] = useState(methods[0] ?? OTHER);
  const [own, setOwn] = useState("");
  const method = chosen === OTHER ? own.trim() : chosen;
  const missing = method === "" ? "Say in your words how it is rolled back." : undefined;
  return (
    <CommandDialog
      {...control}
      title="Roll back otherwise?"
      description={`Until now: ${rollback.method}. What was run of it stays in the record.`}
      field={{ label: "Why it is rolled back otherwise", hint: "Everybody in the room reads this." }}
      submit={{ label: "Change the method" }}
      doing="change the method"
      refusal={mayChangeMethod(confirmed, context)?.message ?? missing}
      command={(reason) => ({ type: "rollback.change-method", method, seen: rollback.method, reason })}
      done="The method was changed."
    >
      <RadioList
        label="Method"
        value={chosen}
        onValueChange={setChosen}
        rows={[...methods.map((one) => ({ value: one, label: one })), { value: OTHER, label: "Another way" }]}
      />
      {chosen === OTHER ? (
        <Field label="The way back in your words" required className="mt-3">
          <Input value={own} onChange={(event) => setOwn(event.target.value)} maxLength={200} />
        </Field>
      ) : null}
    </CommandDialog>
  );
}
