"use client";

import { useState } from "react";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { type PlanErrors, type PlanStep, stepOf } from "@/lib/client/plan-errors";

/** Id of what scrolls in the wizard; errors are looked for within it. */
export const PLAN_FORM_ID = "plan-form";

/** Which step is shown, and on which ones everything wrong is marked: those that somebody tried to leave. */
export function useSteps() {
  const [step, setStep] = useState<PlanStep>("profile");
  const [checked, setChecked] = useState<ReadonlySet<PlanStep>>(new Set());

  const go = (to: PlanStep) => {
    setStep(to);
    document.getElementById(PLAN_FORM_ID)?.scrollTo({ top: 0 });
  };
  const show = (of: PlanStep) => {
    setChecked((before) => new Set([...before, of]));
    go(of);
    focusFirstInvalid(document.getElementById(PLAN_FORM_ID));
  };
  /** Marks what is wrong on these steps and goes to the first of them; true where nothing is. */
  const check = (which: readonly PlanStep[], found: PlanErrors): boolean => {
    setChecked((before) => new Set([...before, ...which]));
    const first = which.find((one) => [...found.keys()].some((field) => stepOf(field) === one));
    if (first) show(first);
    return !first;
  };
  const reset = () => {
    setChecked(new Set());
    go("profile");
  };
  return { step, go, show, check, reset, isChecked: (of: PlanStep) => checked.has(of) };
}
