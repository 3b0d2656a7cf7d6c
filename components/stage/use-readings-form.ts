"use client";

import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { useRoomStore } from "@/lib/client/use-room";
import { failureOf } from "@/lib/client/use-submit";
import type { Metric, Unit } from "@/lib/domain/metrics/metric";
import type { Side } from "@/lib/domain/metrics/reading";
import { typedValue } from "@/lib/domain/metrics/typed-value";
import type { NewReading } from "@/lib/domain/release/command";
import type { PhaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { useReadingTime } from "./use-reading-time";

/** A line of the form: a metric and the unit it is typed in. `key` tells its fields apart. */
export type ReadingLine = Metric & { readonly key: string; readonly unit: Unit };

export const fieldOf = (line: Pick<ReadingLine, "key">, side: Side): string => `${line.key}-${side}`;

type Filled = { readonly field: string; readonly reading: NewReading };

/** The field of the time, and the place of what is wrong with the whole. */
export const TIME = "time";
export const FORM = "form";

type Texts = Readonly<Record<string, string>>;

/** What somebody types into a sheet of readings. What was stored leaves the form; what was refused stays with the reason. */
export function useReadingsForm(phase: PhaseState, onDone: () => void) {
  const { show } = useToast();
  const readTime = useReadingTime(phase);
  const record = useRecording(phase);
  const [values, setValues] = useState<Texts>({});
  const [problems, setProblems] = useState<Texts>({});
  const [isBusy, setBusy] = useState(false);

  const fail = (found: Texts) => {
    setProblems(found);
    focusFirstInvalid();
  };
  const send = async (filled: readonly Filled[], observedAt: Instant | undefined) => {
    setBusy(true);
    setProblems({});
    const { stored, refused } = await record(filled, observedAt);
    setBusy(false);
    setValues((before) => without(before, stored));
    if (stored.length > 0) show({ text: stored.length === 1 ? "1 reading is recorded." : `${stored.length} readings are recorded.` });
    if (refused) fail(refused);
    else onDone();
  };
  const submit = async (lines: readonly ReadingLine[], sides: readonly Side[]) => {
    const { filled, wrong } = readForm(lines, sides, values);
    const { instant, problem } = readTime(values[TIME] ?? "");
    const found = problem === null ? wrong : { ...wrong, [TIME]: problem };
    if (Object.keys(found).length > 0) return fail(found);
    if (filled.length === 0) return fail({ [FORM]: "Fill in what you have read." });
    await send(filled, instant);
  };
  const set = (field: string, text: string) => {
    setValues((before) => ({ ...before, [field]: text }));
    setProblems((before) => without(before, [field]));
  };
  return { values, set, problems, isBusy, submit };
}

type Recorded = { readonly stored: readonly string[]; readonly refused: Texts | null };

/** Records one after the other, and stops at the first that is refused: its reason by field, or of the whole as `form`. */
function useRecording(phase: PhaseState) {
  const store = useRoomStore();
  return async (filled: readonly Filled[], observedAt: Instant | undefined): Promise<Recorded> => {
    const stored: string[] = [];
    for (const { field, reading } of filled) {
      try {
        await store.run({ type: "reading.record", phase: phase.key, ...reading, ...(observedAt ? { observedAt } : {}) });
        stored.push(field);
      } catch (error) {
        const { text, byPath } = failureOf(error);
        return { stored, refused: { [placeOf(byPath, field)]: text } };
      }
    }
    return { stored, refused: null };
  };
}

function placeOf(byPath: ReadonlyMap<string, string>, field: string): string {
  if (byPath.has("observedAt")) return TIME;
  return byPath.size > 0 ? field : FORM;
}

function without(texts: Texts, fields: readonly string[]): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => !fields.includes(name)));
}

function readForm(lines: readonly ReadingLine[], sides: readonly Side[], values: Texts) {
  const typed = lines.flatMap((line) => sides.map((side) => ({ line, side, field: fieldOf(line, side) })));
  const filled: Filled[] = [];
  const wrong: Record<string, string> = {};
  for (const { line, side, field } of typed) {
    const text = values[field]?.trim() ?? "";
    if (text === "") continue;
    const { value, problem } = typedValue(text, line.unit);
    if (problem !== null) wrong[field] = problem;
    else filled.push({ field, reading: { metric: line.metric, name: line.name, side, value, unit: line.unit } });
  }
  return { filled, wrong };
}
