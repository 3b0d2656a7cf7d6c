"use client";

import { X } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Select } from "@/components/ui/select";
import { RELEASE_ROLE_NAMES, RELEASE_ROLES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Plan } from "./use-plan";

/** What the roster needs to know of a plan, or of a release whose roster changes. */
export type RosterPlan = Pick<Plan, "form" | "set" | "errorAt" | "members"> & {
  readonly preview: Pick<Plan["preview"], "phases" | "roster" | "barred"> & {
    readonly release: Pick<Plan["preview"]["release"], "createdBy">;
  };
};

/** The roles that no release can do without; gates may ask for more. */
const ALWAYS: readonly ReleaseRole[] = ["deployer", "approver"];

/** One row per role: who has it, and which gates they sign. */
export function RosterFields({ plan }: { plan: RosterPlan }) {
  const general = plan.errorAt("roster");
  return (
    <div>
      <ul className="divide-y divide-border-soft">
        {RELEASE_ROLES.map((role) => (
          <RoleRow key={role} plan={plan} role={role} />
        ))}
      </ul>
      {general ? <p className="mt-1 text-failed-fg text-xs">{general}</p> : null}
    </div>
  );
}

function RoleRow({ plan, role }: { plan: RosterPlan; role: ReleaseRole }) {
  const { form, members, preview } = plan;
  const name = RELEASE_ROLE_NAMES[role];
  const signs = preview.phases
    .filter((phase) => !phase.isRollback && phase.signs.some((one) => one.role === role))
    .map((phase) => phase.code);
  const people = preview.roster.filter((entry) => entry.role === role).map((entry) => entry.person);
  const error = plan.errorAt(`roster.${role}`);
  const barred = preview.barred.filter((one) => one.role === role);
  const errorId = `roster-${role}-error`;
  const put = (roster: typeof form.roster) => plan.set({ roster }, `roster, ${name.toLowerCase()}`);
  return (
    <li className="grid grid-cols-[150px_minmax(0,1fr)] items-start gap-x-3 gap-y-1 py-2 max-md:grid-cols-1">
      <div className="pt-1.5 max-md:pt-0">
        <span className="block font-medium text-xs">{name}</span>
        <span className="block text-2xs text-subtle-foreground">{signs.length > 0 ? `signs ${signs.join(", ")}` : needText(role)}</span>
      </div>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-1.5">
          {people.map((person) => (
            <PersonChip
              key={person.id}
              person={person}
              isSelf={person.id === preview.release.createdBy.id}
              onRemove={() => put(form.roster.filter((entry) => entry.role !== role || entry.userId !== person.id))}
              roleName={name}
            />
          ))}
          <Select
            size="sm"
            aria-label={people.length > 0 ? `Add another ${name.toLowerCase()}` : `Choose the ${name.toLowerCase()}`}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? errorId : undefined}
            wrapperClassName={people.length > 0 ? "w-24 max-md:w-full" : "w-full"}
            value=""
            onChange={(event) => put([...form.roster, { role, userId: event.target.value }])}
          >
            <option value="" disabled>
              {people.length > 0 ? "Add" : "Nobody yet"}
            </option>
            {members
              .filter((member) => people.every((person) => person.id !== member.id))
              .map((member) => (
                <option key={member.id} value={member.id}>
                  {member.name}
                </option>
              ))}
          </Select>
        </div>
        {barred.map(({ text }) => (
          <p key={text} className="mt-1 text-blocked-fg text-xs">
            {text}
          </p>
        ))}
        {error ? (
          <p id={errorId} className="mt-1 text-failed-fg text-xs">
            {error}
          </p>
        ) : null}
      </div>
    </li>
  );
}

function needText(role: ReleaseRole): string {
  return ALWAYS.includes(role) ? "always needed" : "optional";
}

type PersonChipProps = { person: PersonRef; isSelf: boolean; onRemove: () => void; roleName: string };

function PersonChip({ person, isSelf, onRemove, roleName }: PersonChipProps) {
  return (
    <span className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-md border border-border bg-card pr-0.5 pl-1 text-xs max-md:h-11">
      <Avatar name={person.name} initials={person.initials} size="xs" tone={isSelf ? "self" : "person"} decorative />
      <span className="truncate">{person.name}</span>
      <button
        type="button"
        aria-label={`Remove ${person.name} as ${roleName.toLowerCase()}`}
        onClick={onRemove}
        className="grid size-6 place-items-center rounded-sm text-muted-foreground hover:bg-accent hover:text-foreground max-md:size-11"
      >
        <X className="size-3.5" aria-hidden="true" />
      </button>
    </span>
  );
}
