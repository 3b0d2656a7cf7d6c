"use client";

import { Avatar } from "@/components/ui/avatar";
import { useRoom, useRoomStore } from "@/lib/client/use-room";

/** What the person has said that the server does not have yet. */
export function PendingComments() {
  const { pending } = useRoom();
  const { viewer } = useRoomStore().dto;
  const mine = pending.flatMap(({ id, command, state }) => (command.type === "comment.add" ? [{ id, text: command.text, state }] : []));
  if (mine.length === 0) return null;
  return (
    <ul className="space-y-3 pb-3">
      {mine.toReversed().map(({ id, text, state }) => (
        <li key={id} className="flex gap-2.5">
          <Avatar name={viewer.name} initials={viewer.initials} size="xs" tone="self" decorative />
          <span className="min-w-0 flex-1 text-muted-foreground wrap-anywhere">
            <span className="font-medium text-foreground">{viewer.name}</span> commented:{" "}
            <span className="whitespace-pre-line text-foreground">“{text}”</span>
          </span>
          <span className="shrink-0 text-2xs text-subtle-foreground">{state === "waiting" ? "waiting" : "sending"}</span>
        </li>
      ))}
    </ul>
  );
}
