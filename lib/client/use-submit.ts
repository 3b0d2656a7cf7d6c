import { useState } from "react";
import * as z from "zod/mini";
import { ApiError, errorText } from "./api";
import { focusFirstInvalid } from "./focus-invalid";

type Failure = { readonly text: string; readonly code: string; readonly byPath: ReadonlyMap<string, string> };

const issues = z.array(z.object({ path: z.string(), message: z.string() }));

/** What was wrong, by field. An answer names one path; a refused input lists them all. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiError)) return { text: errorText(error), code: "page", byPath: new Map() };
  const { path, detail, details, code } = error.problem;
  const all = issues.safeParse(details);
  if (all.success) return { text: detail, code, byPath: new Map(all.data.map((issue) => [issue.path, issue.message])) };
  return { text: detail, code, byPath: new Map(path ? [[path, detail]] : []) };
}

/**
 * Sends a form once at a time and keeps what went wrong: `problemAt(path)` for a field, `problem` for what belongs to none of
 * the `paths` that the form draws. What was typed is the caller's and stays.
 */
export function useSubmit(send: () => Promise<void>, paths: readonly string[]) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async () => {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      await send();
    } catch (error) {
      setFailure(failureOf(error));
      focusFirstInvalid();
    } finally {
      setBusy(false);
    }
  };

  const isDrawn = failure !== null && [...failure.byPath.keys()].some((path) => paths.includes(path));
  return {
    submit: () => void submit(),
    isBusy,
    isStale: failure?.code === "stale",
    problem: failure && !isDrawn ? failure.text : null,
    problemAt: (path: string) => failure?.byPath.get(path),
    forget: () => setFailure(null),
  };
}
