"use client";

import { ListFilter } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { LiveDot } from "@/components/ui/live-dot";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { useLiveStatus } from "@/lib/client/live";
import { useActivity } from "@/lib/client/use-activity";
import { groupActivity, isConversation } from "@/lib/domain/release/activity";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { dayLabel } from "@/lib/domain/time/format";
import { ActivityRow } from "./activity-row";
import { EarlierButton } from "./earlier-button";
import { PendingComments } from "./pending-comments";
import { useRoomZone } from "./room-time";
import { ScrollArea } from "./scroll-area";

type Filter = "all" | "said";

const FILTERS = [
  { value: "all", label: "Everything" },
  { value: "said", label: "Comments, notes and flags" },
] as const;

/** What happened, newest first; quick ticks of one person are one line. Not live for screen readers: see useRemoteChanges. */
export function ActivityFeed() {
  const activity = useActivity();
  const { events } = activity;
  const [filter, setFilter] = useState<Filter>("all");
  const headingId = useId();
  const shown = useMemo(() => events.filter((event) => filter === "all" || isConversation(event)), [events, filter]);
  return (
    <section aria-labelledby={headingId} className="flex min-h-28 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center justify-between px-4">
        <h2 id={headingId} className="flex items-center gap-2 font-semibold text-sm">
          Activity
          <LiveMark />
        </h2>
        <Menu
          trigger={
            <IconButton label="Filter activity">
              <ListFilter aria-hidden="true" />
            </IconButton>
          }
        >
          <MenuChoice label="Show" value={filter} onValueChange={setFilter} options={FILTERS} />
        </Menu>
      </div>
      <ScrollArea label="Entries, newest first" className="flex-1 px-4 pb-3 text-xs">
        <PendingComments />
        <ActivityDays events={shown} />
        {shown.length === 0 ? (
          <p className="text-subtle-foreground">
            {filter === "said" ? "Nobody has said anything yet." : "What people do here appears in this list the moment they do it."}
          </p>
        ) : null}
        <EarlierButton activity={activity} />
      </ScrollArea>
    </section>
  );
}

function LiveMark() {
  const { kind } = useLiveStatus();
  if (kind !== "online") return <span className="font-normal text-2xs text-subtle-foreground">not live</span>;
  return (
    <span className="flex items-center gap-1.5 font-normal text-2xs text-subtle-foreground">
      <LiveDot />
      live
    </span>
  );
}

/** The entries under their days; the newest day has no heading, since the times speak for themselves there. */
function ActivityDays({ events }: { events: readonly RecordedEvent[] }) {
  const zone = useRoomZone();
  const days = useMemo(() => {
    const found = new Map<string, ReturnType<typeof groupActivity>>();
    for (const entry of groupActivity(events)) {
      const day = dayLabel(entry.newest.occurredAt, zone);
      found.set(day, [...(found.get(day) ?? []), entry]);
    }
    return [...found];
  }, [events, zone]);
  return days.map(([day, entries], index) => (
    <div key={day}>
      {index > 0 ? <h3 className="pt-4 pb-2 font-medium text-2xs text-subtle-foreground">{day}</h3> : null}
      <ol className="space-y-3">
        {entries.map((entry) => (
          <ActivityRow key={entry.seq} entry={entry} />
        ))}
      </ol>
    </div>
  ));
}
