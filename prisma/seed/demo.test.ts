import { beforeAll, describe, expect, it } from "vitest";
import { findFreezes, findOverlappingPairs } from "@/lib/domain/calendar/windows";
import { foldRelease } from "@/lib/domain/release/evolve";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { requireTeam } from "@/lib/server/access/team";
import { signInWithPassword } from "@/lib/server/platform/auth";
import { db } from "@/lib/server/platform/db";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { findCalendar } from "@/lib/server/release/calendar";
import { loadRelease } from "@/lib/server/release/load";
import { accessOf } from "./actors";
import { type SignIn, seedDemo } from "./demo";
import { person, phaseOf, releaseOf, signers } from "./read-demo";

const database = testDatabase({ mode: "demo" });
const NOW: Instant = new Date().toISOString();

let signIns: readonly SignIn[];
beforeAll(async () => {
  signIns = await seedDemo({ now: NOW });
});

describe("the demo", () => {
  it("holds releases in every stage of their life", async () => {
    const rows = await db().release.findMany({
      select: { toVersion: true, status: true, service: { select: { name: true } } },
      orderBy: { plannedT0: "asc" },
    });
    const [older, present] = [rows.slice(0, -10), rows.slice(-10)];
    expect(older.map(({ status }) => status).toSorted()).toEqual([...Array(16).fill("completed"), ...Array(3).fill("rolled-back")]);
    expect(present.map(({ service, toVersion, status }) => `${service.name} ${toVersion} ${status}`)).toEqual([
      "auth-service v3.0.1 rolled-back",
      "checkout-service v2.2.5 completed",
      "auth-service v3.1.0 deploying",
      "checkout-service v2.3.0 deploying",
      "invoice-service v1.8.2 preparing",
      "image-registry v4.2.0 planned",
      "checkout-service v2.4.0 preparing",
      "checkout-service v2.3.1 draft",
      "auth-service v3.2.0 planned",
      "invoice-service v1.9.0 draft",
    ]);
  });

  it("has a log that folds to the tables, without gap, in order of time and not after the present", async () => {
    const ids = (await db().release.findMany({ select: { id: true } })).map(({ id }) => id);
    for (const id of ids) {
      const events = await readEvents(id, 0);
      const times = events.map(({ occurredAt }) => occurredAt);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      expect(foldRelease(events)).toEqual((await loadRelease(id, id))?.state);
      expect(times).toEqual(times.toSorted());
      expect(times.at(-1) ?? "").toSatisfy((last: string) => last <= NOW);
    }
  });

  it("has a team whose services, freezes and members began in the past, each with its event", async () => {
    const rows = await database.asSuperuser<{ type: string; at: string }>(
      "SELECT body::jsonb->>'type' AS type, body::jsonb->>'occurredAt' AS at FROM event WHERE stream LIKE 'team:%' ORDER BY stream, seq",
    );
    const count = (type: string) => rows.filter((row) => row.type === type).length;
    expect([count("team.created"), count("member.joined"), count("service.created"), count("freeze.created")]).toEqual([2, 17, 4, 2]);
    expect(rows.every(({ at }) => at < NOW)).toBe(true);
    const kept = await database.asSuperuser<{ at: Date }>(
      'SELECT "createdAt" AS at FROM service UNION ALL SELECT "createdAt" FROM "freeze"',
    );
    expect(kept.every(({ at }) => at.toISOString() < addMinutes(NOW, -24 * 60))).toBe(true);
  });
});

