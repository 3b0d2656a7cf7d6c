"use client";

import { Gauge } from "lucide-react";
import { useId } from "react";
import { useRoom } from "@/lib/client/use-room";
import type { Rollback } from "@/lib/domain/release/state";
import { RollbackGuidePlace } from "./rollback-guide-place";
import { useTriple } from "./room-time";

/** Why it is rolled back: the reason picked, by whom and when, and the limits that were agreed before the start. */
export function RollbackReason({ rollback }: { rollback: Rollback }) {
  const { details } = useRoom().state;
  const triple = useTriple();
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="border-border border-b p-4">
      <h2 id={headingId} className="font-semibold text-sm">
        Decision
      </h2>
      <div className="mt-3 rounded-md border border-failed-line bg-card p-3">
        <p className="font-medium">{rollback.reason}</p>
        <p className="tnum mt-1 text-subtle-foreground text-xs">
          {rollback.by.name} decided · {triple(rollback.startedAt)}
        </p>
        {rollback.note ? <p className="mt-1 text-muted-foreground text-xs whitespace-pre-line">{rollback.note}</p> : null}
      </div>
      {details.thresholds.length > 0 ? (
        <div className="max-lg:hidden">
          <h3 className="mt-3 font-medium text-2xs text-subtle-foreground">Limits agreed before the start</h3>
          <ul className="mt-1">
            {details.thresholds.map(({ metric, limit }) => (
              <li key={metric} className="flex items-start gap-2.5 py-1.5">
                <span className="grid size-[18px] shrink-0 place-items-center rounded-full border-[1.5px] border-na/60 text-na-fg">
                  <Gauge className="size-3" aria-hidden="true" />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block text-muted-foreground leading-[18px]">{metric}</span>
                  <span className="tnum block text-subtle-foreground text-xs">{limit}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="max-lg:hidden">
        <RollbackGuidePlace method={rollback.method} piece="criteria" />
      </div>
    </section>
  );
}
