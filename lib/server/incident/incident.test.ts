import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { PUT as setAction } from "@/app/api/v1/incidents/[incident]/actions/[action]/status/route";
import { POST as addAction } from "@/app/api/v1/incidents/[incident]/actions/route";
import { GET as readTimeline } from "@/app/api/v1/incidents/[incident]/events/route";
import { PUT as setStep } from "@/app/api/v1/incidents/[incident]/lists/[list]/steps/[step]/route";
import { POST as addNote } from "@/app/api/v1/incidents/[incident]/notes/route";
import { POST as accept } from "@/app/api/v1/incidents/[incident]/offer/acceptance/route";
import { PUT as offer } from "@/app/api/v1/incidents/[incident]/offer/route";
import { POST as startPlaybook } from "@/app/api/v1/incidents/[incident]/playbooks/route";
import { POST as publish } from "@/app/api/v1/incidents/[incident]/post-mortem/publication/route";
import { GET as readPostMortem } from "@/app/api/v1/incidents/[incident]/post-mortem/route";
import { PUT as writeSection } from "@/app/api/v1/incidents/[incident]/post-mortem/sections/[section]/route";
import { POST as reopen } from "@/app/api/v1/incidents/[incident]/reopening/route";
import { POST as resolve } from "@/app/api/v1/incidents/[incident]/resolution/route";
import { GET as read } from "@/app/api/v1/incidents/[incident]/route";
import { PUT as setSeverity } from "@/app/api/v1/incidents/[incident]/severity/route";
import { POST as declare, GET as list } from "@/app/api/v1/teams/[team]/incidents/route";
import type { IncidentDto, IncidentListDto, PostMortemDto, TimelineDto } from "@/lib/contracts/incident";
import { openIncidents } from "@/lib/domain/incident/linked";
import { findPlaybook } from "@/lib/domain/incident/lore/playbooks";
import { makeToken } from "@/lib/server/access/testing/token";
import { verifyAudit } from "@/lib/server/audit/verify";
import type { RouteHandler } from "@/lib/server/platform/route";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "@/lib/server/release/commands";
import { loadRelease } from "@/lib/server/release/load";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";

testDatabase();

let team: PlanningTeam;
let cookies: Record<keyof PlanningTeam["people"], string>;
type Who = keyof PlanningTeam["people"];

beforeAll(async () => {
  team = await makePlanningTeam();
  const made = Object.entries(team.people).map(async ([key, { ref }]) => [key, await cookieFor(ref.id)] as const);
  cookies = Object.fromEntries(await Promise.all(made)) as typeof cookies;
});

type Asked = { params?: Record<string, string>; body?: unknown; key?: string; method?: string; path?: string };

const as = (who: Who, handler: RouteHandler, { params = { team: team.id }, body, key, ...rest }: Asked) =>
  call(handler, {
    params,
    cookie: cookies[who],
    ...rest,
    ...(body === undefined ? {} : { body }),
    ...(key ? { headers: { "idempotency-key": key } } : {}),
  });

const FAILING = { title: "Payments fail", severity: "P1", impact: "A third of payments fails." };

