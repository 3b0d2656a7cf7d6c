"use client";

import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { useRoom } from "@/lib/client/use-room";
import type { Obligation } from "@/lib/domain/release/obligation";
import { zonedTime } from "@/lib/domain/time/format";
import { ObligationRow } from "./obligations";
import { useRoomZone } from "./room-time";

/** What the rollback leaves to be done: owed with a deadline, and no reason to keep the rollback open. Nothing where nothing is owed. */
export function RollbackFollowUp() {
  const { obligations, rollback } = useRoom().confirmed;
  const [isOpen, setOpen] = useState(true);
  if (!rollback) return null;
  const shown = obligations.filter(({ settled }) => settled === null || settled.cause !== "rollback");
  if (shown.length === 0) return null;
  const settled = shown.filter((one) => one.settled !== null);
  return (
    <CollapsibleSection
      title="Follow-up"
      count={`${settled.length}/${shown.length}`}
      aside="May stay open after the rollback closes"
      open={isOpen}
      onOpenChange={setOpen}
    >
      <ul className="divide-y divide-border-soft border-border-soft border-t">
        {shown.map((one) => (
          <li key={one.id} className="px-4 py-2">
            {one.settled === null ? <ObligationRow obligation={one} /> : <SettledRow obligation={one} settled={one.settled} />}
          </li>
        ))}
      </ul>
    </CollapsibleSection>
  );
}

function SettledRow({ obligation, settled }: { obligation: Obligation; settled: NonNullable<Obligation["settled"]> }) {
  const zone = useRoomZone();
  return (
    <div className="flex items-start gap-2.5">
      <CircleCheck className="mt-0.5 size-4 shrink-0 text-done" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <div className="text-muted-foreground">{obligation.title}</div>
        <div className="tnum text-subtle-foreground text-xs">
          {settled.by.name}, {zonedTime(settled.at, zone)}: {settled.note}
        </div>
      </div>
    </div>
  );
}
