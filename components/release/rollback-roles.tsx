"use client";

import { useId } from "react";
import { Avatar } from "@/components/ui/avatar";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { PersonRef, RosterEntry } from "@/lib/domain/release/state";
import { WarRoomLink } from "./war-room-link";

/** What each role does in a rollback, in the order of the list. The other roles are there to be asked. */
const PARTS: Partial<Record<ReleaseRole, string>> = {
  commander: "leads, signs the end",
  deployer: "runs the rollback",
  approver: "verifies, signs the end",
  "communications-lead": "updates every 15 min",
  "support-lead": "answers customers",
  "primary-on-call": "watches health and metrics",
  "secondary-on-call": "helps the one on call",
  expert: "looks for the cause",
};

/** Who does what now, and where they talk. Without a commander the deployer signs the end in their place. */
export function RollbackRoles() {
  const { roster } = useRoom().state;
  const { viewer } = useRoomStore().dto;
  const headingId = useId();
  const hasCommander = roster.some(({ role }) => role === "commander");
  return (
    <section aria-labelledby={headingId} className="border-border border-b p-4">
      <h2 id={headingId} className="font-semibold text-sm">
        Roles
      </h2>
      <ul className="mt-2.5 space-y-2">
        {peopleOf(roster).map(({ person, roles }) => (
          <li key={person.id} className="flex items-center gap-2.5">
            <Avatar name={person.name} initials={person.initials} tone={person.id === viewer.id ? "self" : "person"} decorative />
            <span className="min-w-0 flex-1 truncate">
              {person.name}
              {person.id === viewer.id ? <span className="text-subtle-foreground text-xs"> you</span> : null}
            </span>
            <span className="text-right text-subtle-foreground text-xs">{partOf(roles, hasCommander)}</span>
          </li>
        ))}
      </ul>
      <WarRoomLink />
    </section>
  );
}

function peopleOf(roster: readonly RosterEntry[]): { person: PersonRef; roles: ReleaseRole[] }[] {
  const order = Object.keys(PARTS);
  const rank = (role: ReleaseRole) => (order.indexOf(role) < 0 ? order.length : order.indexOf(role));
  const people = new Map<string, { person: PersonRef; roles: ReleaseRole[] }>();
  for (const { role, person } of [...roster].sort((a, b) => rank(a.role) - rank(b.role))) {
    people.set(person.id, { person, roles: [...(people.get(person.id)?.roles ?? []), role] });
  }
  return [...people.values()];
}

function partOf(roles: readonly ReleaseRole[], hasCommander: boolean): string {
  if (!hasCommander && roles.includes("deployer")) return "runs the rollback, signs the end";
  const named = roles.flatMap((role) => PARTS[role] ?? []);
  return named[0] ?? roles.map((role) => RELEASE_ROLE_NAMES[role].toLowerCase()).join(", ");
}