async function declared(who: Who = "alice", body: object = {}): Promise<string> {
  const answer = await as(who, declare, { body: { ...FAILING, ...body } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (answer.body as { id: string }).id;
}

async function done(who: Who, handler: RouteHandler, incident: string, body: unknown, params: Record<string, string> = {}) {
  const answer = await as(who, handler, { params: { incident, ...params }, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

const stateOf = async (incident: string, who: Who = "alice") =>
  ((await as(who, read, { params: { incident } })).body as IncidentDto).incident;

const eventsOf = async (incident: string) =>
  ((await as("alice", readTimeline, { params: { incident } })).body as TimelineDto).events.map(({ type }) => type.replace("incident.", ""));

const problemsOf = async () => (await verifyAudit({ checksClock: false })).problems;

async function linesOf(release: string) {
  const loaded = await loadRelease(release, team.people.alice.ref.id);
  return openIncidents(loaded?.state.incidents).map((one) => `${one.severity} ${one.title}, ${one.commander.name}`);
}

describe("an incident of its own", () => {
  it("is declared, worked on, resolved and written down; its tables are what its events say", async () => {
    const { bob, alice } = team.people;
    const incident = await declared("alice", { commander: bob.ref.id });
    expect(await stateOf(incident)).toMatchObject({ commander: alice.ref, offer: { to: bob.ref }, status: "open", release: null });
    await done("bob", accept, incident, {});
    await done("alice", addNote, incident, { text: "Stakeholders know.", told: true });
    await done("alice", startPlaybook, incident, { playbook: "high-error-rate" });
    const step = { list: "high-error-rate", step: "errors-grouped" };
    await done("alice", setStep, incident, { isDone: true, note: "All of one kind", expectedVersion: 0 }, step);
    await done("bob", setSeverity, incident, { severity: "P0", seen: "P1", reason: "It spreads." });
    await done("bob", addAction, incident, { title: "Alert on errors", owner: alice.ref.id, dueAt: soon(60) });
    await done("bob", resolve, incident, { summary: "Flag off." });
    const [action] = (await stateOf(incident)).actions;
    await done("alice", setAction, incident, { status: "done", expectedVersion: 1 }, { action: action?.id ?? "" });
    const { sections } = (await as("alice", readPostMortem, { params: { incident } })).body as PostMortemDto;
    expect(sections.find(({ key }) => key === "response")?.prefilled).toContain("Accepted command from Alice Tester (Bob Tester)");
    for (const section of ["impact", "detection", "response", "cause", "actions"]) {
      await done("alice", writeSection, incident, { text: "As it was.", expectedVersion: 0 }, { section });
    }
    await done("bob", publish, incident, {});
    expect(await stateOf(incident)).toMatchObject({ status: "resolved", severity: "P0", commander: bob.ref, published: { by: bob.ref } });
    expect((await eventsOf(incident)).toReversed().slice(0, 9)).toEqual([
      "declared",
      "command-offered",
      "command-accepted",
      "noted",
      "playbook-started",
      "step-set",
      "severity-changed",
      "action-added",
      "resolved",
    ]);
    expect(await problemsOf()).toEqual([]);
  });

  it("is declared once per key, and refused to those who read", async () => {
    const key = randomUUID();
    const asked = { body: { ...FAILING, title: "Once" }, key };
    const answers = await Promise.all([1, 2, 3].map(() => as("alice", declare, asked)));
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    const listed = (await as("vera", list, {})).body as IncidentListDto;
    expect(listed.incidents.filter(({ title }) => title === "Once")).toHaveLength(1);
    expect(listed.canDeclare).toBe(false);
    expect((await as("vera", declare, { body: FAILING })).status).toBe(403);
    expect((await as("adam", declare, { body: FAILING })).status).toBe(403);
  });

  it("of two people who tick one step against each other the second is told what stands", async () => {
    const incident = await declared();
    await done("alice", startPlaybook, incident, { playbook: "migration-failure" });
    const { steps } = findPlaybook("migration-failure") ?? { steps: [] };
    const params = { incident, list: "migration-failure", step: steps[0]?.key ?? "" };
    const answers = await Promise.all(
      [true, true].map((isDone, index) =>
        as(index ? "bob" : "alice", setStep, { params, body: { isDone, note: `By ${index}`, expectedVersion: 0 } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: "stale", details: { present: { version: 1 } } });
  });

  it("gives command to nobody who only reads, and to nobody of another team", async () => {
    const incident = await declared();
    const other = await makePlanningTeam();
    for (const to of [team.people.vera.ref.id, other.people.bob.ref.id, randomUUID()]) {
      expect(await as("alice", offer, { params: { incident }, body: { to } })).toMatchObject({ status: 422, body: { path: "to" } });
    }
  });

  it("takes notes of a token with that scope, and nothing else", async () => {
    const incident = await declared();
    const headers = { authorization: `Bearer ${await makeToken(team, team.people.bob, ["read", "notes"])}` };
    const ask = (handler: RouteHandler, body?: unknown) =>
      call(handler, { params: handler === declare ? { team: team.id } : { incident }, headers, ...(body === undefined ? {} : { body }) });
    expect((await ask(addNote, { text: "Deployed v2.3.1" })).status).toBe(200);
    expect((await ask(read)).status).toBe(200);
    expect((await ask(addNote, { text: "Told", told: true })).status).toBe(403);
    expect((await ask(declare, FAILING)).status).toBe(403);
    expect((await ask(resolve, { summary: "Over." })).status).toBe(403);
    expect((await ask(accept, {})).status).toBe(403);
  });
});

describe("an incident of a release", () => {
  it("is told there with each change that its room shows, in the same transaction", async () => {
    const release = await plan(team);
    const incident = await declared("alice", { release, title: "Stuck" });
    expect(await linesOf(release)).toEqual(["P1 Stuck, Alice Tester"]);
    // Carol commands the release, so she decides on its incidents.
    await done("carol", setSeverity, incident, { severity: "P0", seen: "P1", reason: "It spreads." });
    await done("carol", offer, incident, { to: team.people.bob.ref.id });
    await done("bob", accept, incident, {});
    expect(await linesOf(release)).toEqual(["P0 Stuck, Bob Tester"]);
    await done("bob", resolve, incident, { summary: "Over." });
    expect(await linesOf(release)).toEqual([]);
    await done("bob", reopen, incident, { reason: "Again." });
    expect(await linesOf(release)).toEqual(["P0 Stuck, Bob Tester"]);
    expect(await stateOf(incident)).toMatchObject({ release: { id: release, service: "checkout-service", version: "v2.3.0" } });
    expect(await problemsOf()).toEqual([]);
  });

  it("many at once lose nothing, and nothing of what goes on in the release meanwhile", async () => {
    const release = await plan(team);
    const access = team.people.alice.access("comment.add");
    const comment = (text: string) => executeCommand({ access, releaseId: release, command: { type: "comment.add", text } });
    const numbers = [1, 2, 3, 4];
    await Promise.all(
      numbers.flatMap((number) => [declared("alice", { release, title: `Race ${number}` }), comment(`${number}`), comment("x")]),
    );
    expect(await linesOf(release)).toHaveLength(4);
    expect(await problemsOf()).toEqual([]);
  });

  it("is declared by whoever has a part in the release, also where they only read otherwise", async () => {
    const { alice, bob, vera } = team.people;
    const roster = [
      { role: "deployer" as const, userId: alice.ref.id },
      { role: "approver" as const, userId: bob.ref.id },
      { role: "commander" as const, userId: vera.ref.id },
    ];
    const release = await plan(team, { roster });
    const incident = await declared("vera", { release, title: "Seen by Vera" });
    await done("vera", setSeverity, incident, { severity: "P2", seen: "P1", reason: "One page only." });
  });

  it("of another team is as unknown as none", async () => {
    const other = await makePlanningTeam();
    const [theirs, none] = await Promise.all(
      [await plan(other), randomUUID()].map((release) => as("alice", declare, { body: { ...FAILING, release } })),
    );
    expect(theirs).toMatchObject({ status: 422, body: { path: "release" } });
    expect(theirs?.body).toEqual(none?.body);
  });
});

describe("the list of a team", () => {
  it("has open ones first, the worst before the others, and goes on page after page", async () => {
    const own = await makePlanningTeam();
    const cookie = await cookieFor(own.people.max.ref.id);
    const ask = (handler: RouteHandler, more: object) => call(handler, { cookie, ...more });
    const ids = new Map<string, string>();
    for (const [title, severity] of [
      ["Over", "P0"],
      ["Small", "P2"],
      ["Bad", "P0"],
      ["Middle", "P1"],
      ["Later", "P1"],
    ] as const) {
      const { body } = await ask(declare, { params: { team: own.id }, body: { ...FAILING, title, severity } });
      ids.set(title, (body as { id: string }).id);
    }
    await ask(resolve, { params: { incident: ids.get("Over") }, body: { summary: "Over." } });
    const titles: string[] = [];
    let after = "";
    do {
      const { body } = await ask(list, { params: { team: own.id }, path: `/x?limit=2${after && `&after=${encodeURIComponent(after)}`}` });
      const page = body as IncidentListDto;
      titles.push(...page.incidents.map(({ title }) => title));
      after = page.next ?? "";
    } while (after);
    expect(titles).toEqual(["Bad", "Later", "Middle", "Small", "Over"]);
  });
});
