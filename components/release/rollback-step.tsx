"use client";

import { Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { Spinner } from "@/components/ui/spinner";
import { Timestamp } from "@/components/ui/timestamp";
import type { StepRun } from "@/lib/domain/release/rollback-record";
import type { MethodStep } from "@/lib/domain/release/rollback-ways";
import { shortTime } from "@/lib/domain/time/format";
import { useRoomZone, useTriple } from "./room-time";

type RollbackStepProps = {
  step: MethodStep;
  number: number;
  run: Pick<StepRun, "by" | "at"> | null;
  /** The first that was not run yet. */
  isNext: boolean;
  isBusy: boolean;
  /** Why this person cannot say so now. */
  refusal: string | undefined;
  onRun: (isRun: boolean) => void;
};

/** One step of the way back: ticked where it was run, with its time; its command ready to copy. */
export function RollbackStep({ step: { text, command }, number, run, isNext, isBusy, refusal, onRun }: RollbackStepProps) {
  const time = run ? <RunTime run={run} /> : null;
  const sign = isBusy ? <Spinner className="size-3" /> : run ? <Check className="size-3 [stroke-width:3]" aria-hidden="true" /> : number;
  return (
    <li className="flex items-start gap-3">
      {/* biome-ignore lint/a11y/useSemanticElements: the number of the step stands in the box */}
      <button
        type="button"
        role="checkbox"
        aria-checked={run !== null}
        aria-disabled={refusal !== undefined}
        aria-label={`${text}: ${run ? "run" : "not run"}`}
        title={refusal ?? (run ? "Take back that it was run" : "It was run")}
        onClick={() => {
          if (refusal === undefined) onRun(run === null);
        }}
        className="-m-1 grid size-7 shrink-0 place-items-center rounded-full outline-none focus-visible:outline-2 focus-visible:outline-ring max-md:-m-3 max-md:size-11"
      >
        <span className={cn("tnum grid size-5 place-items-center rounded-full border text-2xs", lookOf(run !== null, isNext))}>{sign}</span>
      </button>
      <div className="min-w-0 flex-1">
        <div className="flex gap-2 text-xs leading-5">
          <span className="min-w-0 flex-1">{text}</span>
          {command ? null : time}
        </div>
        {command ? <CodeSnippet command={command} result={time} className="mt-0.5" /> : null}
      </div>
    </li>
  );
}

function lookOf(isRun: boolean, isNext: boolean): string {
  if (isRun) return "border-done bg-done text-done-on";
  return isNext ? "border-brand font-semibold text-brand-fg ring-1 ring-brand" : "border-border-strong text-muted-foreground";
}

function RunTime({ run: { by, at } }: { run: Pick<StepRun, "by" | "at"> }) {
  const zone = useRoomZone();
  const triple = useTriple();
  return (
    <span className="tnum whitespace-nowrap text-2xs text-subtle-foreground">
      {by.initials} <Timestamp dateTime={at} text={shortTime(at, zone)} full={`${by.name}, ${triple(at)}`} className="font-mono" />
    </span>
  );
}
