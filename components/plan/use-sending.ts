"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { newId } from "@/lib/client/new-id";
import { planRelease } from "@/lib/client/plan";
import { type PlanErrors, serverErrors } from "@/lib/client/plan-errors";
import { type PlanForm, toBody } from "@/lib/client/plan-form";
import { roomHref } from "@/lib/client/room-href";
import { failureOf } from "@/lib/client/use-submit";

const NONE: PlanErrors = new Map();

/** Sends the plan, goes to its room, and keeps what the server refused. Nothing of the form is lost on failure. */
export function useSending(onPlanned: () => void) {
  const router = useRouter();
  const { team } = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<PlanErrors>(NONE);
  // The same plan sent again after a lost answer must not become a second release.
  const attempt = useRef({ text: "", key: "" });

  /** What the server refused, by field; empty when the release was made or nothing of the form is to blame. */
  const send = async (form: PlanForm, plan: boolean): Promise<PlanErrors> => {
    const body = toBody(form, plan);
    const text = JSON.stringify(body);
    if (attempt.current.text !== text) attempt.current = { text, key: newId() };
    setBusy(true);
    setProblem(null);
    try {
      const { id } = await planRelease(team.id, body, attempt.current.key);
      onPlanned();
      router.push(roomHref(team.slug, id));
      return NONE;
    } catch (error) {
      const failure = failureOf(error);
      const found = serverErrors(form, failure.byPath);
      setRefused(found);
      setProblem(failure.text);
      return found;
    } finally {
      setBusy(false);
    }
  };

  /** A field that was changed is no longer what the server refused. */
  const forget = (fields: readonly string[]) => {
    setProblem(null);
    setRefused((before) => new Map([...before].filter(([field]) => !fields.includes(field.split(".")[0] ?? ""))));
  };
  return { send, isBusy, problem, refused, forget };
}
