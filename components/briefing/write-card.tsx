"use client";

import { ArrowUpRight, PenLine } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { roomHref } from "@/lib/client/room-href";
import { useRoom } from "@/lib/client/use-room";

/** For those who write: the next version. For everybody: the release itself. */
export function WriteCard({ hasDraft, onWrite }: { hasDraft: boolean; onWrite: (() => void) | undefined }) {
  const { team } = useWorkspace();
  const { id } = useRoom().confirmed;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-1">
      <Link href={roomHref(team.slug, id)} className={`inline-flex items-center gap-1 text-xs ${TEXT_LINK_CLASSES}`}>
        Open the release
        <ArrowUpRight className="size-3.5" aria-hidden="true" />
      </Link>
      {onWrite ? (
        <Button size="sm" onClick={onWrite}>
          <PenLine aria-hidden="true" />
          {hasDraft ? "Go on with the draft" : "Write the next version"}
        </Button>
      ) : null}
    </div>
  );
}
