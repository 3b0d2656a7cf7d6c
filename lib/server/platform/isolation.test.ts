import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "@/lib/contracts/problem";
import { PERMISSIONS } from "@/lib/domain/access/permissions";
import { addToTeam, makeToken, takeFromTeam } from "@/lib/server/access/testing/token";
import { createDestination } from "@/lib/server/comms/destination-commands";
import { loadIncident } from "@/lib/server/incident/data";
import { declare, requireDeclarer } from "@/lib/server/incident/declare";
import { createIntegration } from "@/lib/server/integration/commands";
import { createMetricSource } from "@/lib/server/metrics/commands";
import { db } from "@/lib/server/platform/db";
import { loadRelease } from "@/lib/server/release/load";
import { accessOf, makePlanningTeam, type PlanningTeam, plan, planBody, soon } from "@/lib/server/release/testing/plan";
import { createTemplate } from "@/lib/server/template/commands";
import { createWebhook } from "@/lib/server/webhook/commands";
import { listRoutes, type Route } from "@/scripts/lib/routes.mjs";
import { testDatabase } from "./testing/database";
import { INCIDENT_BODIES } from "./testing/incident-bodies";
import { METRIC_BODIES, METRIC_SOURCE } from "./testing/metric-bodies";
import { call, cookieFor } from "./testing/request";
import { SCOPE_BODIES } from "./testing/scope-bodies";
import { SETTINGS_BODIES } from "./testing/settings-bodies";
import { SIGN_OFF_BODIES } from "./testing/sign-off-bodies";

/**
 * RELIABILITY invariant 20: somebody of another team gets, over every route and method there is, the answer that ids which do
 * not exist get.
 */
testDatabase();

const T0 = {
  plannedT0: "2031-05-01T10:00:00.000Z",
  windowStart: "2031-05-01T09:30:00.000Z",
  windowEnd: "2031-05-01T12:00:00.000Z",
  zone: "UTC",
};
const REASON = { reason: "A reason" };
const DIGEST = "0".repeat(64);
const NOTHING_ELSE = { features: [], behaviour: [], issues: [], faq: [] };
const BRIEFING = { headline: "Codes", ...NOTHING_ELSE, escalation: [{ name: "Lead", text: "Questions." }] };
const MESSAGE = { kind: "start", slot: null, audiences: ["qa"], subject: "Started", fields: [{ key: "stage", text: "T-0" }] };
const PROFILE = { application: "microservices", platform: "kubernetes", riskTolerance: "balanced", facilities: [], compliance: ["soc2"] };
const FREEZE = { name: "Quiet", serviceId: null, startsAt: T0.windowStart, endsAt: T0.windowEnd, zone: "UTC" };

/** A body that each route understands, by the end of its path: what is refused must be refused for the team, not for the form. */
const BODIES: Readonly<Record<string, unknown>> = {
  "PUT status": { status: "done", expectedVersion: 0 },
  "POST notes": { text: "Hello" },
  "POST evidence": { url: "https://example.com", label: "Run 1" },
  "DELETE [evidence]": {},
  "PUT assignee": { assignee: null },
  ...SCOPE_BODIES,
  "POST comments": { text: "Hello" },
  "PUT [words]": { text: "Twice.", expectedVersion: 0 },
  "POST release-notes": { digest: DIGEST },
  "POST flags": { text: "Look" },
  ...SIGN_OFF_BODIES,
  "POST sign-offs": { role: "approver", digest: DIGEST, initials: "AB" },
  "POST readings": { phase: "t-zero", metric: "p95", side: "canary", value: 180, unit: "ms" },
  "POST decision": { choice: "pause" },
  "POST dissent": REASON,
  "POST messages": { message: MESSAGE },
  "POST approval": {},
  "PUT [due]": { expectedVersion: 0, audiences: ["qa"], subject: "", fields: [] },
  "POST test-mail": { audiences: ["qa"], subject: "Started", fields: [] },
  "PUT status-page": { isShown: true },
  "POST refusals": { role: "approver", digest: DIGEST, ...REASON },
  "POST withdrawal": {},
  "POST revocation": REASON,
  "POST plan": {},
  "PUT window": { expectedSeq: 1, ...T0 },
  "PUT roster": { expectedSeq: 1, roster: [] },
  "PATCH details": { expectedSeq: 1, changes: { impact: "None" } },
  "POST deployment": {},
  "POST hold": REASON,
  "POST resumption": { role: "approver" },
  "POST cancellation": REASON,
  "POST rollback": { ...REASON, method: "Undo" },
  "POST settlement": { note: "Done" },
  "PATCH [obligation]": { owner: "approver", ...REASON },
  "POST services": { name: "payments", profile: PROFILE },
  "PATCH [service]": { changes: { description: "x", profile: PROFILE }, seen: { description: "", profile: null } },
  "POST archiving": {},
  "POST freezes": FREEZE,
  "PATCH [freeze]": { changes: { name: "Other" }, seen: FREEZE },
  "POST invitations": { name: "New Person", email: "new@example.com", role: "member" },
  "POST reports": { outcome: "pass", evidence: { url: "https://example.com", label: "Run 1" } },
  ...METRIC_BODIES,
  "PUT role": { role: "admin", seen: "member" },
  "POST evidence-files": { outcome: "pass", label: "Run 1", url: "https://example.com" },
  "PUT draft": { expectedVersion: 0, content: BRIEFING },
  "POST versions": { expectedVersion: 0, content: BRIEFING, isMaterial: false, asked: [randomUUID()] },
  "POST confirmations": { version: 1 },
  "POST reminders": {},
  "POST links": { days: 7 },
  ...SETTINGS_BODIES,
  ...INCIDENT_BODIES,
  "POST flagger": { name: "podinfo", namespace: "test", phase: "Progressing" },
  "POST flagger-rollback": { name: "podinfo", namespace: "test", phase: "Progressing" },
};
const QUERIES: Readonly<Record<string, string>> = {
  "GET window-check": `?serviceId=${randomUUID()}&environment=production&start=${T0.windowStart}&end=${T0.windowEnd}`,
  "GET entry": "?stream=STREAM&seq=1",
};

