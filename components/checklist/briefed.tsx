"use client";

import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { briefingHref } from "@/lib/client/room-href";
import { useRoomPart } from "@/lib/client/use-room";
import { briefedText } from "@/lib/domain/briefing/briefed-text";
import { Fact } from "./fact";

/** What an item about support being briefed follows from, with the names that are missing. */
export function Briefed() {
  const { team } = useWorkspace();
  const state = useRoomPart((view) => view.confirmed);
  const text = (
    <>
      {briefedText(state)}{" "}
      <Link href={briefingHref(team.slug, state.id)} className={TEXT_LINK_CLASSES}>
        Open the briefing
      </Link>
    </>
  );
  return <Fact name="Follows from" text={text} />;
}
