"use client";

import { useId, useMemo } from "react";
import { LiveDot } from "@/components/ui/live-dot";
import { Timestamp } from "@/components/ui/timestamp";
import { useActivity } from "@/lib/client/use-activity";
import { useRoom } from "@/lib/client/use-room";
import { type ActivityEntry, describeBurst, groupActivity } from "@/lib/domain/release/activity";
import { describeEvent } from "@/lib/domain/release/describe-event";
import { axisOffset, formatOffset } from "@/lib/domain/time/axis";
import { shortTime } from "@/lib/domain/time/format";
import { ActorMark } from "./activity-row";
import { CommentBox } from "./comment-box";
import { EarlierButton } from "./earlier-button";
import { PendingComments } from "./pending-comments";
import { Presence } from "./presence";
import { useRoomZone, useTriple } from "./room-time";
import { ScrollArea } from "./scroll-area";

/** What happened, newest first, each with its place on the time axis. */
export function RollbackTimeline() {
  const activity = useActivity();
  const { events } = activity;
  const entries = useMemo(() => groupActivity(events), [events]);
  const headingId = useId();
  return (
    <aside aria-labelledby={headingId} className="flex w-[312px] shrink-0 flex-col border-border border-l print:hidden">
      <div className="flex h-12 shrink-0 items-center border-border border-b px-4">
        <h2 id={headingId} className="flex items-center gap-2 font-semibold text-sm">
          Timeline
          <LiveDot />
        </h2>
      </div>
      <Presence />
      <ScrollArea label="Entries, newest first" className="flex-1 px-4 pt-3">
        <div className="text-xs">
          <PendingComments />
        </div>
        <ol>
          {entries.map((entry, index) => (
            <TimelineRow key={entry.seq} entry={entry} isLast={index === entries.length - 1} />
          ))}
        </ol>
        <EarlierButton activity={activity} />
      </ScrollArea>
      <CommentBox placeholder="Add to the timeline" />
    </aside>
  );
}

function TimelineRow({ entry, isLast }: { entry: ActivityEntry; isLast: boolean }) {
  const { state } = useRoom();
  const zone = useRoomZone();
  const triple = useTriple();
  const { newest } = entry;
  const { who, text } = describeEvent(newest, state);
  return (
    <li className="relative flex gap-3 pb-4">
      {isLast ? null : <span aria-hidden="true" className="absolute top-6 bottom-0 left-[9.5px] w-px bg-border" />}
      <span className="z-10">
        <ActorMark event={newest} />
      </span>
      <div className="min-w-0 flex-1 wrap-anywhere">
        <div className="font-medium text-xs leading-5">{sentence(describeBurst(entry) ?? text)}</div>
        <div className="text-subtle-foreground text-xs">{who}</div>
      </div>
      <div className="tnum shrink-0 text-right font-mono text-2xs text-subtle-foreground leading-5">
        <Timestamp
          dateTime={newest.occurredAt}
          text={shortTime(newest.occurredAt, zone)}
          full={triple(newest.occurredAt)}
          className="block text-muted-foreground"
        />
        {formatOffset(axisOffset(newest.occurredAt, state))}
      </div>
    </li>
  );
}

/** The words after a name as a line of their own: `Ticked 3 items`. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