let victim: PlanningTeam;
let stranger: PlanningTeam;
/** Ids of the victim's things. */
let [release, webhook, integration, destination, metricSource, incident, template, item] = ["", "", "", "", "", "", "", ""];
let seqBefore: number;
let routes: Route[];

beforeAll(async () => {
  [victim, stranger, routes] = [await makePlanningTeam(), await makePlanningTeam(), await listRoutes()];
  release = await plan(victim, { plannedT0: soon(24 * 60) });
  const settings = await accessOf(victim.id, victim.people.adam, "settings.manage");
  webhook = (await createWebhook(settings, { name: "Chat", url: "https://example.com/", kinds: ["course"] })).id;
  integration = (await createIntegration(settings, { name: "CI", kind: "github" })).id;
  metricSource = (await createMetricSource(settings, METRIC_SOURCE)).id;
  const qa = { channel: "email" as const, name: "QA", audiences: ["qa" as const], address: "qa@example.com" };
  destination = (await createDestination(settings, qa)).id;
  const manager = await accessOf(victim.id, victim.people.max, "template.manage");
  template = (await createTemplate(manager, { name: "Shop", from: { kind: "built-in", track: "standard" } })).id;
  const declarer = await requireDeclarer(victim.people.bob.access("incident.work"), victim.id, release);
  incident = (await declare(declarer, { title: "Payments fail", severity: "P1", impact: "A third fails." })).id;
  const loaded = await loadRelease(release, victim.people.alice.ref.id);
  item = loaded?.state.items[0]?.key ?? "";
  seqBefore = loaded?.state.seq ?? 0;
});

/** Ids of the victim's things where there are any; the same keys with ids that nobody has. */
function idsOf(real: boolean): Record<string, string> {
  const id = (own: string) => (real ? own : randomUUID());
  return {
    release: id(release),
    team: id(victim.id),
    service: id(victim.service.id),
    member: id(victim.people.bob.ref.id),
    freeze: randomUUID(),
    invitation: randomUUID(),
    signOff: randomUUID(),
    cause: randomUUID(),
    obligation: randomUUID(),
    evidence: randomUUID(),
    session: randomUUID(),
    token: randomUUID(),
    webhook: id(webhook),
    integration: id(integration),
    metricSource: id(metricSource),
    destination: id(destination),
    incident: id(incident),
    template: id(template),
    version: "1",
    list: "afterwards",
    step: "cause-explained",
    section: "cause",
    words: "lessons",
    action: randomUUID(),
    address: randomUUID(),
    delivery: randomUUID(),
    link: randomUUID(),
    item,
    checklist: "standard",
    phase: "t-minus-48h",
    gate: "go",
    message: randomUUID(),
    due: "start",
  };
}

