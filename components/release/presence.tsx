"use client";

import { AvatarStack, type StackedPerson } from "@/components/ui/avatar-stack";
import { useRoom, useRoomStore } from "@/lib/client/use-room";

/** Who has this room open now; oneself last, as the dark avatar. */
export function Presence() {
  const { present } = useRoom();
  const { viewer } = useRoomStore().dto;
  const others = present.filter((person) => person.id !== viewer.id);
  const people: StackedPerson[] = [
    ...others.map(({ id, name, initials }) => ({ id, name, initials, presence: "here" as const })),
    { id: viewer.id, name: viewer.name, initials: viewer.initials, tone: "self" },
  ];
  return (
    <section aria-label="People in this room" className="flex shrink-0 items-center gap-3 border-border border-b px-4 py-2.5">
      <span className="text-muted-foreground text-xs">
        <span className="font-medium text-foreground">{people.length}</span> here now
      </span>
      <AvatarStack people={people} className="ml-auto" />
    </section>
  );
}
