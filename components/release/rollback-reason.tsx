"use client";

import { useId } from "react";
import type { Rollback } from "@/lib/domain/release/rollback-record";
import { RollbackGuidePlace } from "./rollback-guide-place";
import { useTriple } from "./room-time";

/** Why it is rolled back: the reason picked, by whom and when; then what was seen of the criteria. */
export function RollbackReason({ rollback }: { rollback: Rollback }) {
  const triple = useTriple();
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="border-border border-b p-4">
      <h2 id={headingId} className="font-semibold text-sm">
        Decision
      </h2>
      <div className="mt-2 rounded-md border border-failed-line bg-card px-3 py-2">
        <p className="font-medium">{rollback.reason}</p>
        <p className="tnum mt-1 text-subtle-foreground text-xs">
          {rollback.by.name} decided · {triple(rollback.startedAt)}
        </p>
        {rollback.note ? <p className="mt-1 text-muted-foreground text-xs whitespace-pre-line">{rollback.note}</p> : null}
      </div>
      <RollbackGuidePlace method={rollback.method} piece="criteria" />
    </section>
  );
}