async function ask({ path, method, handler }: Route, { real, cookie, token }: { real: boolean; cookie?: string; token?: string }) {
  const ids = idsOf(real);
  const end = `${method} ${path.split("/").at(-1)}`;
  const query = (QUERIES[end] ?? "").replace("STREAM", encodeURIComponent(`release:${ids.release}`));
  const body = BODIES[end] ?? (path.endsWith("/teams/[team]/releases") && method === "POST" ? planBody(victim) : undefined);
  const answer = await call(handler, {
    method,
    path: path.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? name) + query,
    params: Object.fromEntries([...path.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => [name, ids[name] ?? ""])),
    ...(cookie ? { cookie } : {}),
    ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}),
    ...(method === "GET" || (body === undefined && method === "DELETE") ? {} : { body: body ?? {} }),
  });
  return { status: answer.status, body: answer.body };
}

const scoped = () => routes.filter(({ path }) => /\[(team|release|incident)\]/.test(path));

describe("every route of the build", () => {
  it("declares what it needs", () => {
    expect(routes.length).toBeGreaterThan(50);
    const known = new Set<string>([...PERMISSIONS, "public", "signed-in"]);
    expect(routes.filter(({ handler }) => !known.has(handler.permission)).map(({ path, method }) => `${method} ${path}`)).toEqual([]);
    expect(scoped().filter(({ handler }) => handler.permission === "public" || handler.permission === "signed-in")).toEqual([]);
  });

  it("asks a visitor to sign in before it says anything, unless it is public", async () => {
    for (const route of routes.filter(({ handler }) => handler.permission !== "public")) {
      const { status, body } = await ask(route, { real: true });
      expect([status, (body as Problem).code], `${route.method} ${route.path}`).toEqual([401, "not-signed-in"]);
    }
  });

  it.each(["max", "adam", "alice"] as const)("answers %s of another team as for ids that do not exist", async (name) => {
    const cookie = await cookieFor(stranger.people[name].ref.id);
    for (const route of scoped()) {
      const [theirs, none] = [await ask(route, { real: true, cookie }), await ask(route, { real: false, cookie })];
      expect(theirs, `${route.method} ${route.path}`).toEqual(none);
      expect(theirs.status, `${route.method} ${route.path}`).toBe(404);
    }
  });

  it("answers a token of another team as for ids that do not exist, also where its owner is in both", async () => {
    await addToTeam(victim.id, stranger.people.bob);
    for (const owner of [stranger.people.max, stranger.people.bob]) {
      const token = await makeToken(stranger, owner, ["read", "tick", "readings", "flag"]);
      for (const route of scoped()) {
        const [theirs, none] = [await ask(route, { real: true, token }), await ask(route, { real: false, token })];
        expect(theirs, `${route.method} ${route.path}`).toEqual(none);
        expect(theirs.status, `${route.method} ${route.path}`).toBe(404);
      }
    }
    await takeFromTeam(victim.id, stranger.people.bob);
  });

  it("refuses a token of the team whatever its scopes leave out, and finds nothing for a token with other ids", async () => {
    const token = await makeToken(victim, victim.people.bob, ["flag"]);
    for (const route of scoped().filter(({ handler }) => handler.permission !== "flag.raise")) {
      const own = await ask(route, { real: true, token });
      expect([403, 404], `${route.method} ${route.path}`).toContain(own.status);
      const isWhole = !/signOff|obligation|evidence\]/.test(route.path);
      if (isWhole) expect([own.status, (own.body as Problem).code], `${route.method} ${route.path}`).toEqual([403, "not-permitted"]);
      expect((await ask(route, { real: false, token })).status, `${route.method} ${route.path}`).toBe(404);
    }
  });

  it("takes no token where a person must sign in", async () => {
    const token = await makeToken(victim, victim.people.bob, ["read", "tick", "readings", "flag"]);
    for (const route of routes.filter(({ handler }) => handler.permission === "signed-in")) {
      const { status, body } = await ask(route, { real: true, token });
      expect([status, (body as Problem).code], `${route.method} ${route.path}`).toEqual([403, "not-permitted"]);
    }
  });

  it("changed nothing of the other team by any of this", async () => {
    const loaded = await loadRelease(release, victim.people.alice.ref.id);
    expect(loaded?.state.seq).toBe(seqBefore);
    expect((await loadIncident(incident, victim.people.alice.ref.id))?.state.seq).toBe(1);
    expect(await db().service.count({ where: { teamId: victim.id } })).toBe(1);
    expect(await db().checklistTemplate.findMany({ where: { teamId: victim.id }, select: { revision: true } })).toEqual([{ revision: 1 }]);
    expect(await db().membership.count({ where: { teamId: victim.id } })).toBe(Object.keys(victim.people).length);
    expect(await accessOf(victim.id, victim.people.max, "release.create")).toBeTruthy();
  });
});
