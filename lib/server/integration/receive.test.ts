import { createHmac, randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/v1/incoming/[address]/route";
import type { NewAddressDto, RuleDto } from "@/lib/contracts/integration";
import type { IntegrationKind } from "@/lib/domain/integration/observation";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "@/lib/server/release/commands";
import { loadRelease } from "@/lib/server/release/load";
import { accessOf, makePlanningTeam, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { finishReceived } from "./apply";
import { createIntegration, removeIntegration, renewAddress, setRules, tryRules } from "./commands";
import { getIntegration, listReceived } from "./data";

const database = testDatabase();

let team: PlanningTeam;
let admin: TeamAccess;
let manager: TeamAccess;
let release: string;
let item: string;

beforeAll(async () => {
  team = await makePlanningTeam();
  admin = await accessOf(team.id, team.people.adam, "settings.manage");
  manager = await accessOf(team.id, team.people.max, "integration.manage");
});
beforeEach(async () => {
  release = await plan(team);
  item = (await state())?.items.find((one) => one.kind === "tick")?.key ?? "";
  await database.asSuperuser("DELETE FROM integration");
  await database.asSuperuser("UPDATE release SET status = 'cancelled' WHERE id <> $1", [release]);
});

const state = async () => (await loadRelease(release, team.people.alice.ref.id))?.state;
const itemNow = async () => (await state())?.items.find((one) => one.key === item);
const minutesAgo = (minutes: number) => new Date(Date.parse(now()) - minutes * 60_000).toISOString();

const ruleFor = (action: RuleDto["action"]): RuleDto => ({
  name: "Rule",
  event: "",
  conditions: [],
  serviceId: team.service.id,
  sameVersion: false,
  sameEnvironment: false,
  action,
});

async function make(kind: IntegrationKind, action: RuleDto["action"] = { kind: "item", item }) {
  const made = await createIntegration(admin, { name: "CI", kind });
  await setRules(manager, made.id, { version: 1, rules: [ruleFor(action)] });
  return made;
}

type Sending = { headers?: Record<string, string>; body: string };

async function send(url: string, { headers = {}, body }: Sending): Promise<{ status: number; body: unknown }> {
  const request = new Request(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
  const response = await POST(request, { params: Promise.resolve({ address: url.split("/").at(-1) ?? "" }) });
  return { status: response.status, body: await response.json() };
}

const hub = (secret: string, body: string) => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
const github = ({ url, secret }: NewAddressDto, body: string, headers: Record<string, string> = {}) =>
  send(url, { body, headers: { "x-github-event": "deployment_status", "x-hub-signature-256": hub(secret, body), ...headers } });

const deployed = (outcome: "success" | "failure", at: string) =>
  JSON.stringify({
    deployment: { id: 7, ref: "v2.3.0", environment: "production", task: "deploy", created_at: minutesAgo(60) },
    deployment_status: { state: outcome, created_at: at, target_url: "https://ci.example.com/run/1", log_url: "" },
    repository: { full_name: "acme/shop", name: "shop", html_url: "https://github.com/acme/shop" },
  });

const countReceived = () => db().receivedDelivery.count();

describe("a delivery", () => {
  it("sets the item with its evidence, and fails it again later", async () => {
    const made = await make("github");
    expect(await github(made, deployed("success", minutesAgo(9)))).toEqual({ status: 200, body: { result: "taken" } });
    expect(await itemNow()).toMatchObject({
      status: "done",
      source: "token",
      by: { id: made.id, name: "CI" },
      evidence: [{ url: "https://ci.example.com/run/1" }],
    });
    await github(made, deployed("failure", minutesAgo(5)));
    expect(await itemNow()).toMatchObject({ status: "failed", source: "token" });
    expect((await readEvents(release, 1)).filter(({ actor }) => actor.kind === "token").map(({ type }) => type)).toContain("item.set");
    expect((await listReceived(manager, made.id)).received[0]?.effects).toMatchObject([{ release: { id: release } }]);
  });

  it("that comes late never covers a newer one", async () => {
    const made = await make("github");
    await github(made, deployed("failure", minutesAgo(5)));
    await github(made, deployed("success", minutesAgo(9)));
    expect(await itemNow()).toMatchObject({ status: "failed" });
  });

  it("has one effect, however often and under whatever delivery id it comes", async () => {
    const made = await make("github");
    const body = deployed("success", minutesAgo(9));
    const answers = await Promise.all([1, 2, 3, 4].map(() => github(made, body, { "x-github-delivery": randomUUID() })));
    expect(answers.map((one) => (one.body as { result: string }).result).sort()).toEqual(["known", "known", "known", "taken"]);
    const seq = (await state())?.seq;
    expect(await github(made, body)).toMatchObject({ status: 200, body: { result: "known" } });
    expect((await state())?.seq).toBe(seq);
    expect(await countReceived()).toBe(1);
  });

  it("is carried out later where a crash came between, once", async () => {
    const made = await make("github");
    await github(made, deployed("success", minutesAgo(9)));
    const seq = (await state())?.seq;
    await database.asSuperuser(`UPDATE received_delivery SET "appliedAt" = NULL, "receivedAt" = now() - interval '1 minute'`);
    await finishReceived(executeCommand);
    expect((await state())?.seq).toBe(seq);
    expect(await db().receivedDelivery.count({ where: { appliedAt: null } })).toBe(0);
  });
});

describe("proof", () => {
  const body = deployed("success", "2026-11-26T19:00:00.000Z");

  it.each<[IntegrationKind, (secret: string) => Record<string, string>]>([
    ["github", (secret) => ({ "x-github-event": "star", "x-hub-signature-256": hub(secret, "{}") })],
    ["flux", (secret) => ({ "x-signature": hub(secret, "{}") })],
    ["gitlab", (secret) => ({ "x-gitlab-token": secret })],
    ["gitlab", (secret) => standardHeaders(secret, "{}", new Date())],
    ["argo-cd", (secret) => ({ authorization: `Bearer ${secret}` })],
    ["alertmanager", (secret) => ({ authorization: `Basic ${Buffer.from(`x:${secret}`).toString("base64")}` })],
  ])("of %s is taken when right, and answered like a random address when wrong", async (kind, headersOf) => {
    const { url, secret } = await make(kind);
    const random = await send(`http://localhost:3000/api/v1/incoming/${randomUUID()}`, { body: "{}", headers: headersOf(secret) });
    expect(random.status).toBe(404);
    for (const headers of [{}, headersOf(`whsec_${Buffer.from("wrong").toString("base64")}`)]) {
      expect(await send(url, { body: "{}", headers })).toEqual(random);
    }
    expect([200, 400]).toContain((await send(url, { body: "{}", headers: headersOf(secret) })).status);
  });

  it("does not hold for another body, another address' secret, or a time long ago", async () => {
    const [one, other] = [await make("github"), await make("gitlab")];
    expect((await github(one, body, { "x-hub-signature-256": hub(one.secret, `${body} `) })).status).toBe(404);
    expect((await github(one, body, { "x-hub-signature-256": hub(other.secret, body) })).status).toBe(404);
    const old = standardHeaders(other.secret, body, new Date(Date.now() - 3_600_000));
    expect((await send(other.url, { body, headers: old })).status).toBe(404);
    expect(await countReceived()).toBe(0);
    expect(await getIntegration(manager, one.id)).toMatchObject({ refused: 2 });
  });

  it("ends with the address that was replaced or removed", async () => {
    const made = await make("github");
    const renewed = await renewAddress(admin, made.id);
    expect((await github(made, body)).status).toBe(404);
    await removeIntegration(admin, made.id);
    expect((await github(renewed, body)).status).toBe(404);
  });
});

function standardHeaders(secret: string, body: string, at: Date): Record<string, string> {
  return {
    "webhook-id": "m1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign("m1", at, body),
  };
}

describe("what is not understood", () => {
  it.each([
    ["no JSON", "{", 400],
    ["a NUL", '{"deployment":"\\u0000"}', 400],
    ["a lone surrogate", '{"deployment":"\\ud800"}', 400],
    ["deep JSON", `${"[".repeat(40)}${"]".repeat(40)}`, 413],
    ["wrong types", '{"deployment":[],"repository":7}', 400],
    ["a prototype", '{"__proto__":{"a":1}}', 400],
    ["a time that is none", deployed("success", "soon"), 400],
    ["too much", JSON.stringify({ text: "x".repeat(300_000) }), 413],
  ])("%s is refused and leaves a count at most", async (_, body, status) => {
    const made = await make("github");
    expect((await github(made, body)).status).toBe(status);
    expect(await countReceived()).toBe(0);
    expect(await itemNow()).toMatchObject({ status: "todo" });
  });
});

describe("rules", () => {
  it("are tried on a recorded delivery before they are saved, and change nothing by that", async () => {
    const made = await createIntegration(admin, { name: "CI", kind: "github" });
    await github(made, deployed("success", minutesAgo(9)));
    const [delivery] = (await listReceived(manager, made.id)).received;
    const { effects } = await tryRules(manager, made.id, { delivery: delivery?.id ?? "", rules: [ruleFor({ kind: "item", item })] });
    expect(effects).toMatchObject([{ release: { id: release }, text: expect.stringContaining("done") }]);
    expect(await itemNow()).toMatchObject({ status: "todo" });
  });

  it("are saved only over the ones that were seen, and only for services of the team", async () => {
    const made = await make("github");
    await expect(setRules(manager, made.id, { version: 1, rules: [] })).rejects.toMatchObject({ code: "stale" });
    const foreign = { ...ruleFor({ kind: "flag" }), serviceId: randomUUID() };
    await expect(setRules(manager, made.id, { version: 2, rules: [foreign] })).rejects.toMatchObject({
      code: "invalid",
      more: { path: "rules.0.serviceId" },
    });
  });
});
