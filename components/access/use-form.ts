"use client";

import { type FormEvent, useState } from "react";
import { ApiError, errorText } from "@/lib/client/api";

type Problem = { readonly text: string; readonly path: string };

/**
 * A small form that sends its fields as one object. `problemAt(name)` is what is wrong with one field; `problem` what is
 * wrong with none in particular. Fields keep what was typed.
 */
export function useForm(send: (fields: Record<string, string>) => Promise<void>) {
  const [failure, setFailure] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [names, setNames] = useState<readonly string[]>([]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
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
      const path = error instanceof ApiError ? (error.problem.path ?? "") : "";
      setFailure({ text: errorText(error), path });
      const field = form.elements.namedItem(path);
      if (field instanceof HTMLElement) field.focus();
    } finally {
      setBusy(false);
    }
  };

  const isOfField = failure !== null && names.includes(failure.path);
  return {
    submit,
    isBusy,
    problem: failure && !isOfField ? failure.text : null,
    problemAt: (name: string) => (failure?.path === name ? failure.text : undefined),
  };
}

function textFields(form: HTMLFormElement): Record<string, string> {
  const texts = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}
