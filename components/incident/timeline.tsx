"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ScrollArea } from "@/components/release/scroll-area";
import { Button } from "@/components/ui/button";
import { LiveDot } from "@/components/ui/live-dot";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { timelineQuery } from "@/lib/client/incident";
import type { TimelineDto } from "@/lib/contracts/incident";
import { NextIncidentUpdate } from "./next-incident-update";
import { NoteBox } from "./note-box";
import { TimelineRow } from "./timeline-row";
import { useIncident } from "./use-incident";

const ORDERS = [
  { value: "newest", label: "Newest first" },
  { value: "oldest", label: "Oldest first" },
] as const;

type TimelineProps = {
  first: TimelineDto /** Whether the note at hand says that stakeholders were told. */;
  isTelling: boolean;
  onTelling: (isTelling: boolean) => void;
};

/** What happened, in the order that the person likes, and a field to add to it. */
export function Timeline({ first, isTelling, onTelling }: TimelineProps) {
  const { incident } = useIncident();
  const headingId = useId();
  const [order, setOrder] = useState<(typeof ORDERS)[number]["value"]>("newest");
  const query = useInfiniteQuery(timelineQuery(incident.id, first));
  const newestFirst = (query.data?.pages ?? [first]).flatMap((page) => page.events);
  const events = order === "newest" ? newestFirst : newestFirst.toReversed();
  const earlier = query.hasNextPage ? (
    <div className="py-2 text-center">
      <Button size="sm" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        Show earlier
      </Button>
    </div>
  ) : null;
  return (
    <aside
      aria-labelledby={headingId}
      className="flex w-[344px] shrink-0 flex-col border-border border-l max-lg:w-auto max-lg:border-l-0 print:hidden"
    >
      <div className="flex h-12 shrink-0 items-center justify-between border-border border-b px-4">
        <h2 id={headingId} className="flex items-center gap-2 font-semibold text-sm">
          Timeline
          <LiveDot />
        </h2>
        <SegmentedControl label="Order of the timeline" segments={ORDERS} value={order} onValueChange={setOrder} />
      </div>
      <NextIncidentUpdate onPress={() => onTelling(true)} className="max-lg:hidden" />
      <ScrollArea label="Entries of the timeline" className="flex-1 px-4 pt-3">
        {order === "oldest" ? earlier : null}
        <ol>
          {events.map((event, index) => (
            <TimelineRow key={event.seq} event={event} isLast={index === events.length - 1} />
          ))}
        </ol>
        {order === "newest" ? earlier : null}
      </ScrollArea>
      <NoteBox isTold={isTelling} onTold={onTelling} />
    </aside>
  );
}
