"use client";

import { type FormEvent, useState } from "react";
import type { DialogControl } from "@/components/release/command-dialog";
import { useTriple } from "@/components/release/room-time";
import { useCommand, useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { useRoom } from "@/lib/client/use-room";
import { metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { typedValue } from "@/lib/domain/metrics/typed-value";
import { valueText } from "@/lib/domain/metrics/value-text";
import { sideName } from "@/lib/domain/stage/side-words";
import { ValueInput } from "./value-input";

/** Replaces a reading that was typed wrongly by another one; both stay in the record. */
export function CorrectReadingDialog({ reading: id, ...control }: DialogControl & { reading: string }) {
  const { confirmed } = useRoom();
  const reading = confirmed.readings?.find((one) => one.id === id);
  return reading ? <Correction {...control} reading={reading} /> : null;
}

function Correction({ reading, open, onOpenChange }: DialogControl & { reading: Reading }) {
  const triple = useTriple();
  const offline = useOfflineReason("correct a reading");
  const form = useCorrection(reading, () => onOpenChange(false));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.isBusy && !offline) void form.send();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title={`Correct ${metricName(reading)} of ${sideName(useRoom().confirmed.details, reading.side)}`}
      description={`${valueText(reading.value, reading.unit)}, read by ${reading.by.name}, ${triple(reading.observedAt)}`}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.isBusy} disabledReason={offline}>
            Correct
          </Button>
        </>
      }
    >
      <p className="mb-3 text-muted-foreground">The right value takes its place at the same time. What was there stays in the record.</p>
      <span className="block w-40">
        <ValueInput
          aria-label="The right value"
          value={form.text}
          onValueChange={form.setText}
          unit={reading.unit}
          problem={form.problem ?? undefined}
        />
      </span>
      <FormProblem text={form.error} />
    </Dialog>
  );
}

function useCorrection({ id, phase, metric, name, side, unit, observedAt }: Reading, onDone: () => void) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const { isBusy, error, run } = useCommand();
  const { show } = useToast();
  const send = async () => {
    const typed = typedValue(text, unit);
    setProblem(typed.problem);
    if (typed.problem !== null) return focusFirstInvalid();
    const reading = { phase, metric, name, side, value: typed.value, unit, observedAt, corrects: id };
    if (!(await run({ type: "reading.record", ...reading }))) return;
    show({ text: "The reading is corrected." });
    onDone();
  };
  const type = (next: string) => {
    setText(next);
    setProblem(null);
  };
  return { text, setText: type, problem, isBusy, error, send };
}
