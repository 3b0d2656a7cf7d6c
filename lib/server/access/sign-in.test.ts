import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { listDemoSignIns } from "@/lib/server/access/entry";
import { signInWithPassword } from "@/lib/server/platform/auth";
import { db } from "@/lib/server/platform/db";
import { hashPassword } from "@/lib/server/platform/password";
import { Fault } from "@/lib/server/platform/problem";
import { route } from "@/lib/server/platform/route";
import { hashSessionId } from "@/lib/server/platform/session-id";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { createPerson } from "./founding";

testDatabase();

const PASSWORD = "correct horse battery";
const from = (address: string) => ({ address, userAgent: "test" });

async function somebody(password: string | null = PASSWORD) {
  const email = `${randomUUID()}@example.com`;
  const passwordHash = password === null ? null : await hashPassword(password);
  const person = await db().$transaction((tx) => createPerson(tx, { name: "Sam Keller", email, passwordHash }));
  return { ...person, email };
}

describe("signing in", () => {
  it("opens a session that holds only the hash of what the cookie carries", async () => {
    const { id, email } = await somebody();
    const signedIn = await signInWithPassword({ email: ` ${email.toUpperCase()} `, password: PASSWORD }, from("10.0.0.1"));
    expect(signedIn).toMatchObject({ id, name: "Sam Keller" });
    const sessions = await db().session.findMany({ where: { userId: id }, select: { idHash: true } });
    expect(sessions).toEqual([{ idHash: hashSessionId(signedIn?.sid ?? "") }]);
  });

  it.each([
    ["a wrong password", async () => ({ email: (await somebody()).email, password: "wrong" })],
    ["somebody unknown", async () => ({ email: "nobody@example.com", password: PASSWORD })],
    ["somebody who never set a password", async () => ({ email: (await somebody(null)).email, password: PASSWORD })],
    ["an empty password", async () => ({ email: (await somebody()).email, password: "" })],
    ["an object in place of a text", async () => ({ email: { not: "" }, password: { not: "" } })],
  ])("answers %s in the same way: with nothing", async (_, pair) => {
    expect(await signInWithPassword(await pair(), from(randomUUID()))).toBeNull();
  });

  it("lets nobody in whose account is disabled", async () => {
    const { id, email } = await somebody();
    await db().user.update({ where: { id }, data: { disabledAt: new Date() }, select: { id: true } });
    expect(await signInWithPassword({ email, password: PASSWORD }, from("10.0.0.2"))).toBeNull();
  });
});

describe("guessing", () => {
  it("is slowed for the account at the guesser's address only: its owner comes in from elsewhere", async () => {
    const { email } = await somebody();
    for (let guess = 0; guess < 8; guess += 1) await signInWithPassword({ email, password: `guess ${guess}` }, from("10.6.6.6"));
    const ninth = signInWithPassword({ email, password: PASSWORD }, from("10.6.6.6"));
    await expect(ninth).rejects.toThrow(Fault);
    await expect(ninth).rejects.toMatchObject({
      code: "too-many",
      detail: expect.stringMatching(/^Too many attempts\. Try again in \d+ seconds\.$/),
    });
    expect(await signInWithPassword({ email, password: PASSWORD }, from("10.0.0.3"))).not.toBeNull();
  });

  it("is slowed for the address over all accounts", async () => {
    const pairs = Array.from({ length: 60 }, (_, index) => ({ email: `guess-${index}@example.com`, password: "guess" }));
    for (const pair of pairs) await signInWithPassword(pair, from("10.7.7.7"));
    const { email } = await somebody();
    await expect(signInWithPassword({ email, password: PASSWORD }, from("10.7.7.7"))).rejects.toMatchObject({ code: "too-many" });
  });

  it("is not what a whole office does that signs in behind one address", async () => {
    const { email } = await somebody();
    for (let index = 0; index < 65; index += 1) {
      expect(await signInWithPassword({ email, password: PASSWORD }, from("10.8.8.8"))).not.toBeNull();
    }
  });

  it("is not made up for by signing in oneself in between", async () => {
    const { email } = await somebody();
    const guess = (index: number) => signInWithPassword({ email: `other-${index}@example.com`, password: "guess" }, from("10.9.9.9"));
    for (let index = 0; index < 59; index += 1) {
      await guess(index);
      if (index % 10 === 0) await signInWithPassword({ email, password: PASSWORD }, from("10.9.9.9"));
    }
    await guess(59);
    await expect(guess(60)).rejects.toMatchObject({ code: "too-many" });
  });

  it("is forgotten once somebody got in", async () => {
    const { email } = await somebody();
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 5; guess += 1) await signInWithPassword({ email, password: "typo" }, from("10.0.0.4"));
      expect(await signInWithPassword({ email, password: PASSWORD }, from("10.0.0.4"))).not.toBeNull();
    }
  });
});

describe("a session", () => {
  const answer = z.object({ id: z.string() });
  const probe = route({ permission: "signed-in", answer, handler: async ({ viewer }) => ({ id: viewer.userId }) });

  it("counts at every request until its row is revoked, expired or its person disabled", async () => {
    const { id } = await somebody();
    const cookie = await cookieFor(id);
    expect(await call(probe, { cookie })).toMatchObject({ status: 200, body: { id } });
    await db().session.updateMany({ where: { userId: id }, data: { revokedAt: new Date() } });
    expect(await call(probe, { cookie })).toMatchObject({ status: 401, body: { code: "not-signed-in" } });
    await db().session.updateMany({ where: { userId: id }, data: { revokedAt: null, expiresAt: new Date(Date.now() - 1) } });
    expect(await call(probe, { cookie })).toMatchObject({ status: 401 });
    await db().session.updateMany({ where: { userId: id }, data: { expiresAt: new Date(Date.now() + 60_000) } });
    expect(await call(probe, { cookie })).toMatchObject({ status: 200 });
    await db().user.update({ where: { id }, data: { disabledAt: new Date() }, select: { id: true } });
    expect(await call(probe, { cookie })).toMatchObject({ status: 401 });
  });

  it.each(["", "tminus.session=x", "tminus.session=eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.", "other=1"])(
    "is not made of %j",
    async (cookie) => {
      expect(await call(probe, { cookie })).toMatchObject({ status: 401 });
    },
  );
});

it("shows no demo sign-ins outside of a demo, whatever the database holds", async () => {
  await db().installation.create({
    data: { key: "demo-sign-ins", value: JSON.stringify([{ name: "A", email: "a@example.com", password: "secret" }]) },
    select: { key: true },
  });
  expect(await listDemoSignIns()).toEqual([]);
});
