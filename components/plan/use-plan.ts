"use client";

import { useWorkspace } from "@/components/shell/workspace";
import { STEPS, stepOf } from "@/lib/client/plan-errors";
import type { PlanForm } from "@/lib/client/plan-form";
import { type PlanData, useAnswers } from "./use-answers";
import { useSending } from "./use-sending";
import { useStaffing } from "./use-staffing";
import { useSteps } from "./use-steps";

/** Everything the wizard holds: the answers, the steps, what is wrong, and sending it. */
export function usePlan(data: PlanData) {
  const { team } = useWorkspace();
  const answers = useAnswers(data);
  const staffing = useStaffing(answers.preview.staffing, {
    scope: { team: team.id },
    team: data.members,
    isAllowed: true,
    now: answers.now,
  });
  const steps = useSteps();
  const sending = useSending(answers.clear);
  const errors = answers.errors(true);

  const next = () => {
    // A draft may have gaps in its roster: what only a plan needs is asked when it is planned.
    if (steps.check([steps.step], answers.errors(false))) steps.go(STEPS[STEPS.indexOf(steps.step) + 1] ?? steps.step);
  };
  const send = async (plan: boolean) => {
    if (sending.isBusy || !steps.check(["profile", "people"], answers.errors(plan))) return;
    const refused = await sending.send(answers.form, plan);
    if (refused.size > 0) steps.check(["profile", "people"], refused);
  };
  return {
    ...answers,
    ...steps,
    staffing,
    errors,
    next,
    send: (plan: boolean) => void send(plan),
    isBusy: sending.isBusy,
    problem: sending.problem,
    set: (change: Partial<PlanForm>, from?: string) => {
      sending.forget(Object.keys(change));
      answers.set(change, from);
    },
    /** What is wrong with a field on a step that was checked, or what the server said of it. */
    errorAt: (field: string) => sending.refused.get(field) ?? (steps.isChecked(stepOf(field)) ? errors.get(field) : undefined),
    startOver: () => {
      answers.clear();
      steps.reset();
    },
  };
}
export type Plan = ReturnType<typeof usePlan>;
/** What the fields of the form need: of a plan in the wizard, or of a release that is edited. */
export type PlanFields = Pick<Plan, "form" | "set" | "errorAt">;
