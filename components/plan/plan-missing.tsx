"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { errorSentence, stepOf } from "@/lib/client/plan-errors";
import type { Plan } from "./use-plan";

/** What keeps the release from being planned, each with the way to its step. */
export function PlanMissing({ plan }: { plan: Plan }) {
  const missing = [...plan.errors];
  return (
    <div className="self-start rounded-lg border border-border bg-card px-4 py-3">
      <h3 className="font-semibold text-sm">
        Still needed <span className="tnum font-normal text-subtle-foreground">{missing.length}</span>
      </h3>
      {missing.length === 0 ? (
        <p className="mt-1 flex items-start gap-2.5 py-[5px] text-sm leading-[18px]">
          <CircleCheck className="mt-0.5 size-4 text-done" aria-hidden="true" />
          Nothing. It can be planned.
        </p>
      ) : (
        <ul className="mt-1">
          {missing.map(([field, message]) => (
            <li key={field} className="flex items-start gap-2.5 py-[5px]">
              <CircleDashed className="mt-0.5 size-4 text-subtle-foreground" aria-hidden="true" />
              <button
                type="button"
                className="min-w-0 flex-1 text-left text-muted-foreground text-sm leading-[18px] hover:text-foreground hover:underline"
                onClick={() => plan.show(stepOf(field))}
              >
                {errorSentence(plan.form, [field, message])}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
