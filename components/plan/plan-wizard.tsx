"use client";

import { StepList } from "@/components/ui/step-list";
import { type PlanStep, STEPS } from "@/lib/client/plan-errors";
import { PlanPanel } from "./plan-panel";
import { StepPeople } from "./step-people";
import { StepProfile } from "./step-profile";
import { StepReview } from "./step-review";
import type { PlanData } from "./use-answers";
import { type Plan, usePlan } from "./use-plan";
import { PLAN_FORM_ID } from "./use-steps";
import { WizardFoot } from "./wizard-foot";

const STEP_NAMES: Record<PlanStep, string> = { profile: "Profile", people: "People and window", review: "Review" };

/** Plans a release in three steps, with what comes of the answers beside them. */
export function PlanWizard(data: PlanData) {
  const plan = usePlan(data);
  const current = STEPS.indexOf(plan.step);
  return (
    <div className="-mx-6 -mt-5 -mb-6 flex h-[calc(100%+2.75rem)] max-md:-mx-4 max-lg:h-auto max-lg:flex-col">
      <h1 className="sr-only">New release</h1>
      <form
        aria-label={`New release, step ${current + 1} of 3: ${STEP_NAMES[plan.step]}`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (plan.step !== "review") plan.next();
        }}
        className="flex w-[500px] shrink-0 flex-col border-border border-r bg-card max-lg:w-full max-lg:border-r-0"
      >
        <div className="border-border border-b px-6 pt-4 pb-3 max-md:px-4">
          <StepList steps={STEPS.map((step) => STEP_NAMES[step])} current={current} />
        </div>
        <div id={PLAN_FORM_ID} className="min-h-0 flex-1 overflow-y-auto max-lg:overflow-visible">
          <Step plan={plan} />
        </div>
        <WizardFoot plan={plan} />
      </form>
      <PlanPanel plan={plan} />
    </div>
  );
}

function Step({ plan }: { plan: Plan }) {
  switch (plan.step) {
    case "profile":
      return <StepProfile plan={plan} />;
    case "people":
      return <StepPeople plan={plan} />;
    case "review":
      return <StepReview plan={plan} />;
  }
}
