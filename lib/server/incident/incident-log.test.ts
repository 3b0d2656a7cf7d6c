import { beforeAll, describe, expect, it } from "vitest";
import { GET as readIncident } from "@/app/api/v1/incidents/[incident]/route";
import { GET as readEntry } from "@/app/api/v1/teams/[team]/audit/entry/route";
import { GET as readAudit } from "@/app/api/v1/teams/[team]/audit/route";
import { GET as readHome } from "@/app/api/v1/teams/[team]/home/route";
import type { AuditPageDto } from "@/lib/contracts/audit";
import type { HomeDto } from "@/lib/contracts/home";
import type { IncidentDto } from "@/lib/contracts/incident";
import { verifyAudit } from "@/lib/server/audit/verify";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";
import { executeIncident } from "./commands";
import { declare, requireDeclarer } from "./declare";

/** What the rest of the application knows of incidents: the audit and its verifier, the home page, the release that one belongs to. */
const database = testDatabase();

let team: PlanningTeam;
let release: string;
let incident: string;

const cookieOf = (who: keyof PlanningTeam["people"]) => cookieFor(team.people[who].ref.id);

beforeAll(async () => {
  team = await makePlanningTeam();
  release = await plan(team);
  const { alice, bob } = team.people;
  const declarer = await requireDeclarer(alice.access("incident.work"), team.id, release);
  const body = { title: "Payments fail", severity: "P1" as const, impact: "A third fails.", commander: bob.ref.id };
  incident = (await declare(declarer, body)).id;
});

describe("in the audit of its team", () => {
  const audit = async (query: string) =>
    (await call(readAudit, { params: { team: team.id }, path: `/x?${query}`, cookie: await cookieOf("vera") })).body as AuditPageDto;

  it("stands in words, with the way to it, and under its own kind", async () => {
    const { entries } = await audit("kind=incidents");
    expect(entries.map(({ text }) => text).sort()).toEqual([
      "declared the P1 incident Payments fail",
      "declared the P1 incident Payments fail",
      "offered command to Bob Tester",
    ]);
    const own = entries.filter(({ stream }) => stream === `incident:${incident}`);
    expect(own).toHaveLength(2);
    for (const entry of own) expect(entry).toMatchObject({ incident: { id: incident, name: "Payments fail" }, release: null });
  });

  it("is shown as it is stored, to its team only", async () => {
    const path = `/x?stream=incident:${incident}&seq=1`;
    const ours = await call(readEntry, { params: { team: team.id }, path, cookie: await cookieOf("vera") });
    expect(ours).toMatchObject({ status: 200, body: { seq: 1, body: expect.stringContaining("incident.declared") } });
    const other = await makePlanningTeam();
    const theirs = await call(readEntry, { params: { team: other.id }, path, cookie: await cookieFor(other.people.vera.ref.id) });
    expect(theirs.status).toBe(404);
  });
});

describe("tables that were edited past the log", () => {
  const restore = () =>
    database.asSuperuser(`UPDATE incident SET content = jsonb_set(content, '{title}', '"Payments fail"') WHERE id = $1`, [incident]);

  it("are found", async () => {
    await database.asSuperuser(`UPDATE incident SET content = jsonb_set(content, '{title}', '"All is well"') WHERE id = $1`, [incident]);
    const { problems } = await verifyAudit({ checksClock: false });
    expect(problems).toEqual([
      { stream: `incident:${incident}`, seq: null, fault: "tables-differ", message: "The tables differ from the events at title." },
    ]);
    await restore();
  });

  it("also an incident that nothing was recorded of, and one that was deleted", async () => {
    const rows = await database.asSuperuser<{ row: object }>(`SELECT to_jsonb(i) AS row FROM incident i WHERE id = $1`, [incident]);
    const insert = (row: object) =>
      database.asSuperuser(`INSERT INTO incident SELECT * FROM jsonb_populate_record(NULL::incident, $1)`, [JSON.stringify(row)]);
    const stranger = { ...rows[0]?.row, id: release };
    await insert(stranger);
    await database.asSuperuser(`DELETE FROM incident WHERE id = $1`, [incident]);
    const { problems } = await verifyAudit({ checksClock: false });
    expect(problems.map(({ stream, message }) => `${stream} ${message}`).sort()).toEqual(
      [
        `incident:${incident} The log has events of this incident, and there is no such incident.`,
        `incident:${release} The tables have it, and the log knows nothing of it.`,
      ].sort(),
    );
    await database.asSuperuser(`DELETE FROM incident WHERE id = $1`, [release]);
    await insert(rows[0]?.row ?? {});
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });
});

describe("on the home page", () => {
  const home = async (who: keyof PlanningTeam["people"]) =>
    (await call(readHome, { params: { team: team.id }, cookie: await cookieOf(who) })).body as HomeDto;

  it("waits for whom it concerns, and is counted for all", async () => {
    const bob = await home("bob");
    expect(bob.needs).toMatchObject([
      { kind: "incident", title: "Take command", release: null, incident: { id: incident, title: "P1 Payments fail" } },
    ]);
    const vera = await home("vera");
    expect(vera).toMatchObject({ needs: [], openIncidents: 1 });
    const other = await makePlanningTeam();
    const theirs = await call(readHome, { params: { team: other.id }, cookie: await cookieFor(other.people.bob.ref.id) });
    expect(theirs.body).toMatchObject({ needs: [], openIncidents: 0 });
  });

  it("what somebody promised is theirs once it is late", async () => {
    const { alice, carol } = team.people;
    const add = { type: "action.add", title: "Alert", owner: carol.ref, dueAt: soon(1) } as const;
    await executeIncident(alice.access("incident.work"), incident, add);
    expect((await home("carol")).needs).toEqual([]);
    await database.asSuperuser(
      `UPDATE incident_action SET "dueAt" = now() - interval '1 minute',
      row = jsonb_set(row, '{dueAt}', to_jsonb('2026-01-01T00:00:00.000Z'::text)) WHERE "incidentId" = $1`,
      [incident],
    );
    expect((await home("carol")).needs).toMatchObject([{ kind: "incident", title: "Action item overdue", detail: "Alert" }]);
  });
});

it("an incident shows what fills commands of its release, and only then", async () => {
  const ask = async (id: string) =>
    (await call(readIncident, { params: { incident: id }, cookie: await cookieOf("vera") })).body as IncidentDto;
  expect((await ask(incident)).values).toMatchObject({ service: "checkout-service", toVersion: "v2.3.0" });
  const alone = await declare(await requireDeclarer(team.people.alice.access("incident.work"), team.id, undefined), {
    title: "Alone",
    severity: "P2",
    impact: "Few.",
  });
  expect(await ask(alone.id)).toMatchObject({ values: {}, related: { readings: [], messages: [] }, may: { work: false, lead: false } });
});
