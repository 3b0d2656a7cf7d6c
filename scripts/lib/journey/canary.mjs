/**
 * A whole canary release through the public API: people by session for what only people may do (plan, sign, start, decide, close,
 * settle), a pipeline by its token for the rest. It asks "May I deploy?" at each step, and stops where an answer is not what it must be.
 */
import assert from "node:assert/strict";
import { Refused, signedIn, withToken } from "./callers.mjs";

const MINUTE_MS = 60_000;
/** Percent of the traffic, and minutes that it is watched. */
const LADDER = [10, 25, 50, 75, 100].map((percent) => ({ percent, minutes: 5 }));
const COMPLETION_MINUTES = 120;
const EARLY = "A rehearsal: nobody waits.";
const RUN = { url: "https://ci.example.com/runs/1", label: "Run 1" };
/** What canary and stable show at each stage: a canary that is well. */
const READINGS = [
  ["error-rate", "%", { canary: 0.29, stable: 0.3 }],
  ["p95", "ms", { canary: 182, stable: 180 }],
  ["p99", "ms", { canary: 395, stable: 390 }],
];

/**
 * Plays it. `people` are `manager`, `admin` and `deployer` with email and password; `team` is a slug, the manager's first one
 * without it. `waitUntil` is given the moment a phase is due, and resolves when it has come; without it people sign early and say so.
 * Answers the release, the token's id and what was asked of which gate. Throws at the first answer that is not what it must be.
 */
export async function playCanary({ url, people, team: slug, headers, waitUntil, say = () => {} }) {
  const world = await prepare({ url, people, slug, headers });
  const game = { ...world, waitUntil, say, asked: [], initials: world.deployer.initials };
  await makeRelease(game);
  await tokenMayNot(game);
  await giveTheGo(game);
  for (const { percent } of LADDER.slice(0, -1)) await passStage(game, `stage-${percent}`);
  await closeLast(game, `stage-${LADDER.at(-1).percent}`);
  await complete(game);
  return { release: game.release, token: game.tokenId, asked: game.asked };
}

async function prepare({ url, people, slug, headers }) {
  const [manager, admin, deployer] = await Promise.all(
    [people.manager, people.admin, people.deployer].map((person) => signedIn(url, person, headers)),
  );
  const { teams } = await manager("GET", "teams");
  const team = slug ? teams.find((one) => one.slug === slug) : teams[0];
  assert.ok(team, `There is no team ${slug}.`);
  const { members } = await manager("GET", `teams/${team.id}/members`);
  const me = members.find((one) => one.email === people.deployer.email);
  const name = `Canary pipeline ${new Date().toISOString()}`;
  const body = { name, owner: me.id, scopes: ["read", "tick", "readings"], days: 1 };
  const made = await admin("POST", `teams/${team.id}/tokens`, body);
  return { team, manager, admin, tokenId: made.id, pipeline: withToken(url, made.token), person: deployer, deployer: me, members };
}

const inMinutes = (minutes) => new Date(Date.now() + minutes * MINUTE_MS).toISOString();

async function makeRelease(game) {
  const { manager, team, deployer } = game;
  const { services } = await manager("GET", `teams/${team.id}/services`);
  const { id } = await manager("POST", `teams/${team.id}/releases`, {
    serviceId: services[0].id,
    environment: `canary-${Date.now()}`,
    fromVersion: "v1.0.0",
    toVersion: "v1.1.0",
    strategy: "canary",
    criticality: "standard",
    zone: "UTC",
    plannedT0: inMinutes(10),
    windowStart: inMinutes(0),
    windowEnd: inMinutes(180),
    rollbackPlan: "Abort the rollout; all traffic goes back to stable.",
    ladder: LADDER,
    gates: [{ metric: "p95", name: null, unit: "ms", better: "lower", limit: 250 }],
    roster: [{ role: "deployer", userId: deployer.id }, ...commander(game)],
    plan: true,
  });
  Object.assign(game, { release: id });
  game.say(`planned ${services[0].name} v1.1.0: ${id}`);
}

/** Somebody else who may stop and resume it. */
function commander({ members, deployer }) {
  const other = members.find((one) => one.id !== deployer.id && ["member", "manager"].includes(one.role));
  return other ? [{ role: "approver", userId: other.id }] : [];
}

/** Asks a gate as a pipeline does, by body and by status, and makes sure of the answer. */
async function mayDeploy(game, gate, expected) {
  const { pipeline, release } = game;
  const answer = await pipeline("GET", `gates/${release}/${gate}`);
  assert.equal(answer.decision, expected, `gate ${gate}: ${answer.reason}`);
  const status = await pipeline("GET", `gates/${release}/${gate}?as=status`).then(
    () => 200,
    (error) => error.status,
  );
  assert.equal(status, expected === "go" ? 200 : 403);
  game.asked.push({ gate, decision: answer.decision, reason: answer.reason });
  game.say(`may I deploy? ${gate}: ${answer.decision}. ${answer.reason}`);
}

const stateOf = async ({ pipeline, release }) => (await pipeline("GET", `releases/${release}`)).state;

