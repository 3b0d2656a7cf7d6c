"use client";

import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import type { PersonRef } from "@/lib/domain/release/state";
import { Heading } from "./heading";
import { OfferDialog, RolesDialog } from "./people-dialogs";
import { useIncident } from "./use-incident";

/** Who leads, who writes down, who tells. */
export function IncidentPeople() {
  const { incident, may } = useIncident();
  const [open, setOpen] = useState<"offer" | "roles" | null>(null);
  const { commander, offer, scribe, communicationsLead, status } = incident;
  const mayAssign = may.lead && status === "open";
  return (
    <section className="border-border border-b p-4">
      <Heading
        title="Roles"
        action={
          mayAssign ? (
            <Button size="sm" onClick={() => setOpen("roles")}>
              Assign…
            </Button>
          ) : null
        }
      />
      <ul className="mt-2 space-y-2">
        <Part name="Commander" person={commander} />
        <Part name="Scribe" person={scribe} />
        <Part name="Communications lead" person={communicationsLead} />
      </ul>
      {mayAssign && !offer ? (
        <Button size="sm" className="mt-3" onClick={() => setOpen("offer")}>
          Hand over command…
        </Button>
      ) : null}
      {may.lead ? null : (
        <p className="mt-2 text-2xs text-subtle-foreground">{commander.name} or a manager of the team assigns roles and hands over.</p>
      )}
      {open === "offer" ? <OfferDialog onClose={() => setOpen(null)} /> : null}
      {open === "roles" ? <RolesDialog onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

function Part({ name, person }: { name: string; person: PersonRef | null }) {
  const { viewer } = useIncident();
  return (
    <li className="flex items-center gap-2.5">
      {person ? (
        <Avatar name={person.name} initials={person.initials} tone={person.id === viewer.id ? "self" : "person"} decorative />
      ) : (
        <Avatar name={name} tone="vacant" decorative />
      )}
      <span className="min-w-0 flex-1 truncate">
        {person?.name ?? <span className="text-muted-foreground">Nobody yet</span>}
        {person?.id === viewer.id ? <span className="text-subtle-foreground text-xs"> you</span> : null}
      </span>
      <span className="text-right text-subtle-foreground text-xs">{name}</span>
    </li>
  );
}
