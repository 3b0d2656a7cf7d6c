"use client";

import { ArrowLeft, ArrowRight, CloudAlert, CloudCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import type { PlanDraft } from "@/lib/client/plan-draft";
import { STEPS } from "@/lib/client/plan-errors";
import { useTicking } from "@/lib/client/ticker";
import { relativeAge } from "@/lib/domain/time/format";
import type { Plan } from "./use-plan";

/** Where the draft is, and the way on. What failed is said above it and costs nothing that was typed. */
export function WizardFoot({ plan }: { plan: Plan }) {
  const { step, draft, problem } = plan;
  const toast = useToast();
  const startOver = () => {
    const kept = plan.form;
    plan.startOver();
    toast.show({ text: "Draft cleared", action: { label: "Undo", run: () => plan.set(kept) } });
  };
  return (
    <div className="shrink-0 border-border border-t bg-card px-6 max-lg:sticky max-lg:-bottom-6 max-md:px-4">
      {problem ? (
        <div className="pb-3">
          <FormProblem text={problem} />
        </div>
      ) : null}
      <div className="flex min-h-14 items-center justify-between gap-3 py-2 max-md:flex-col-reverse max-md:items-stretch">
        <DraftStatus draft={draft} onStartOver={startOver} />
        <span className="flex shrink-0 gap-2 max-md:justify-end">
          {step === "profile" ? null : (
            <Button onClick={() => plan.go(STEPS[STEPS.indexOf(step) - 1] ?? "profile")}>
              <ArrowLeft aria-hidden="true" />
              Back
            </Button>
          )}
          {step === "review" ? <PlanButtons plan={plan} /> : <ContinueButton />}
        </span>
      </div>
    </div>
  );
}

function ContinueButton() {
  return (
    <Button type="submit" variant="primary">
      Continue
      <ArrowRight aria-hidden="true" />
    </Button>
  );
}

function PlanButtons({ plan }: { plan: Plan }) {
  return (
    <>
      <Button onClick={() => plan.send(false)} busy={plan.isBusy}>
        Keep as draft
      </Button>
      <Button variant="primary" onClick={() => plan.send(true)} busy={plan.isBusy}>
        Plan release
      </Button>
    </>
  );
}

function DraftStatus({ draft, onStartOver }: { draft: PlanDraft; onStartOver: () => void }) {
  const { savedAt, wasRestored, isKept } = draft;
  const age = useTicking(() => (savedAt === null ? "" : relativeAge({ instant: iso(savedAt), now: iso(Date.now()) })), "");
  if (savedAt === null) return <span className="text-subtle-foreground text-xs">What you enter is kept on this device.</span>;
  if (!isKept) {
    return (
      <span className="inline-flex items-center gap-1.5 text-blocked-fg text-xs">
        <CloudAlert className="size-3.5" aria-hidden="true" />
        This browser keeps no draft
      </span>
    );
  }
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5 text-subtle-foreground text-xs">
      <CloudCheck className="size-3.5" aria-hidden="true" />
      <span className="tnum">
        Draft {wasRestored ? "restored, " : ""}saved {age}
      </span>
      <button
        type="button"
        onClick={onStartOver}
        className="text-brand-fg underline decoration-brand-line underline-offset-2 pointer-coarse:min-h-11"
      >
        Start over
      </button>
    </span>
  );
}

const iso = (ms: number) => new Date(ms).toISOString();
