"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useRoomZone } from "@/components/release/room-time";
import { useAllowed } from "@/components/release/use-allowed";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useRoom } from "@/lib/client/use-room";
import { causeText, type SeenCause, standingCauses } from "@/lib/domain/cause/standing";
import { canRollBack } from "@/lib/domain/release/start-rollback";
import { zonedTime } from "@/lib/domain/time/format";
import { DismissDialog } from "./criteria-panel";

/** Something speaks for rolling back: what was seen, by whom and when, and what those who can decide do about it. */
export function RollBackBanner() {
  const { confirmed } = useRoom();
  const zone = useRoomZone();
  const { enabled } = useAllowed("rollback.start");
  const { openRollback } = useRoomDialogs();
  const [dismissing, setDismissing] = useState<SeenCause | null>(null);
  const causes = standingCauses(confirmed);
  const [first] = causes;
  if (!first || !canRollBack(confirmed)) return null;
  const more = causes.length - 1;
  return (
    <>
      <Banner
        tone="failed"
        icon={Undo2}
        title="Roll back?"
        action={
          enabled ? (
            <span className="flex gap-2 max-md:w-full max-md:justify-end print:hidden">
              <Button onClick={() => setDismissing(first)}>Dismiss…</Button>
              <Button variant="danger-outline" onClick={openRollback}>
                Decide to roll back…
              </Button>
            </span>
          ) : null
        }
      >
        {causeText(first)}. {first.by.name}, {zonedTime(first.at, zone)}
        {more > 0 ? `, and ${more} more` : ""}.
      </Banner>
      {dismissing ? <DismissDialog cause={dismissing} onClose={() => setDismissing(null)} /> : null}
    </>
  );
}
