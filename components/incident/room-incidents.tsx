"use client";

import { Siren } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { Banner } from "@/components/ui/banner";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { incidentHref } from "@/lib/client/incident-href";
import { useRoom } from "@/lib/client/use-room";
import { openIncidents } from "@/lib/domain/incident/linked";

/** The open incidents of a release, each as one line across its room. */
export function RoomIncidents() {
  const { team } = useWorkspace();
  return openIncidents(useRoom().state.incidents).map(({ id, title, severity, commander }) => (
    <Banner
      key={id}
      tone="blocked"
      icon={Siren}
      title={`${severity} incident: ${title}`}
      action={
        <Link href={incidentHref(team.slug, id)} className={TEXT_LINK_CLASSES}>
          Open the incident
        </Link>
      }
    >
      Led by {commander.name}.
    </Banner>
  ));
}
