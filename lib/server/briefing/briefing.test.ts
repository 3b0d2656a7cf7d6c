import { describe, expect, it } from "vitest";
import { POST as confirm } from "@/app/api/v1/releases/[release]/briefing/confirmations/route";
import { DELETE as drop, PUT as save } from "@/app/api/v1/releases/[release]/briefing/draft/route";
import { POST as remind } from "@/app/api/v1/releases/[release]/briefing/reminders/route";
import { GET as read } from "@/app/api/v1/releases/[release]/briefing/route";
import { POST as publish } from "@/app/api/v1/releases/[release]/briefing/versions/route";
import { GET as list } from "@/app/api/v1/teams/[team]/briefings/route";
import { GET as home } from "@/app/api/v1/teams/[team]/home/route";
import type { BriefingDto, BriefingListDto } from "@/lib/contracts/briefing";
import type { HomeDto } from "@/lib/contracts/home";
import type { Problem } from "@/lib/contracts/problem";
import { BRIEFING } from "@/lib/domain/briefing/testing/briefed";
import { foldRelease } from "@/lib/domain/release/evolve";
import { makeTeam } from "@/lib/server/access/testing/team";
import { verifyAudit } from "@/lib/server/audit/verify";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "@/lib/server/release/load";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";

const database = testDatabase();

type Who = keyof PlanningTeam["people"];

/** A planned release of a team, and its briefing's routes asked by one of its people. */
async function briefedTeam() {
  const team = await makePlanningTeam();
  const release = await plan(team, { plannedT0: soon(24 * 60), changes: [{ kind: "feature", text: "Discount codes" }] });
  const cookies = new Map<Who, string>();
  const cookieOf = async (who: Who) => {
    const known = cookies.get(who) ?? (await cookieFor(team.people[who].ref.id));
    cookies.set(who, known);
    return known;
  };
  const ask = async <Body>(
    handler: Parameters<typeof call>[0],
    who: Who,
    { body, method, query = "" }: { body?: unknown; method?: string; query?: string } = {},
  ) => {
    const path = `/api/v1/releases/${release}/briefing${query}`;
    const params: Record<string, string> = handler === list || handler === home ? { team: team.id } : { release };
    const answer = await call(handler, { path, params, cookie: await cookieOf(who), body, ...(method ? { method } : {}) });
    return { status: answer.status, body: answer.body as Body };
  };
  const asked = [team.people.vera.ref.id, team.people.bob.ref.id];
  const publishing = (changes: object = {}) => ({ expectedVersion: 0, content: BRIEFING, isMaterial: false, asked, ...changes });
  return { team, release, ask, asked, publishing };
}

