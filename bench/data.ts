import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { STANDARD_TEMPLATE } from "@/lib/domain/checklist/templates/standard";
import { createRelease } from "@/lib/domain/release/create-release";
import type { Actor, ReleaseEvent } from "@/lib/domain/release/event";
import type { ItemState, PersonRef } from "@/lib/domain/release/state";
import { addMinutes } from "@/lib/domain/time/instant";
import { createTeam, joinTeam } from "@/lib/server/access/founding";
import { db } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { hashSessionId } from "@/lib/server/platform/session-id";
import { appendTeamEvent } from "@/lib/server/platform/team-events";
import { insertRelease } from "@/lib/server/release/create";

/** A release to put load on: its items that take a plain tick, and how far its stream is. */
export type BenchRelease = { readonly id: string; readonly seq: number; readonly items: readonly string[] };

export type BenchData = {
  readonly slug: string;
  /** Cookies of sessions, one per person, every person a member. */
  readonly cookies: readonly string[];
  /** From the standard template: 75 items. One for ticks, one to be watched, one for the browser. */
  readonly releases: {
    readonly ticks: BenchRelease;
    readonly watched: BenchRelease;
    readonly room: BenchRelease;
    readonly large: BenchRelease;
  };
};

const SESSION_SECONDS = 3_600;
const LARGE_ITEMS = 1_000;
const BENCH: Actor = { kind: "system", id: "bench", name: "Bench", initials: "B" };

type Planning = {
  readonly teamId: string;
  readonly service: { readonly id: string; readonly name: string; readonly allowSelfApproval: boolean };
  readonly people: readonly PersonRef[];
  readonly now: string;
};

/** Fills an empty database: a team of so many people with a session each, and the releases that load is put on. */
export async function makeBenchData(count: number, now: string): Promise<BenchData> {
  const team = await db().$transaction((tx) => createTeam(tx, { name: "Bench", actor: BENCH, occurredAt: now }));
  const people = Array.from({ length: count }, (_, index): PersonRef => ({ id: randomUUID(), name: `Person ${index}`, initials: "P" }));
  const sessions = people.map((person) => ({ person, id: randomBytes(32).toString("base64url") }));
  await db().user.createMany({ data: people.map((person) => ({ ...person, email: `${person.id}@example.com` })) });
  await db().$transaction(async (tx) => {
    for (const person of people) await joinTeam(tx, { teamId: team.id, person, role: "member", actor: BENCH, occurredAt: now });
  });
  const expiresAt = addMinutes(now, SESSION_SECONDS / 60);
  await db().session.createMany({
    data: sessions.map(({ person, id }) => ({ idHash: hashSessionId(id), userId: person.id, expiresAt })),
  });
  const service = { id: randomUUID(), name: "checkout-service", allowSelfApproval: false };
  await db().$transaction(async (tx) => {
    await tx.service.create({ data: { ...service, teamId: team.id, skeleton: service.name }, select: { id: true } });
    const facts = { ...service, description: "", environment: "production", namespace: "production" };
    await appendTeamEvent(tx, { teamId: team.id, actor: BENCH, occurredAt: now, type: "service.created", payload: { service: facts } });
  });
  const destination = { id: randomUUID(), teamId: team.id, channel: "email", name: "QA", audiences: ["qa"] };
  const address = { address: "qa@example.com", recipient: "email:qa@example.com" };
  await db().destination.create({ data: { ...destination, ...address }, select: { id: true } });
  const planning: Planning = { teamId: team.id, service, people, now };
  const releases = {
    ticks: await makeRelease(planning),
    watched: await makeRelease(planning),
    room: await makeRelease(planning),
    large: await makeRelease(planning, LARGE_ITEMS),
  };
  const cookies = await Promise.all(sessions.map(({ id }) => cookieOf(id)));
  return { slug: team.slug, cookies, releases };
}

function cookieOf(sid: string): Promise<string> {
  return encode({ token: { sid }, secret: env().NEXTAUTH_SECRET, maxAge: SESSION_SECONDS });
}

/** A release with its items repeated under other keys until there are `count`, or with those of its template. */
async function makeRelease(planning: Planning, count = 0): Promise<BenchRelease> {
  const { now } = planning;
  const [deployer, approver, commander] = planning.people;
  if (!deployer || !approver || !commander) throw new Error("A release needs three people.");
  const actor: Actor = { kind: "person", ...deployer };
  const t0 = addMinutes(now, 3 * 24 * 60);
  const roster = [
    { role: "deployer", person: deployer },
    { role: "approver", person: approver },
    { role: "commander", person: commander },
  ] as const;
  const decision = createRelease(
    { ...DETAILS, plannedT0: t0, windowStart: addMinutes(t0, -30), windowEnd: addMinutes(t0, 120), roster, plan: true },
    {
      id: randomUUID(),
      teamId: planning.teamId,
      service: planning.service,
      template: STANDARD_TEMPLATE,
      now,
      actor,
      permissions: permissionsOf("manager", []),
      members: new Set(planning.people.map((person) => person.id)),
    },
  );
  if (!decision.ok) throw new Error(decision.refusal.message);
  const state = await insertRelease(
    decision.events.map((event) => enlarged(event, count)),
    actor,
    now,
  );
  return { id: state.id, seq: state.seq, items: state.items.filter(takesTick).map((item) => item.key) };
}

const takesTick = (item: ItemState): boolean => item.kind === "tick" && item.parent === null && item.phase !== "rollback";

function enlarged(event: ReleaseEvent, count: number): ReleaseEvent {
  if (event.type !== "release.created") return event;
  const { state } = event.payload;
  const repeatable = state.items.filter(takesTick);
  const more = Array.from({ length: Math.max(0, count - state.items.length) }, (_, index) => {
    const [item, round] = [repeatable[index % repeatable.length], Math.floor(index / repeatable.length) + 1];
    return item ? [{ ...item, key: `${item.key}-${round}`, position: round * 1_000 + item.position }] : [];
  });
  return { ...event, payload: { state: { ...state, items: [...state.items, ...more.flat()] } } };
}

const DETAILS = {
  environment: "production",
  namespace: "production",
  fromVersion: "v2.2.5",
  toVersion: "v2.3.0",
  artifactDigest: "",
  strategy: "rolling",
  criticality: "critical",
  zone: "Europe/London",
  impact: "None expected.",
  changes: [],
  risks: [],
  rollbackPlan: "",
  rollbackMethod: "",
  thresholds: [],
  links: [],
} as const;
