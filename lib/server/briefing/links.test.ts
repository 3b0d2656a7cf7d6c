import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { DELETE as revoke } from "@/app/api/v1/releases/[release]/briefing/links/[link]/route";
import { POST as make, GET as read } from "@/app/api/v1/releases/[release]/briefing/links/route";
import { POST as publish } from "@/app/api/v1/releases/[release]/briefing/versions/route";
import type { LinksDto, MadeLinkDto } from "@/lib/contracts/briefing";
import type { Problem } from "@/lib/contracts/problem";
import { BRIEFING } from "@/lib/domain/briefing/testing/briefed";
import { shiftClock } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";
import { findShared } from "./shared";

testDatabase();

const DAY_MS = 86_400_000;

afterEach(() => shiftClock(0));

/** An address from which nothing was tried yet. */
const fresh = randomUUID;

/** A briefed release, and its links asked for by one of its people. */
async function briefed() {
  const team = await makePlanningTeam();
  const release = await plan(team, { plannedT0: soon(24 * 60) });
  const ask = async <Body>(
    handler: Parameters<typeof call>[0],
    who: keyof PlanningTeam["people"],
    { body, method, link, key }: { body?: unknown; method?: string; link?: string; key?: string } = {},
  ) => {
    const answer = await call(handler, {
      path: `/api/v1/releases/${release}/briefing/links`,
      params: link ? { release, link } : { release },
      cookie: await cookieFor(team.people[who].ref.id),
      body,
      ...(method ? { method } : {}),
      ...(key ? { headers: { "idempotency-key": key } } : {}),
    });
    return { status: answer.status, body: answer.body as Body };
  };
  const brief = { expectedVersion: 0, content: BRIEFING, isMaterial: true, asked: [team.people.vera.ref.id] };
  const first = async () => {
    await ask(publish, "max", { body: brief });
    const { body } = await ask<MadeLinkDto>(make, "max", { body: { days: 1 } });
    const [link] = (await ask<LinksDto>(read, "max")).body.links;
    return { secret: body.url.split("/").at(-1) ?? "", link: link?.id ?? "" };
  };
  return { team, release, ask, brief, first };
}

describe("a link to a briefing", () => {
  it("leads to the text in force and what is said around it, and to nothing else", async () => {
    const { ask, brief, first } = await briefed();
    const { secret } = await first();
    const found = await findShared(secret, fresh());
    expect(found).toMatchObject({
      content: BRIEFING,
      version: 1,
      rolledBack: null,
      about: { service: "checkout-service", toVersion: "v2.3.0" },
    });
    expect(Object.keys(found ?? {}).toSorted()).toEqual(["about", "content", "expiresAt", "now", "publishedAt", "rolledBack", "version"]);
    await ask(publish, "max", { body: { ...brief, expectedVersion: 1, content: { ...BRIEFING, headline: "Other" } } });
    expect(await findShared(secret, fresh())).toMatchObject({ version: 2, content: { headline: "Other" } });
  });

  it("ends by itself, and by being taken back", async () => {
    const { ask, first } = await briefed();
    const { secret, link } = await first();
    shiftClock(DAY_MS + 1_000);
    expect(await findShared(secret, fresh())).toBeNull();
    expect((await ask<LinksDto>(read, "max")).body.links).toEqual([]);
    shiftClock(0);
    expect(await findShared(secret, fresh())).not.toBeNull();
    expect((await ask(revoke, "max", { method: "DELETE", link })).status).toBe(204);
    expect(await findShared(secret, fresh())).toBeNull();
    expect((await ask(revoke, "max", { method: "DELETE", link })).status).toBe(404);
  });

  it("is made by those who may publish only, of a briefing that is there, and known to the team", async () => {
    const { ask } = await briefed();
    expect((await ask<Problem>(make, "max", { body: { days: 1 } })).body.code).toBe("wrong-state");
    for (const who of ["vera", "bob", "adam"] as const) {
      expect((await ask(make, who, { body: { days: 1 } })).status).toBe(403);
      expect((await ask(read, who)).status).toBe(200);
    }
    for (const days of [0, 31, 1.5]) expect((await ask(make, "max", { body: { days } })).status).toBe(400);
  });

  it("is made once per key, and its secret is kept nowhere", async () => {
    const { ask, brief, release } = await briefed();
    await ask(publish, "max", { body: brief });
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask<MadeLinkDto>(make, "max", { body: { days: 7 }, key })));
    const made = answers.filter(({ status }) => status === 200);
    expect([made.length, answers.filter(({ status }) => status === 409).length]).toEqual([1, 19]);
    const secret = made[0]?.body.url.split("/").at(-1) ?? "";
    const { rows } = await pool().query(
      `SELECT (SELECT count(*)::int FROM briefing_link WHERE "releaseId" = $1) AS links,
        (SELECT count(*)::int FROM event WHERE body LIKE '%' || $2 || '%') + (SELECT count(*)::int FROM briefing_link WHERE "tokenHash" = $2)
          + (SELECT count(*)::int FROM idempotency_key WHERE response::text LIKE '%' || $2 || '%') AS secrets`,
      [release, secret],
    );
    expect(rows).toEqual([{ links: 1, secrets: 0 }]);
  });

  it("is not guessed: after 30 that lead nowhere an address waits, and those who have one do not", async () => {
    const { first } = await briefed();
    const { secret } = await first();
    const [guesser, reader] = [fresh(), fresh()];
    for (let tried = 0; tried < 30; tried += 1) expect(await findShared(randomUUID(), guesser)).toBeNull();
    expect(await findShared(secret, guesser)).toBe("busy");
    for (let looked = 0; looked < 40; looked += 1) expect(await findShared(secret, reader)).toMatchObject({ version: 1 });
  });
});
