"use client";

import { useId } from "react";
import { Chip } from "@/components/ui/chip";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { useRoom } from "@/lib/client/use-room";
import type { Rollback } from "@/lib/domain/release/rollback-record";
import { rollbackSteps } from "@/lib/domain/release/rollback-steps";
import { zonedTime } from "@/lib/domain/time/format";
import { RollbackGuidePlace } from "./rollback-guide-place";
import { useRoomZone } from "./room-time";

/** How it is rolled back: the way chosen, its steps with their commands, and the plan that was written before. */
export function RollbackMethod({ rollback }: { rollback: Rollback }) {
  const { details } = useRoom().state;
  const zone = useRoomZone();
  const headingId = useId();
  const steps = rollbackSteps(details, rollback.method);
  return (
    <section aria-labelledby={headingId} className="shrink-0 border-border border-b px-4 py-3 lg:max-h-[40%] lg:overflow-y-auto">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id={headingId} className="font-semibold text-base">
          Method
        </h2>
        <Chip>{rollback.method}</Chip>
        <span className="ml-auto text-subtle-foreground text-xs">
          Started by {rollback.by.name} at {zonedTime(rollback.startedAt, zone)}
        </span>
      </div>
      <ol className="mt-2 space-y-1.5">
        {steps.map(({ text, command }, index) => (
          <li key={text} className="flex items-start gap-3">
            <span className="tnum grid size-5 shrink-0 place-items-center rounded-full border border-border-strong text-2xs text-muted-foreground">
              {index + 1}
            </span>
            <div className="min-w-0 flex-1">
              <div className="text-xs leading-5">{text}</div>
              {command ? <CodeSnippet command={command} className="mt-1" /> : null}
            </div>
          </li>
        ))}
      </ol>
      {details.rollbackPlan ? (
        <p className="mt-2 text-muted-foreground text-xs whitespace-pre-line">
          <span className="font-medium text-foreground">Plan written before:</span> {details.rollbackPlan}
        </p>
      ) : null}
      <RollbackGuidePlace method={rollback.method} piece="method" />
    </section>
  );
}
