import { beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/v1/incoming/[address]/route";
import { getHome } from "@/lib/server/home/data";
import { now } from "@/lib/server/platform/clock";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { loadRelease } from "@/lib/server/release/load";
import { accessOf, makePlanningTeam, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { createIntegration, setRules } from "./commands";

const database = testDatabase();

let team: PlanningTeam;
let release: string;

beforeEach(async () => {
  team = await makePlanningTeam();
  release = await plan(team);
});

const state = async () => (await loadRelease(release, team.people.alice.ref.id))?.state;
const minutesAgo = (minutes: number) => new Date(Date.parse(now()) - minutes * 60_000).toISOString();

async function make() {
  const made = await createIntegration(await accessOf(team.id, team.people.adam, "settings.manage"), {
    name: "Alerts",
    kind: "alertmanager",
  });
  const rule = { event: "", conditions: [], serviceId: team.service.id, sameVersion: false, sameEnvironment: false } as const;
  const manager = await accessOf(team.id, team.people.max, "integration.manage");
  await setRules(manager, made.id, { version: 1, rules: [{ ...rule, conditions: [], name: "Roll back?", action: { kind: "flag" } }] });
  return made;
}

async function send(url: string, { headers, body }: { headers: Record<string, string>; body: string }) {
  const address = url.split("/").at(-1) ?? "";
  const answer = await POST(new Request(url, { method: "POST", headers, body }), { params: Promise.resolve({ address }) });
  return { status: answer.status };
}

const deploying = () => database.asSuperuser(`UPDATE release SET status = 'verifying', "actualT0" = now() WHERE id = $1`, [release]);
const needs = async (who: "bob" | "max") => {
  const home = await getHome(await accessOf(team.id, team.people[who], "release.read"));
  return home.needs.flatMap(({ kind, detail }) => (kind === "roll-back" ? [detail] : []));
};

const alerts = (status: "firing" | "resolved", [startsAt, endsAt]: [string, string]) =>
  JSON.stringify({
    version: "4",
    externalURL: "https://alerts.example.com",
    alerts: [{ status, labels: { alertname: "HighErrors", service: "shop" }, startsAt, endsAt, generatorURL: "", fingerprint: "ab12" }],
  });

describe("an alert", () => {
  const asked = async () => (await readEvents(release, 1)).flatMap((one) => (one.type.startsWith("cause.") ? [one.type] : []));

  it("asks about the running release whether to roll back, once, and takes that back when it is over", async () => {
    const made = await make();
    const ask = (body: string) => send(made.url, { body, headers: { authorization: `Bearer ${made.secret}` } });
    const [start, end] = [minutesAgo(9), minutesAgo(3)];
    await ask(alerts("firing", [start, "0001-01-01T00:00:00Z"]));
    expect(await asked()).toEqual([]);
    await deploying();
    await ask(alerts("firing", [minutesAgo(8), "0001-01-01T00:00:00Z"]));
    await ask(alerts("firing", [minutesAgo(7), "0001-01-01T00:00:00Z"]));
    expect(await asked()).toEqual(["cause.seen"]);
    expect([await needs("bob"), await needs("max")]).toEqual([["HighErrors (shop)."], []]);
    await ask(alerts("resolved", [start, end]));
    await ask(alerts("firing", [start, "0001-01-01T00:00:01Z"]));
    expect(await asked()).toEqual(["cause.seen", "cause.cleared"]);
    expect(await needs("bob")).toEqual([]);
    expect((await state())?.rollback).toBeNull();
  });

  it("that is resolved without having been told of says nothing", async () => {
    const made = await make();
    await deploying();
    const basic = `Basic ${Buffer.from(`any:${made.secret}`).toString("base64")}`;
    expect(
      (await send(made.url, { body: alerts("resolved", [minutesAgo(9), minutesAgo(3)]), headers: { authorization: basic } })).status,
    ).toBe(200);
    expect(await asked()).toEqual([]);
  });
});