/** There is no scope for what a person answers for: each is refused, and the release has not moved. */
async function tokenMayNot(game) {
  const { pipeline, release, initials } = game;
  const { seq, items } = await stateOf(game);
  const signature = { role: "deployer", digest: "0".repeat(64), initials };
  for (const [method, path, body] of [
    ["POST", "phases/setup/sign-offs", signature],
    ["POST", "phases/setup/refusals", { role: "deployer", digest: signature.digest, reason: "No" }],
    ["POST", "phases/stage-10/decision", { choice: "proceed", digest: signature.digest, initials }],
    ["POST", "phases/stage-10/decision", { choice: "roll-back", reason: "No" }],
    ["POST", "phases/stage-100/closing", {}],
    ["POST", "deployment", {}],
    ["POST", "hold", { reason: "No" }],
    ["POST", "resumption", { role: "deployer" }],
    ["POST", "rollback", { reason: "No", method: "Undo the rollout" }],
    ["POST", "cancellation", { reason: "No" }],
    ["POST", "comments", { text: "Sent to everybody" }],
    ["PUT", `items/${items[0].key}/status`, { status: "done", expectedVersion: 0 }],
  ]) {
    await assert.rejects(pipeline(method, `releases/${release}/${path}`, body), (error) => {
      assert.ok(error instanceof Refused, error.message);
      assert.deepEqual([error.status, error.code], [403, "not-permitted"], error.message);
      return true;
    });
  }
  assert.equal((await stateOf(game)).seq, seq);
  game.say("the token may not sign, decide, start, stop or send");
}

/** The pipeline reports what it can find out, with evidence; the rest is answered by a person. */
async function workThrough(game, phase) {
  const { pipeline, person, release } = game;
  const open = ({ items }) => items.filter((item) => item.phase === phase && item.status === "todo" && item.kind !== "parent");
  for (const { key, kind } of open(await stateOf(game))) {
    if (kind !== "tick" && kind !== "result") continue;
    const value = kind === "result" ? { value: "0" } : {};
    await pipeline("POST", `releases/${release}/items/${key}/reports`, { outcome: "pass", evidence: RUN, ...value });
  }
  for (const { key, version, computedFrom } of open(await stateOf(game))) {
    if (computedFrom === "decision" || computedFrom === "sign-off") continue;
    await person("PUT", `releases/${release}/items/${key}/status`, { ...answerOf(computedFrom), expectedVersion: version });
  }
}

/** What follows from a message or a briefing is not ticked. */
const answerOf = (computedFrom) =>
  ["message", "briefing"].includes(computedFrom)
    ? { status: "not-applicable", reason: "A rehearsal: nobody is told." }
    : { status: "done" };

async function record({ pipeline, release }, phase) {
  for (const [metric, unit, sides] of READINGS) {
    for (const [side, value] of Object.entries(sides)) {
      await pipeline("POST", `releases/${release}/readings`, { phase, metric, side, value, unit });
    }
  }
}

const readGate = ({ person, release }, phase) => person("GET", `releases/${release}/phases/${phase}/gate`);

/** A gate once the time has passed that it watches; where nobody waits, with the reason that signing early takes. */
async function dueGate(game, phase, dueAt) {
  if (!game.waitUntil) return { ...(await readGate(game, phase)), early: EARLY };
  await game.waitUntil(dueAt ?? (await readGate(game, phase)).stage.watchedEnoughAt);
  return readGate(game, phase);
}

const afterPromotion = ({ promotedAt }, minutes) => new Date(Date.parse(promotedAt) + minutes * MINUTE_MS).toISOString();

async function giveTheGo(game) {
  const { person, release, initials } = game;
  await mayDeploy(game, "go", "wait");
  await workThrough(game, "setup");
  await mayDeploy(game, "go", "wait");
  const { digest } = await readGate(game, "setup");
  await person("POST", `releases/${release}/phases/setup/sign-offs`, { role: "deployer", digest, initials, acceptOpen: true });
  await mayDeploy(game, "go", "go");
  await mayDeploy(game, "stage-10", "wait");
  await person("POST", `releases/${release}/deployment`);
  game.say("started");
}

async function passStage(game, phase) {
  const { person, release, initials } = game;
  await workThrough(game, phase);
  await record(game, phase);
  await mayDeploy(game, phase, "wait");
  const { digest, stage, early } = await dueGate(game, phase);
  assert.equal(stage.verdict.zone, "proceed");
  const body = { choice: "proceed", digest, initials, acceptOpen: true, ...(early ? { reason: early } : {}) };
  const { events } = await person("POST", `releases/${release}/phases/${phase}/decision`, body);
  game.promotedAt = events.at(-1).occurredAt;
  await mayDeploy(game, phase, "go");
}

/** All of the traffic: nothing is left to decide, so the deployer closes it. */
async function closeLast(game, phase) {
  const { person, release } = game;
  await workThrough(game, phase);
  await mayDeploy(game, phase, "wait");
  const { early } = await dueGate(game, phase, afterPromotion(game, LADDER.at(-1).minutes));
  await person("POST", `releases/${release}/phases/${phase}/closing`, early ? { reason: early } : {});
  await mayDeploy(game, phase, "go");
}

async function complete(game) {
  const { person, release, initials } = game;
  await workThrough(game, "t-plus-2h");
  await mayDeploy(game, "t-plus-2h", "wait");
  const { digest, early } = await dueGate(game, "t-plus-2h", afterPromotion(game, COMPLETION_MINUTES));
  const comment = early ? { comment: early } : {};
  const signature = { role: "deployer", digest, initials, acceptOpen: true, ...comment };
  await person("POST", `releases/${release}/phases/t-plus-2h/sign-offs`, signature);
  await mayDeploy(game, "t-plus-2h", "go");
  for (const { id, settled } of (await stateOf(game)).obligations) {
    if (!settled) await person("POST", `releases/${release}/obligations/${id}/settlement`, { note: "Done." });
  }
  assert.equal((await stateOf(game)).status, "completed");
  game.say("completed");
}
