import { randomUUID } from "node:crypto";
import type { Permission } from "@/lib/domain/access/permissions";
import type { AccessRole } from "@/lib/domain/access/roles";
import type { Actor } from "@/lib/domain/release/event";
import type { PersonRef } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import type { Access } from "@/lib/server/platform/route";
import type { Viewer } from "@/lib/server/platform/session";
import { createPerson, createTeam, joinTeam } from "../founding";

/** Somebody in a test: who they are, and the proof that `data` and `commands` ask for. */
export type TestPerson = {
  readonly ref: PersonRef;
  readonly email: string;
  readonly viewer: Viewer;
  readonly access: (permission: Permission) => Access;
};

export type TestTeam<Names extends string> = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly people: Record<Names, TestPerson>;
};

const FOUNDER: Actor = { kind: "system", id: "test", name: "Test", initials: "T" };

/**
 * A new team with these people, everything in the log as in real life:
 * `const { id, people } = await makeTeam({ ann: "admin", bob: "manager" })`. People have no password.
 */
export async function makeTeam<Names extends string>(roles: Record<Names, AccessRole>, name = "Checkout"): Promise<TestTeam<Names>> {
  const doing = { actor: FOUNDER, occurredAt: new Date().toISOString() };
  return db().$transaction(async (tx) => {
    const team = await createTeam(tx, { name, ...doing });
    const people: Partial<Record<Names, TestPerson>> = {};
    for (const [key, role] of Object.entries<AccessRole>(roles)) {
      const email = emailFor(key);
      const person = await createPerson(tx, { name: fullName(key), email, passwordHash: null });
      await joinTeam(tx, { teamId: team.id, person, role, ...doing });
      people[key as Names] = testPerson(person, email);
    }
    return { ...team, people: people as Record<Names, TestPerson> };
  });
}

/** Somebody who is in no team. */
export async function makePerson(key: string): Promise<TestPerson> {
  const email = emailFor(key);
  const person = await db().$transaction((tx) => createPerson(tx, { name: fullName(key), email, passwordHash: null }));
  return testPerson(person, email);
}

function testPerson(ref: PersonRef, email: string): TestPerson {
  const viewer: Viewer = {
    userId: ref.id,
    name: ref.name,
    initials: ref.initials,
    email,
    zone: null,
    sessionHash: `test-${ref.id}`,
    provedAt: new Date().toISOString(),
  };
  return { ref, email, viewer, access: (permission) => ({ viewer, permission }) };
}

const fullName = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1)} Tester`;

const emailFor = (key: string): string => `${key.toLowerCase()}-${randomUUID().slice(0, 8)}@example.com`;