describe("a briefing by its routes", () => {
  it("is published, read, confirmed and reminded of, and stored as the log says", async () => {
    const { release, ask, publishing } = await briefedTeam();
    expect((await ask(publish, "max", { body: publishing() })).status).toBe(200);
    expect((await ask<BriefingDto>(read, "vera")).body).toEqual({
      release,
      current: { version: 1, content: BRIEFING },
      changes: [],
      changesSince: 0,
      draft: null,
      suggestion: null,
    });
    expect((await ask(confirm, "vera", { body: { version: 1 } })).status).toBe(200);
    expect((await ask(remind, "max", { body: {} })).status).toBe(200);
    expect((await ask(remind, "vera", { body: {} })).status).toBe(403);
    const faq = [...BRIEFING.faq, { name: "Charged twice", text: "Escalate." }];
    expect(
      (await ask(publish, "max", { body: publishing({ expectedVersion: 1, isMaterial: true, content: { ...BRIEFING, faq } }) })).status,
    ).toBe(200);
    expect((await ask<BriefingDto>(read, "vera")).body.changes).toEqual([{ kind: "added", text: "FAQ: Charged twice" }]);
    expect((await ask<Problem>(confirm, "vera", { body: { version: 1 } })).body.code).toBe("stale");
    await ask(publish, "max", { body: publishing({ expectedVersion: 2, content: { ...BRIEFING, faq, headline: "Shorter" } }) });
    const since = async (who: Who) => {
      const { changesSince, changes } = (await ask<BriefingDto>(read, who)).body;
      return [changesSince, changes.map(({ text }) => text)];
    };
    expect([await since("vera"), await since("bob")]).toEqual([
      [1, ["Headline", "FAQ: Charged twice"]],
      [2, ["Headline"]],
    ]);
    const loaded = await loadRelease(release, "00000000-0000-0000-0000-000000000000");
    expect(loaded?.state).toMatchObject({ briefings: { length: 3 }, confirmations: { length: 1 }, reminders: { length: 1 } });
    expect(foldRelease(await readEvents(release, 0))).toEqual(loaded?.state);
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });

  it("confirms once, however often it is asked at the same time", async () => {
    const { release, ask, publishing } = await briefedTeam();
    await ask(publish, "max", { body: publishing() });
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(confirm, "vera", { body: { version: 1 } })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect((await loadRelease(release, "00000000-0000-0000-0000-000000000000"))?.state.confirmations?.length).toBe(1);
  });

  it("publishes one version of several at the same time", async () => {
    const { release, ask, publishing } = await briefedTeam();
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(publish, "max", { body: publishing() })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
    expect((await loadRelease(release, "00000000-0000-0000-0000-000000000000"))?.state.briefings?.length).toBe(1);
  });

  it("keeps what was published from being edited, and shows it where somebody did", async () => {
    const { release, ask, publishing } = await briefedTeam();
    await ask(publish, "max", { body: publishing() });
    await database.asSuperuser(
      `UPDATE briefing_version SET content = content || '{"headline": "Nothing"}' WHERE "releaseId" = '${release}'`,
    );
    expect((await verifyAudit({ checksClock: false })).problems).toMatchObject([
      { message: "The tables differ from the events at texts.0.headline." },
    ]);
    await database.asSuperuser(`DELETE FROM briefing_version WHERE "releaseId" = '${release}'`);
    expect((await verifyAudit({ checksClock: false })).problems).toMatchObject([
      { message: "The tables differ from the events at texts.0." },
    ]);
    await database.asSuperuser(`INSERT INTO briefing_version VALUES ('${release}', 1, '${JSON.stringify(BRIEFING)}', '')`);
  });
});