describe("the other releases", () => {
  it("completed: every gate passed, what was waived settled, nothing owed", async () => {
    const state = await releaseOf("v2.2.5");
    expect(state.phases.filter((phase) => phase.kind === "forward").map(({ status }) => status)).toEqual(Array(6).fill("closed"));
    for (const phase of ["t-minus-2h", "t-zero", "t-plus-24h"]) {
      expect(signers(state, phase)).toEqual(["granted Alice Smith deployer", "granted Bob Jones approver"]);
    }
    expect(state.obligations.map(({ rule, settled }) => [rule, settled?.by.name, settled?.cause])).toEqual([
      ["waiver", "QA analyst", undefined],
      ["report-24h", expect.any(String), "item"],
    ]);
  });

  it("rolled back: closed by commander and approver, the post-mortem held in time", async () => {
    const state = await releaseOf("v3.0.1");
    expect(signers(state, "rollback")).toEqual(["granted Incident commander commander", "granted Bob Jones approver"]);
    expect(state.rollback).toMatchObject({ from: "verifying", by: { name: "Incident commander" }, method: "Switch traffic back to Blue" });
    const [report, owed] = state.obligations;
    expect(report).toMatchObject({ rule: "report-24h", settled: { cause: "rollback" } });
    expect(owed).toMatchObject({ kind: "post-mortem", settled: { by: { name: "Incident commander" } } });
    expect(owed?.settled?.at ?? "").toSatisfy((at: string) => at < (owed?.dueAt ?? ""));
  });

  it("critical: the commander is asked for as well", async () => {
    const state = await releaseOf("v3.2.0");
    expect(phaseOf(state, "t-minus-2h").requirements.map(({ role }) => role)).toEqual(["deployer", "approver", "commander"]);
  });

  it("coming: one overlap and one window in a freeze within 14 days", async () => {
    const team = await db().team.findUniqueOrThrow({ where: { slug: "payments" }, select: { id: true } });
    // From tomorrow on: what is in flight may run into a weekend that begins tonight.
    const { windows, freezes } = await findCalendar(team.id, { start: addMinutes(NOW, 24 * 60), end: addMinutes(NOW, 15 * 24 * 60) });
    const shown = windows.map((window) => ({ ...window, label: `${window.service} ${window.version}` }));
    const pairs = findOverlappingPairs(shown);
    expect(pairs.map(({ first, second }) => [first.label, second.label])).toEqual([["checkout-service v2.4.0", "checkout-service v2.3.1"]]);
    expect(shown.filter((window) => findFreezes(window, freezes).length > 0).map(({ label }) => label)).toEqual(["invoice-service v1.9.0"]);
  });
});

describe("its people", () => {
  it("sign in with the password that the launcher prints, and are kept for the sign-in page", async () => {
    expect(new Set(signIns.map(({ password }) => password)).size).toBe(1);
    expect(signIns[0]?.password).toMatch(/^([a-z]{4}-){3}[a-z]{4}$/);
    for (const { email, password, name } of signIns.slice(0, 2)) {
      expect(await signInWithPassword({ email, password }, { address: "10.0.0.1", userAgent: "test" })).toMatchObject({ name });
    }
    const kept = await db().installation.findUnique({ where: { key: "demo-sign-ins" }, select: { value: true } });
    expect(JSON.parse(kept?.value ?? "")).toEqual(signIns);
  });

  it("see the team that they belong to and no other", async () => {
    const lead = await person("Platform lead");
    const alice = await person("Alice Smith");
    await expect(requireTeam(accessOf(lead, "release.read"), { slug: "payments" })).rejects.toMatchObject({ code: "not-found" });
    await expect(requireTeam(accessOf(alice, "release.read"), { slug: "platform" })).rejects.toMatchObject({ code: "not-found" });
    expect(await requireTeam(accessOf(lead, "release.read"), { slug: "platform" })).toMatchObject({ role: "manager" });
  });
});

describe("making it again", () => {
  const events = async () => (await database.asSuperuser<{ count: string }>("SELECT count(*) FROM event"))[0]?.count;

  it("changes nothing", async () => {
    const before = await events();
    expect(await seedDemo({ now: addMinutes(NOW, 60) })).toEqual(signIns);
    expect(await events()).toBe(before);
  });

  it("is refused where a team lives that no finished demo made, and in a real installation", async () => {
    const { value } = await db().installation.delete({ where: { key: "demo-sign-ins" }, select: { value: true } });
    await expect(seedDemo({ now: NOW })).rejects.toThrow(/holds the team “(Payments|Platform)”, which no finished demo made/);
    await db().installation.create({ data: { key: "demo-sign-ins", value }, select: { key: true } });
    await db().installation.create({ data: { key: "mode", value: "real" }, select: { key: true } });
    await expect(seedDemo({ now: NOW })).rejects.toThrow(/real installation/);
    await db().installation.delete({ where: { key: "mode" }, select: { key: true } });
  });
});
