"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { FormProblem } from "@/components/ui/form-problem";
import { part, usePart } from "@/components/ui/part";
import { useRoom } from "@/lib/client/use-room";
import { findRun } from "@/lib/domain/release/change-way-back";
import type { Rollback } from "@/lib/domain/release/rollback-record";
import { rollbackWay } from "@/lib/domain/release/rollback-steps";
import { zonedTime } from "@/lib/domain/time/format";
import { RollbackGuidePlace } from "./rollback-guide-place";
import { RollbackStep } from "./rollback-step";
import { useRoomZone } from "./room-time";
import { useRunStep } from "./use-run-step";

const dialogCode = part(() => import("./method-dialog"));

/** How it is rolled back: the way chosen, its steps with their commands and when each was run, and the plan that was written before. */
export function RollbackMethod({ rollback }: { rollback: Rollback }) {
  const { details } = useRoom().state;
  const zone = useRoomZone();
  const headingId = useId();
  const { error, busyStep, refusal, setRun } = useRunStep();
  const { tool, steps } = rollbackWay(details, rollback.method);
  const runs = steps.map((step) => findRun(rollback, { method: rollback.method, step: step.key }));
  const next = rollback.closedAt === null ? runs.indexOf(null) : -1;
  return (
    <section aria-labelledby={headingId} className="shrink-0 border-border border-b px-4 py-3 lg:max-h-[46%] lg:overflow-y-auto">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id={headingId} className="font-semibold text-base">
          Method
        </h2>
        <Chip>{rollback.method}</Chip>
        {tool ? <Chip title={`Commands of ${tool}`}>{tool}</Chip> : null}
        <ChangeMethod rollback={rollback} />
        <span className="tnum ml-auto text-subtle-foreground text-xs">
          Started by {rollback.by.name} at {zonedTime(rollback.startedAt, zone)}
        </span>
      </div>
      <FormerMethods rollback={rollback} />
      <ol className="mt-2 space-y-1.5">
        {steps.map((step, index) => (
          <RollbackStep
            key={step.key}
            step={step}
            number={index + 1}
            run={runs[index] ?? null}
            isNext={index === next}
            isBusy={busyStep === step.key}
            refusal={refusal}
            onRun={(isRun) => setRun(step.key, isRun)}
          />
        ))}
      </ol>
      {steps.length === 0 && !details.rollbackPlan ? (
        <p className="mt-2 text-muted-foreground text-xs">No steps are known of this method, and no plan was written before.</p>
      ) : null}
      <FormProblem text={error} />
      {details.rollbackPlan ? (
        <p className="mt-2 text-muted-foreground text-xs whitespace-pre-line">
          <span className="font-medium text-foreground">Plan written before:</span> {details.rollbackPlan}
        </p>
      ) : null}
      <RollbackGuidePlace method={rollback.method} piece="method" />
    </section>
  );
}

/** Another way than the one that was decided on; left out once the rollback is closed. */
function ChangeMethod({ rollback }: { rollback: Rollback }) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const found = usePart(dialogCode, wasOpened);
  if (rollback.closedAt !== null) return null;
  const open = () => {
    setOpened(true);
    setOpen(true);
  };
  return (
    <>
      <Button size="sm" variant="ghost" onClick={open} aria-label="Change the method…">
        Change…
      </Button>
      {isOpen && found ? <found.MethodDialog rollback={rollback} open={isOpen} onOpenChange={setOpen} /> : null}
    </>
  );
}

function FormerMethods({ rollback: { formerMethods = [] } }: { rollback: Rollback }) {
  const zone = useRoomZone();
  return formerMethods.map(({ method, reason, by, at }) => (
    <p key={at} className="tnum mt-1 text-subtle-foreground text-xs">
      Until {zonedTime(at, zone)}: {method}. {by.name}: {reason}
    </p>
  ));
}
