"use client";

import { Video } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { mayEdit } from "@/lib/domain/release/edit-release";
import { WAR_ROOM_LABEL, warRoomOf } from "@/lib/domain/release/war-room";
import { useRoomDialogs } from "./use-room-dialogs";

const LOOKS =
  "mt-3 flex min-h-8 w-full items-center gap-2 rounded-md border border-border bg-card px-3 font-medium hover:bg-accent max-md:min-h-11";

/** The call in which the people of the release talk, and how many are in this room; whoever edits the release can say where it is. */
export function WarRoomLink() {
  const { confirmed, present } = useRoom();
  const store = useRoomStore();
  const { openEdit } = useRoomDialogs();
  const address = warRoomOf(confirmed.details);
  const others = present.filter(({ id }) => id !== store.dto.viewer.id).length;
  const count = <span className="tnum ml-auto font-normal text-subtle-foreground text-xs">{others + 1} in this room</span>;
  if (address) {
    return (
      <a href={address} target="_blank" rel="noreferrer noopener" className={LOOKS}>
        <Video className="size-4 shrink-0" aria-hidden="true" />
        Join the war room
        {count}
      </a>
    );
  }
  if (mayEdit(confirmed, store.context())) {
    return <p className="mt-3 text-subtle-foreground text-xs">No link to a war room. Who edits the release can add one of that name.</p>;
  }
  return (
    <>
      <button type="button" onClick={openEdit} className={cn(LOOKS, "text-left")}>
        <Video className="size-4 shrink-0" aria-hidden="true" />
        Say where the war room is…
        {count}
      </button>
      <p className="mt-1 text-subtle-foreground text-xs">A link of the release named “{WAR_ROOM_LABEL}”, by https.</p>
    </>
  );
}
