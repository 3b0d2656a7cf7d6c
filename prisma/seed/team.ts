import { randomUUID } from "node:crypto";
import type { NewServiceBody } from "@/lib/contracts/service";
import type { AccessRole } from "@/lib/domain/access/roles";
import type { Actor } from "@/lib/domain/release/event";
import type { Instant } from "@/lib/domain/time/instant";
import { createPerson, createTeam, joinTeam } from "@/lib/server/access/founding";
import { requireTeam } from "@/lib/server/access/team";
import { createFreeze } from "@/lib/server/freeze/commands";
import { db } from "@/lib/server/platform/db";
import { createService } from "@/lib/server/service/commands";
import { accessOf, at, type SeedPerson } from "./actors";

/** Somebody to be: what they do, what they may do in the team, and how they sign in. */
export type Part = {
  readonly name: string;
  readonly email: string;
  readonly access: AccessRole;
  readonly zone?: string;
};

export type SeedTeam<Key extends string = string> = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly people: Readonly<Record<Key, SeedPerson>>;
};

type Founding<Key extends string> = {
  readonly name: string;
  readonly parts: Readonly<Record<Key, Part>>;
  /** argon2id of the password that all of them share. */
  readonly passwordHash: string;
  readonly zone: string;
  readonly at: Instant;
  /** Somebody of another team who becomes admin of this one. */
  readonly guest?: SeedPerson;
};

/** Founds a team by its first admin (the guest, else the first of the parts who is one) and lets everybody join. */
export async function foundTeam<Key extends string>({ name, parts, passwordHash, zone, at: occurredAt, guest }: Founding<Key>) {
  return db().$transaction(async (tx): Promise<SeedTeam<Key>> => {
    const people = {} as Record<Key, SeedPerson>;
    const entries = Object.entries<Part>(parts) as [Key, Part][];
    for (const [key, part] of entries) {
      const at = part.zone ?? zone;
      people[key] = {
        ...(await createPerson(tx, { name: part.name, email: part.email, passwordHash, zone: at })),
        email: part.email,
        zone: at,
      };
    }
    const founder = guest ?? people[entries.find(([, part]) => part.access === "admin")?.[0] as Key];
    const actor: Actor = { kind: "person", id: founder.id, name: founder.name, initials: founder.initials };
    const doing = { actor, occurredAt };
    const team = await createTeam(tx, { name, ...doing });
    const { id: teamId } = team;
    if (guest) await joinTeam(tx, { teamId, person: refOf(guest), role: "admin", ...doing });
    for (const [key, { access: role }] of entries) await joinTeam(tx, { teamId, person: refOf(people[key]), role, ...doing });
    return { ...team, people };
  });
}

type NewService = {
  readonly by: SeedPerson;
  readonly at: Instant;
  readonly name: string;
  readonly description: string;
  readonly profile?: NewServiceBody["profile"];
  readonly limits?: NewServiceBody["limits"];
};

/** Makes a service as a manager of the team. */
export async function addService(team: { readonly id: string }, { by, at: when, ...said }: NewService) {
  const access = await requireTeam(accessOf(by, "service.manage"), { id: team.id });
  const usual = { environment: "production", namespace: "production", allowSelfApproval: false, profile: null, limits: [] };
  const body = { ...usual, ...said };
  return at(when, () => createService(access, body));
}

type Freeze = Parameters<typeof createFreeze>[1];

/** Declares a freeze as a manager of the team. */
export async function addFreeze(team: { readonly id: string }, { by, at: when, ...body }: Freeze & { by: SeedPerson; at: Instant }) {
  const access = await requireTeam(accessOf(by, "freeze.manage"), { id: team.id });
  return at(when, () => createFreeze(access, body));
}

const refOf = ({ id, name, initials }: SeedPerson) => ({ id, name, initials });

/** Eight letters and digits that no other seed has, for names that must differ. */
export const uniqueMark = (): string => randomUUID().slice(0, 8);
