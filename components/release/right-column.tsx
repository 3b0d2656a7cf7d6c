"use client";

import { SignOffPanel } from "@/components/sign-off/sign-off-panel";
import { DecidePlace } from "@/components/stage/stage-places";
import { part, useArrived } from "@/components/ui/part";
import { useRoom, useRoomPart } from "@/lib/client/use-room";
import type { PhaseState } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import { ActivityFeed } from "./activity-feed";
import { CommentBox } from "./comment-box";
import { ObligationsPlace } from "./obligations-place";
import { Presence } from "./presence";
import { useIsWide } from "./use-media";

/** Sign-off and activity of a room, from 1280 px on; below that the same stands in the drawer of the SignOffBar. */
export function RightColumn({ phase }: { phase: PhaseState }) {
  const isWide = useIsWide();
  if (!isWide) return null;
  return (
    <aside
      aria-label="Sign-off and activity"
      className="flex w-[328px] shrink-0 flex-col border-border border-l max-xl:hidden print:hidden"
    >
      <ColumnContent phase={phase} />
    </aside>
  );
}

/** The signers never push the activity off the screen: what they take beyond half of it scrolls. */
export function ColumnContent({ phase }: { phase: PhaseState }) {
  const isDraft = useRoom().confirmed.status === "draft";
  const isDecided = !isDraft && isDecisionStage(phase);
  return (
    <>
      <div className="max-h-[72%] min-h-0 overflow-y-auto border-border border-b [&>section:last-child]:border-b-0">
        {isDecided ? <DecidePlace phase={phase} /> : <SignOffPanel phase={phase} />}
        <ObligationsPlace />
      </div>
      <NextUpdatePlace />
      <Presence />
      <ActivityFeed />
      <CommentBox />
    </>
  );
}

const nextUpdate = part(() => import("@/components/comms/next-update"));

/** Its height is kept while its code comes, so that nothing below it moves. */
function NextUpdatePlace() {
  const found = useArrived(nextUpdate);
  const status = useRoomPart((view) => view.state.status);
  if (found) return <found.NextUpdate />;
  return isFinal(status) ? null : <div className="h-[61px] shrink-0 border-border border-b" />;
}
