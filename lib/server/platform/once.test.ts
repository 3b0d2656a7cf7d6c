import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as postFreeze } from "@/app/api/v1/teams/[team]/freezes/route";
import { POST as postIntegration } from "@/app/api/v1/teams/[team]/integrations/route";
import { POST as postLink } from "@/app/api/v1/teams/[team]/invitations/[invitation]/link/route";
import { POST as postInvitation } from "@/app/api/v1/teams/[team]/invitations/route";
import { POST as postReset } from "@/app/api/v1/teams/[team]/members/[member]/password-reset/route";
import { POST as postService } from "@/app/api/v1/teams/[team]/services/route";
import { POST as postToken } from "@/app/api/v1/teams/[team]/tokens/route";
import { POST as postWebhook } from "@/app/api/v1/teams/[team]/webhooks/route";
import { POST as postTeam } from "@/app/api/v1/teams/route";
import { makeTeam, type TestTeam } from "@/lib/server/access/testing/team";
import { takeFromTeam } from "@/lib/server/access/testing/token";
import { pool } from "./db";
import type { RouteHandler } from "./route";
import { testDatabase } from "./testing/database";
import { type Answer, call, cookieFor } from "./testing/request";

testDatabase();

const RACERS = 20;
const HOUR_MS = 3_600_000;

type Making = {
  readonly name: string;
  readonly handler: RouteHandler;
  readonly by: "ann" | "max";
  readonly body: (name: string) => unknown;
  readonly table: string;
  readonly isSecret: boolean;
};

let team: TestTeam<"ann" | "max" | "bob">;
let cookies: Record<"ann" | "max", string>;
beforeAll(async () => {
  team = await makeTeam({ ann: "admin", max: "manager", bob: "member" });
  cookies = { ann: await cookieFor(team.people.ann.ref.id), max: await cookieFor(team.people.max.ref.id) };
});

const freeze = (name: string) => ({
  name,
  serviceId: null,
  startsAt: new Date(Date.now() + HOUR_MS).toISOString(),
  endsAt: new Date(Date.now() + 2 * HOUR_MS).toISOString(),
  zone: "Europe/London",
});
const letters = () =>
  randomUUID()
    .replace(/[^a-f]/g, "")
    .padEnd(6, "x");

const MAKING: readonly Making[] = [
  { name: "a service", handler: postService, by: "max", body: (name) => ({ name }), table: "service", isSecret: false },
  { name: "a freeze", handler: postFreeze, by: "max", body: freeze, table: "freeze", isSecret: false },
  { name: "a team", handler: postTeam, by: "ann", body: (name) => ({ name }), table: "team", isSecret: false },
  {
    name: "an integration",
    handler: postIntegration,
    by: "ann",
    body: (name) => ({ name, kind: "github" }),
    table: "integration",
    isSecret: true,
  },
  {
    name: "a webhook",
    handler: postWebhook,
    by: "ann",
    body: (name) => ({ name, url: "https://hooks.example.com/in", kinds: ["course"] }),
    table: "webhook_endpoint",
    isSecret: true,
  },
  {
    name: "an invitation",
    handler: postInvitation,
    by: "ann",
    body: (name) => ({ name: `Eve ${name}`, email: `${name}@example.com`, role: "member" }),
    table: "invitation",
    isSecret: true,
  },
  {
    name: "a token",
    handler: postToken,
    by: "ann",
    body: (name) => ({ name, owner: team.people.bob.ref.id, scopes: ["read"], days: 7 }),
    table: "api_token",
    isSecret: true,
  },
];

async function count(table: string): Promise<number> {
  const { rows } = await pool().query(`SELECT count(*)::int AS count FROM "${table}"`);
  return rows[0].count;
}

function send({ handler, by }: Pick<Making, "handler" | "by">, body: unknown, key: string, params: Record<string, string> = {}) {
  const headers = { "idempotency-key": key };
  return call(handler, { method: "POST", params: { team: team.id, ...params }, cookie: cookies[by], body, headers });
}

