"use client";

import { type FormEvent, useState } from "react";
import { failureOf } from "@/lib/client/use-submit";

type Failure = ReturnType<typeof failureOf>;

/**
 * A small form whose fields keep themselves: sends what they hold as one object of texts. `problemAt(name)` is what is wrong
 * with a field, `problem` what is wrong with none of them. The first wrong field gets the focus.
 */
export function useForm(send: (fields: Record<string, string>) => Promise<void>) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [names, setNames] = useState<readonly string[]>([]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A form in a dialog is, for React, inside the page's form as well.
    event.stopPropagation();
    if (isBusy) return;
    const form = event.currentTarget;
    const fields = textFields(form);
    setNames(Object.keys(fields));
    setBusy(true);
    setFailure(null);
    try {
      await send(fields);
    } catch (error) {
      const failed = failureOf(error);
      setFailure(failed);
      focusFirst(form, failed);
    } finally {
      setBusy(false);
    }
  };

  const isDrawn = failure !== null && [...failure.byPath.keys()].some((path) => names.includes(path));
  return {
    submit: (event: FormEvent<HTMLFormElement>) => void submit(event),
    isBusy,
    problem: failure && !isDrawn ? failure.text : null,
    problemAt: (name: string) => failure?.byPath.get(name),
  };
}

function textFields(form: HTMLFormElement): Record<string, string> {
  const texts = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}

function focusFirst(form: HTMLFormElement, { byPath }: Failure): void {
  const wrong = [...form.elements].find((field) => byPath.has(field.getAttribute("name") ?? ""));
  if (wrong instanceof HTMLElement) wrong.focus();
}
