import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { STANDARD_TEMPLATE } from "@/lib/domain/checklist/templates/standard";
import { createRelease } from "@/lib/domain/release/create-release";
import type { Actor } from "@/lib/domain/release/event";
import type { ItemState, PersonRef } from "@/lib/domain/release/state";
import { addMinutes } from "@/lib/domain/time/instant";
import { createTeam } from "@/lib/server/access/founding";
import { db, pool } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { hashSessionId } from "@/lib/server/platform/session-id";
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
  await db().membership.createMany({ data: people.map((person) => ({ teamId: team.id, userId: person.id, role: "member" })) });
  const expiresAt = addMinutes(now, SESSION_SECONDS / 60);
  await db().session.createMany({
    data: sessions.map(({ person, id }) => ({ idHash: hashSessionId(id), userId: person.id, expiresAt })),
  });
  const service = await db().service.create({
    data: { id: randomUUID(), teamId: team.id, name: "checkout-service", skeleton: "checkout-service" },
    select: { id: true, name: true, allowSelfApproval: true },
  });
  const destination = { id: randomUUID(), teamId: team.id, channel: "email", name: "QA", audiences: ["qa"] };
  const address = { address: "qa@example.com", recipient: "email:qa@example.com" };
  await db().destination.create({ data: { ...destination, ...address }, select: { id: true } });
  const planning: Planning = { teamId: team.id, service, people, now };
  const releases = {
    ticks: await makeRelease(planning),
    watched: await makeRelease(planning),
    room: await makeRelease(planning),
    large: await enlarge(await makeRelease(planning), LARGE_ITEMS),
  };
  const cookies = await Promise.all(sessions.map(({ id }) => cookieOf(id)));
  return { slug: team.slug, cookies, releases };
}

function cookieOf(sid: string): Promise<string> {
  return encode({ token: { sid }, secret: env().NEXTAUTH_SECRET, maxAge: SESSION_SECONDS });
}

async function makeRelease(planning: Planning): Promise<BenchRelease> {
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
  const state = await insertRelease(decision.events, actor, now);
  return { id: state.id, seq: state.seq, items: state.items.filter(takesTick).map((item) => item.key) };
}

const takesTick = (item: ItemState): boolean => item.kind === "tick" && item.parent === null && item.phase !== "rollback";

const REPEAT = `INSERT INTO release_item ("releaseId", key, phase, position, definition, status, version)
  SELECT "releaseId", key || '-' || n, phase, n * 1000 + position, definition || jsonb_build_object('key', key || '-' || n), status, version
  FROM release_item, generate_series(1, 50) AS n WHERE "releaseId" = $1 AND key = ANY($2) LIMIT $3`;

/** The same release with its items repeated under other keys until there are so many. Only the rows: nobody reads its log. */
async function enlarge(release: BenchRelease, count: number): Promise<BenchRelease> {
  const present = await db().releaseItem.count({ where: { releaseId: release.id } });
  await pool().query(REPEAT, [release.id, release.items, count - present]);
  return release;
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