const codeOf = ({ body }: Answer) => (body as { code?: string }).code;

describe.each(MAKING)("a key with which $name is made", (making) => {
  it("makes one of 20 at once, and tells each", async () => {
    const before = await count(making.table);
    const body = making.body(letters());
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: RACERS }, () => send(making, body, key)));
    expect(await count(making.table)).toBe(before + 1);
    const made = answers.filter(({ status }) => status === 200);
    if (!making.isSecret) {
      expect(made).toHaveLength(RACERS);
      for (const answer of made) expect(answer.body).toEqual(made[0]?.body);
      return;
    }
    expect(made).toHaveLength(1);
    for (const answer of answers.filter((one) => one !== made[0])) expect([answer.status, codeOf(answer)]).toEqual([409, "done-already"]);
  });

  it("is refused for another request, and free again where nothing was made", async () => {
    const key = randomUUID();
    const before = await count(making.table);
    expect((await send(making, { ...(making.body(letters()) as object), name: "" }, key)).status).toBe(400);
    const body = making.body(letters());
    const made = await send(making, body, key);
    expect(made.status).toBe(200);
    expect(await send(making, making.body(letters()), key)).toMatchObject({ status: 422, body: { code: "key-reused" } });
    const again = await send(making, body, key);
    if (making.isSecret) expect(again).toMatchObject({ status: 409, body: { code: "done-already" } });
    else expect(again).toMatchObject({ status: 200, body: made.body });
    expect(await count(making.table)).toBe(before + 1);
  });
});

it("keeps no secret: what was shown once is nowhere beside the keys", async () => {
  for (const making of MAKING.filter(({ isSecret }) => isSecret)) await send(making, making.body(letters()), randomUUID());
  const { rows } = await pool().query("SELECT response FROM idempotency_key WHERE response::text ~ 'secret|https?://|tmt_'");
  expect(rows).toEqual([]);
});

it("a link renewed or a password reset with a key is made once", async () => {
  const invited = { name: "Zoe Late", email: "zoe.late@example.com", role: "member" };
  await send({ handler: postInvitation, by: "ann" }, invited, randomUUID());
  const { rows } = await pool().query("SELECT id FROM invitation WHERE email = $1", [invited.email]);
  const key = randomUUID();
  const renew = () => send({ handler: postLink, by: "ann" }, undefined, key, { invitation: rows[0].id });
  expect((await renew()).status).toBe(200);
  expect(await renew()).toMatchObject({ status: 409, body: { code: "done-already" } });
  const resetKey = randomUUID();
  const reset = () => send({ handler: postReset, by: "ann" }, undefined, resetKey, { member: team.people.bob.ref.id });
  const answers = await Promise.all([reset(), reset(), reset()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
});

it("a repetition of somebody who may no more is refused like any request of theirs", async () => {
  const gone = await makeTeam({ ann: "admin", max: "manager" });
  const cookie = await cookieFor(gone.people.max.ref.id);
  const headers = { "idempotency-key": randomUUID() };
  const ask = () => call(postService, { params: { team: gone.id }, cookie, body: { name: "search-service" }, headers });
  expect((await ask()).status).toBe(200);
  await takeFromTeam(gone.id, gone.people.max);
  expect((await ask()).status).toBe(404);
});

it("an answer that was lost with the process is said to be lost, and nothing is made again", async () => {
  const key = randomUUID();
  const making = MAKING[0] as Making;
  const body = making.body(letters());
  await send(making, body, key);
  await pool().query(`UPDATE idempotency_key SET response = NULL, "createdAt" = now() - interval '1 minute' WHERE key = $1`, [key]);
  const before = await count("service");
  expect(await send(making, body, key)).toMatchObject({ status: 409, body: { code: "done-already" } });
  expect(await count("service")).toBe(before);
});