describe("a draft", () => {
  it("is one for all who write, and shown to nobody else", async () => {
    const { team, ask } = await briefedTeam();
    const draft = { ...BRIEFING, headline: "" };
    expect((await ask<BriefingDto>(read, "alice")).body.suggestion?.features.length).toBeGreaterThan(0);
    expect(await ask(save, "alice", { method: "PUT", body: { expectedVersion: 0, content: draft } })).toEqual({
      status: 200,
      body: { version: 1 },
    });
    expect((await ask<BriefingDto>(read, "bob")).body.draft).toMatchObject({ version: 1, content: draft, savedBy: team.people.alice.ref });
    expect((await ask<BriefingDto>(read, "vera")).body).toMatchObject({ draft: null, suggestion: null });
    expect((await ask(save, "vera", { method: "PUT", body: { expectedVersion: 1, content: draft } })).status).toBe(403);
    const stale = await ask<Problem>(save, "bob", { method: "PUT", body: { expectedVersion: 0, content: BRIEFING } });
    expect([stale.status, stale.body]).toMatchObject([409, { code: "stale", details: { draft: { version: 1 } } }]);
  });

  it("of several at the same time, one is saved", async () => {
    const { ask } = await briefedTeam();
    const attempt = (expectedVersion: number) =>
      Promise.all(Array.from({ length: 5 }, () => ask(save, "alice", { method: "PUT", body: { expectedVersion, content: BRIEFING } })));
    for (const version of [0, 1]) {
      expect((await attempt(version)).map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
    }
  });

  it("is not passed over by whoever publishes, and is gone once it was published", async () => {
    const { ask, publishing } = await briefedTeam();
    await ask(save, "alice", { method: "PUT", body: { expectedVersion: 0, content: BRIEFING } });
    expect((await ask<Problem>(publish, "max", { body: publishing() })).body.code).toBe("stale");
    expect((await ask(publish, "max", { body: publishing({ draftVersion: 1 }) })).status).toBe(200);
    expect((await ask<BriefingDto>(read, "alice")).body.draft).toBeNull();
    expect(await ask(save, "bob", { method: "PUT", body: { expectedVersion: 0, content: BRIEFING } })).toEqual({
      status: 200,
      body: { version: 2 },
    });
    expect((await ask(drop, "alice", { method: "DELETE" })).status).toBe(204);
    expect((await ask<BriefingDto>(read, "alice")).body.draft).toBeNull();
  });

  it.each([
    ["an unknown field", { extra: 1 }],
    ["thirteen features", { features: Array.from({ length: 13 }, (_, index) => ({ name: `${index}`, text: "x" })) }],
    ["a text that turns the reading direction", { faq: [{ name: "a", text: "\u202eb" }] }],
  ])("refuses %s", async (_, changes) => {
    const { ask } = await briefedTeam();
    expect((await ask(save, "alice", { method: "PUT", body: { expectedVersion: 0, content: { ...BRIEFING, ...changes } } })).status).toBe(
      400,
    );
  });
});

describe("readers", () => {
  it("must be of the team, whatever the id", async () => {
    const { ask, publishing } = await briefedTeam();
    const other = await makeTeam({ eve: "viewer" });
    const [theirs, nobodys] = [other.people.eve.ref.id, "00000000-0000-4000-8000-000000000000"];
    const refused = await Promise.all([theirs, nobodys].map((id) => ask(publish, "max", { body: publishing({ asked: [id] }) })));
    expect(refused[0]).toEqual(refused[1]);
    expect(refused[0]).toMatchObject({ status: 422, body: { code: "invalid", path: "asked.0" } });
  });

  it("find at home what they are asked to read also when the rollback is closed", async () => {
    const { release, ask, publishing } = await briefedTeam();
    await ask(publish, "max", { body: publishing() });
    for (const [status, kinds] of [
      ["rolled-back", ["briefing"]],
      ["completed", []],
      ["planned", ["briefing"]],
    ] as const) {
      await database.asSuperuser("UPDATE release SET status = $2 WHERE id = $1", [release, status]);
      expect(
        (await ask<HomeDto>(home, "vera")).body.needs.map(({ kind }) => kind),
        status,
      ).toEqual(kinds);
    }
  });

  it("find at home what they are asked to read, until they have", async () => {
    const { ask, publishing } = await briefedTeam();
    const needs = async () => (await ask<HomeDto>(home, "vera")).body.needs.map(({ kind }) => kind);
    expect(await needs()).toEqual([]);
    await ask(publish, "max", { body: publishing() });
    expect(await needs()).toEqual(["briefing"]);
    await ask(confirm, "vera", { body: { version: 1 } });
    expect(await needs()).toEqual([]);
  });
});

describe("the list", () => {
  it("says of each briefing who has read it, and finds the words of the version in force", async () => {
    const { ask, publishing } = await briefedTeam();
    const find = async (q?: string) =>
      (await ask<BriefingListDto>(list, "vera", { query: q === undefined ? "" : `?q=${encodeURIComponent(q)}` })).body.briefings;
    expect(await find()).toEqual([]);
    await ask(publish, "max", { body: publishing() });
    expect(await find()).toMatchObject([
      { title: BRIEFING.headline, version: 1, asked: 2, read: 0, mine: "asked", reach: "Nobody yet", found: [] },
    ]);
    await ask(confirm, "vera", { body: { version: 1 } });
    expect(await find()).toMatchObject([{ read: 1, mine: "read" }]);
    expect((await find("combin cod"))[0]?.found.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toContain("combined");
    await ask(publish, "max", { body: publishing({ expectedVersion: 1, content: { ...BRIEFING, issues: [] } }) });
    expect(await find("combin")).toEqual([]);
    for (const odd of ["' & | !", "a:*b", "%", "\\", "🙂"]) expect(Array.isArray(await find(odd))).toBe(true);
  });

  it("is the team's own", async () => {
    const [one, other] = [await briefedTeam(), await briefedTeam()];
    await one.ask(publish, "max", { body: one.publishing() });
    expect((await other.ask<BriefingListDto>(list, "vera", { query: "?q=discount" })).body.briefings).toEqual([]);
    expect((await one.ask<BriefingListDto>(list, "vera", { query: "?q=discount" })).body.briefings.length).toBe(1);
  });
});
