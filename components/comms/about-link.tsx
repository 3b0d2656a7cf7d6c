"use client";

import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { cn } from "@/components/ui/cn";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { incidentHref } from "@/lib/client/incident-href";
import { roomHref } from "@/lib/client/room-href";
import type { AboutDto } from "@/lib/contracts/message";
import { subjectName } from "@/lib/domain/comms/letter";

/** What a message tells of, as the way there. */
export function AboutLink({ about }: { about: AboutDto }) {
  const { team } = useWorkspace();
  const href = about.kind === "release" ? roomHref(team.slug, about.id) : incidentHref(team.slug, about.id);
  return (
    <Link href={href} className={cn(TEXT_LINK_CLASSES, "min-w-0 truncate text-xs max-md:min-h-11 max-md:content-center")}>
      {subjectName(about)}
    </Link>
  );
}
