import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/v1/first-run/route";
import { foldMembers, type TeamEvent } from "@/lib/domain/access/team-event";
import { announceFirstRun, issueFirstRunCode } from "@/lib/server/access/first-run";
import { signInWithPassword } from "@/lib/server/platform/auth";
import { db } from "@/lib/server/platform/db";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call } from "@/lib/server/platform/testing/request";

const database = testDatabase({ mode: "real" });

const fields = { team: "Checkout", name: "Alice Smith", email: "Alice@Example.com", password: "twelve letters" };
/** From an address of its own unless told otherwise, so that no test is slowed down by another. */
const found = (code: string, change: Partial<typeof fields> = {}, address: string = randomUUID()) =>
  call(POST, { body: { ...fields, ...change, code }, headers: { "x-forwarded-for": address } });

async function freshCode(): Promise<string> {
  const code = await issueFirstRunCode();
  if (!code) throw new Error("There is a team already.");
  return code;
}

beforeEach(async () => {
  await database.asSuperuser('TRUNCATE team, "user", installation, event, stream_head CASCADE');
});

describe("the code", () => {
  it("is printed at the start of an empty installation, with the address", async () => {
    const print = vi.fn<(line: string) => void>();
    await announceFirstRun(print);
    expect(print).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^First run: open http:\/\/localhost:3000\/first-run and enter the code [A-Z2-9]{4}-[A-Z2-9]{4}$/),
    );
  });

  it("is not kept in the database, and a later start makes the former one void", async () => {
    const first = await freshCode();
    const second = await freshCode();
    const rows = await db().installation.findMany({ select: { key: true, value: true } });
    expect(rows).toEqual([{ key: "first-run-code", value: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(await found(first)).toMatchObject({ status: 422, body: { code: "invalid", path: "code" } });
    expect(await found(second)).toMatchObject({ status: 200 });
  });

  it("is not made once there is a team", async () => {
    await found(await freshCode());
    const print = vi.fn<(line: string) => void>();
    await announceFirstRun(print);
    expect(print).not.toHaveBeenCalled();
  });

  it("is taken in small letters and without its hyphen", async () => {
    const code = await freshCode();
    expect(await found(` ${code.toLowerCase().replace("-", " ")} `)).toMatchObject({ status: 200 });
  });
});

describe("the first run", () => {
  it("makes an admin who can sign in, a team and its events", async () => {
    expect(await found(await freshCode())).toMatchObject({ status: 200, body: { team: "checkout" } });
    const member = await db().membership.findFirstOrThrow({
      select: { role: true, user: { select: { id: true, email: true, initials: true } } },
    });
    expect(member).toMatchObject({ role: "admin", user: { email: "alice@example.com", initials: "AS" } });
    const pair = { email: fields.email, password: fields.password };
    expect(await signInWithPassword(pair, { address: "10.1.1.1", userAgent: "" })).toMatchObject({ id: member.user.id });
    const rows = await database.asSuperuser<{ body: string }>("SELECT body FROM event ORDER BY seq");
    const events = rows.map(({ body }) => JSON.parse(body) as TeamEvent & { actor: { id: string } });
    expect(events.map((event) => [event.type, event.actor.id])).toEqual([
      ["team.created", member.user.id],
      ["member.joined", member.user.id],
    ]);
    expect(foldMembers(events)).toEqual(new Map([[member.user.id, "admin"]]));
  });

  it("happens once: afterwards the code is gone and nothing more is made", async () => {
    const code = await freshCode();
    await found(code);
    expect(await found(code, { email: "mallory@example.com" })).toMatchObject({ status: 422, body: { code: "wrong-state" } });
    expect(await db().user.count()).toBe(1);
    expect(await db().installation.count()).toBe(0);
  });

  it("happens once under a race of twenty who know the code", async () => {
    const code = await freshCode();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => found(code, { email: `racer-${index}@example.com` })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await db().team.count()).toBe(1);
    expect(await db().user.count()).toBe(1);
  });

  it("does not come back when a server starts in the middle of it", async () => {
    const code = await freshCode();
    await Promise.all([found(code), ...Array.from({ length: 5 }, () => issueFirstRunCode())]);
    const later = await issueFirstRunCode();
    if (later) await found(later);
    expect(await db().team.count()).toBe(1);
  });

  it.each([
    ["a short password", { password: "elevenchars" }, "password"],
    ["no name", { name: " " }, "name"],
    ["no address", { email: "alice" }, "email"],
    ["a team with an invisible character", { team: "Check\u200bout" }, "team"],
  ])("refuses %s and stores nothing", async (_, change, path) => {
    expect(await found(await freshCode(), change)).toMatchObject({ status: 400, body: { code: "bad-input", path } });
    expect(await db().user.count()).toBe(0);
  });

  it("slows guessing down", async () => {
    const code = await freshCode();
    for (let guess = 0; guess < 10; guess += 1) expect(await found("AAAA-AAAA", {}, "10.6.6.6")).toMatchObject({ status: 422 });
    expect(await found(code, {}, "10.6.6.6")).toMatchObject({ status: 429, body: { code: "too-many" } });
    expect(await found(code, {}, "10.6.6.7")).toMatchObject({ status: 200 });
  });
});
