import { describe, expect, it } from "vitest";
import { GET, PUT } from "@/app/api/v1/session/notices/route";
import type { NoticePreferencesBody, NoticePreferencesDto } from "@/lib/contracts/notice";
import { NOTICE_KINDS } from "@/lib/domain/notice/kinds";
import { fromMs } from "@/lib/domain/time/instant";
import { WEEKDAYS } from "@/lib/domain/time/zone";
import { shiftClock } from "@/lib/server/platform/clock";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { noticeWorld } from "./testing/world";

const { world, database, sign, run, work, taken, mails, makeDue, makeOld } = noticeWorld();
type Name = Parameters<typeof sign>[0];

const HOUR_MS = 3_600_000;
/** In UTC: from so many hours ago to so many ahead. */
const around = (before: number, after: number) => {
  const time = (hours: number) => fromMs(Date.now() + hours * HOUR_MS).slice(11, 16);
  return { from: time(-before), to: time(after), days: [...WEEKDAYS] };
};
const ALL: NoticePreferencesBody = { byMail: [...NOTICE_KINDS], quiet: null, digestAt: null, zone: "UTC" };

async function prefer(who: Name, body: Partial<NoticePreferencesBody>) {
  const cookie = await cookieFor(world.team.people[who].ref.id);
  return call(PUT, { method: "PUT", cookie, body: { ...ALL, ...body } });
}
async function shown(who: Name): Promise<NoticePreferencesDto> {
  return (await call(GET, { cookie: await cookieFor(world.team.people[who].ref.id) })).body as NoticePreferencesDto;
}
const ALICE = "alice: Sign off T-2h: checkout-service v2.3.0";
const BOB = "bob: Sign off T-2h: checkout-service v2.3.0";

describe("how a person is told", () => {
  it("is as the table says until they choose, and then as they say", async () => {
    expect(await shown("bob")).toMatchObject({ quiet: null, digestAt: null, zone: null, canMail: true, mails: [] });
    expect((await shown("bob")).byMail).toContain("sign-off");
    const quiet = { from: "22:00", to: "07:00", days: ["Monday" as const] };
    const choice = { byMail: ["rollback" as const], quiet, digestAt: "08:30", zone: "Europe/London" };
    expect((await prefer("bob", choice)).body).toMatchObject(choice);
    expect(await shown("bob")).toMatchObject(choice);
    expect(await shown("alice")).toMatchObject({ zone: null });
  });

  it.each([
    ["quiet.from", { quiet: { from: "24:00", to: "07:00", days: ["Monday"] } }],
    ["quiet.days", { quiet: { from: "22:00", to: "07:00", days: [] } }],
    ["quiet.days", { quiet: { from: "22:00", to: "07:00", days: ["Monday", "Monday"] } }],
    ["byMail.0", { byMail: ["slack"] }],
    ["digestAt", { digestAt: "8:00" }],
    ["zone", { zone: "Mars/Base" }],
  ])("is refused at %s: %j", async (path, wrong) => {
    const cookie = await cookieFor(world.team.people.bob.ref.id);
    const answer = await call(PUT, { method: "PUT", cookie, body: { ...ALL, ...wrong } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(path);
  });

  it("in T-Minus only: no mail goes, and none goes later", async () => {
    await prefer("bob", { byMail: [] });
    await work();
    expect(taken()).toEqual([ALICE]);
    await prefer("bob", {});
    await work();
    expect(taken()).toEqual([ALICE]);
  });
});

describe("quiet hours", () => {
  it("hold what is not urgent until they end, and it goes in one mail", async () => {
    await prefer("bob", { quiet: around(1, 1) });
    await run("alice", { type: "flag.raise", text: "Look" });
    await work();
    expect(taken()).toEqual([ALICE]);
    await sign("bob");
    await work();
    const held = await database.asSuperuser<{ count: number }>(`SELECT count(*)::int FROM notice WHERE "isHeld" AND "overAt" IS NULL`);
    expect(held[0]?.count).toBeGreaterThan(0);
    await makeDue();
    await work();
    // The request was done in the night: only the receipt is left.
    expect(taken()).toEqual([ALICE, "bob: Signed T-2h: checkout-service v2.3.0"]);
  });

  it("hold nothing that is urgent: what waits becomes so within two hours of T-0", async () => {
    await prefer("bob", { quiet: around(1, 1) });
    await work();
    expect(taken()).toEqual([ALICE]);
    shiftClock(22.1 * HOUR_MS);
    await makeOld();
    await work();
    expect(taken().filter((one) => one.startsWith("bob"))).toEqual([BOB]);
  });

  it("that are taken back let go what waits", async () => {
    await prefer("bob", { quiet: around(1, 1) });
    await work();
    await prefer("bob", {});
    await work();
    expect(taken()).toEqual([ALICE, BOB]);
  });
});

describe("a digest", () => {
  it("has everything that waited, once, and is shown with what became of it", async () => {
    await prefer("alice", { byMail: ["sign-off", "receipt", "overdue"], digestAt: "08:00" });
    await sign("alice");
    await run("adam", { type: "sign-off.revoke", signOff: await lastSignOff(), reason: "On leave" });
    await work();
    expect(taken().filter((one) => one.startsWith("alice"))).toEqual([]);
    await makeDue();
    await work();
    await work();
    expect(taken().filter((one) => one.startsWith("alice"))).toEqual([expect.stringMatching(/^alice: \d notices of Checkout$/)]);
    const digest = world.mail.taken.find((one) => one.includes("notices of Checkout"))?.replaceAll("=\r\n", "") ?? "";
    for (const words of ["Signed T-2h", "Sign-off revoked: T-2h", "Sign off T-2h"]) expect(digest).toContain(words);
    expect(digest.match(/filename=checkpoint-\d\.json/g)).toHaveLength(2);
    expect((await shown("alice")).mails).toMatchObject([{ status: "sent", reason: null, notices: expect.any(Number) }]);
    expect((await shown("bob")).mails).toHaveLength(1);
  });

  it("that the mail server lost is shown to the person as uncertain", async () => {
    world.mail.behave("dies in DATA");
    await work();
    expect(await mails()).toMatchObject([{ status: "uncertain" }, { status: "uncertain" }]);
    expect((await shown("bob")).mails).toMatchObject([{ status: "uncertain", title: "Sign off T-2h", notices: 1 }]);
  });
});

async function lastSignOff(): Promise<string> {
  const rows = await database.asSuperuser<{ id: string }>(
    `SELECT row->>'id' AS id FROM sign_off WHERE "releaseId" = $1 ORDER BY position DESC`,
    [world.release],
  );
  return rows[0]?.id ?? "";
}
