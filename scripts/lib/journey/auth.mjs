/**
 * The second worked example of the reference: auth-service v3.1.0, a canary that is promoted after 32 minutes; and what it says of an
 * analysis that fails at 50 %: rolled back there, with the messages of an incident.
 */
import assert from "node:assert/strict";
import { ask, close, moveTo, plan, proceed, read, sign, start, stateOf, workThrough } from "./player.mjs";
import { tell } from "./telling.mjs";

const HOUR = 60;
const DAY = 24 * HOUR;

const RELEASE = {
  fromVersion: "v3.0.0",
  toVersion: "v3.1.0",
  strategy: "canary",
  criticality: "critical",
  impact: "Everybody signs in through this service. Sign-in answers faster; nobody is signed out.",
  changes: [{ kind: "performance", text: "Sessions are read from the cache first" }],
  risks: [{ risk: "A cold cache slows sign-in", mitigation: "Traffic grows in steps, and each is analysed." }],
  rollbackPlan: "Abort the canary: all traffic returns to v3.0.0.",
  rollbackMethod: "Abort the canary and return to stable",
  links: [{ label: "Dashboard", url: "https://grafana.example.com/d/auth-service" }],
  gates: [
    { metric: "success-rate", unit: "%", better: "higher", limit: 99 },
    { metric: "p95", unit: "ms", better: "lower", limit: 250 },
  ],
};

const ROSTER = {
  deployer: "deployer",
  approver: "approver",
  commander: "commander",
  "communications-lead": "communications",
  "support-lead": "support",
  "primary-on-call": "primary",
};

/** From when a stage is analysed, when it is decided, and what its five runs read. */
const STAGES = [
  { percent: 10, runs: [1, 2, 3, 4, 5], until: 6, success: [99.71, 99.74, 99.69, 99.72, 99.7], p95: [180, 175, 182, 178, 181] },
  { percent: 25, runs: [8, 9, 10, 11, 12], until: 13, success: [99.68, 99.72, 99.7, 99.69, 99.71], p95: [177, 183, 179, 181, 175] },
  { percent: 50, runs: [15, 17, 19, 21, 23], until: 24, success: [99.71, 99.73, 99.69, 99.72, 99.7], p95: [179, 176, 182, 178, 180] },
  { percent: 75, runs: [25, 26, 27, 28, 29], until: 32, success: [99.7, 99.71, 99.7, 99.72, 99.71], p95: [180, 179, 178, 180, 179] },
];
const PROMOTED = 32;

const proceeding = (percent) => (quote) => ({
  health: `The analysis passed at ${percent}% of traffic: success rate ${quote("Success rate", "canary")}, p95 latency ${quote("p95 latency", "canary")}`,
  decision: "Proceed.",
});

/** The canary as it went. */
export async function playAuth(play) {
  await begin(play);
  for (const stage of STAGES.slice(0, 3)) await passStage(play, stage);
  await tell(play, { kind: "status-update", due: 30, byClock: true, texts: () => ({ decision: "Watching on." }) });
  await passStage(play, STAGES[3]);
  await watchAll(play);
  await complete(play);
}

/** The canary as it would have gone, had the analysis failed at 50 %. */
export async function playAuthRolledBack(play) {
  await begin(play);
  for (const stage of STAGES.slice(0, 2)) await passStage(play, stage);
  await failAt50(play);
  await endIncident(play);
}

async function begin(play) {
  const times = { windowEnd: new Date(play.t0 + 3 * HOUR * 60_000).toISOString() };
  await plan(play, { service: "auth-service", createdAt: -75 * HOUR, body: { ...RELEASE, ...times }, roster: ROSTER });
  await tell(play, { kind: "pre-notice", due: -48 * HOUR, byClock: true });
  await moveTo(play, -2 * HOUR);
  await workThrough(play, "setup");
  const load = { "Requests per second": [5_000, "count"] };
  const values = { "success-rate": 99.7, "error-rate": 0.3, p95: 220, p99: 450, cpu: 40, ...load };
  await read(play, { phase: "setup", side: "baseline", values });
  await sign(play, "setup", ["deployer", "approver"]);
  await start(play);
  await tell(play, { kind: "start", due: 0 });
}

/** The runs of the analysis on the canary, and stable beside the last. One request in 10,000 is neither a success nor an error. */
async function analyse(play, { percent, runs, success, p95 }) {
  const phase = `stage-${percent}`;
  for (const [index, at] of runs.entries()) {
    const errors = Number((99.99 - success[index]).toFixed(2));
    await read(play, { phase, side: "canary", values: { "success-rate": success[index], "error-rate": errors, p95: p95[index] }, at });
  }
  const at = runs.at(-1);
  await read(play, { phase, side: "canary", values: { p99: 380 }, at });
  await read(play, { phase, side: "stable", values: { "success-rate": 99.7, "error-rate": 0.3, p95: 220, p99: 450 }, at });
}

async function passStage(play, stage) {
  const { percent, until } = stage;
  await moveTo(play, until);
  await analyse(play, stage);
  await workThrough(play, `stage-${percent}`);
  await proceed(play, `stage-${percent}`);
  await tell(play, { kind: "status-update", due: until, texts: proceeding(percent) });
}

/** Half an hour at all of the traffic, with an update each quarter of an hour. */
async function watchAll(play) {
  for (const due of [45, 60]) {
    await tell(play, { kind: "status-update", due, byClock: true, texts: () => ({ decision: "Keep all traffic on v3.1.0." }) });
  }
  // Promoted some seconds after the minute, so that half an hour is over in the one after.
  const end = PROMOTED + 31;
  await moveTo(play, end);
  await workThrough(play, "stage-100");
  await close(play, "stage-100");
  await tell(play, {
    kind: "completion",
    due: end,
    texts: (quote) => ({
      health: `p95 latency ${quote("p95 latency", "canary")} at the last analysis, before ${quote("p95 latency", "baseline")}`,
      nextSteps: "Watched for two hours more, and for a day.",
    }),
    // As the report of the example says it, which was made later.
    refused: [["confirmation", "18.6% latency reduction"]],
  });
}

async function complete(play) {
  await moveTo(play, PROMOTED + 2 * HOUR + 1);
  const values = {
    "success-rate": 99.71,
    "error-rate": 0.29,
    p95: 179,
    p99: 380,
    cpu: 33,
    memory: 475,
    "Requests per second": [5_100, "count"],
  };
  await read(play, { phase: "t-plus-2h", side: "canary", values });
  await workThrough(play, "t-plus-2h");
  await sign(play, "t-plus-2h", ["deployer", "approver"]);
  assert.equal((await stateOf(play)).status, "deployed");
  await tell(play, {
    kind: "report-24h",
    due: DAY,
    byClock: true,
    texts: (quote) => ({
      health: ["Success rate", "p95 latency", "p99 latency", "Error rate"]
        .map((name) => `${name} ${quote(name, "canary")}, before ${quote(name, "baseline")}`)
        .join("\n"),
      nextSteps: "None.",
    }),
  });
  await settleRest(play);
  assert.equal((await stateOf(play)).status, "completed");
}

/** What is still owed when the report has settled its own part. */
async function settleRest(play) {
  for (const { id, settled } of (await stateOf(play)).obligations) {
    if (!settled) await ask(play, "deployer", "POST", `obligations/${id}/settlement`, { note: "Done, as the example says." });
  }
}

/** Three runs over the limit at half of the traffic; the deployer decides to roll back. */
async function failAt50(play) {
  await moveTo(play, 20);
  await analyse(play, { percent: 50, runs: [15, 17, 19], success: [99.7, 99.71, 99.7], p95: [268, 272, 265] });
  const reason = "p95 response time over its limit in three runs";
  await ask(play, "deployer", "POST", "phases/stage-50/decision", { choice: "roll-back", reason });
  await tell(play, {
    kind: "rollback-notice",
    due: 20,
    texts: (quote) => ({ issue: `${reason}, the last at ${quote("p95 latency", "canary")}`, eta: "Within half an hour." }),
    refused: [["issue", "Latency: 268ms, 272ms, 265ms"]],
  });
  await tell(play, {
    kind: "incident-update",
    due: 35,
    byClock: true,
    texts: () => ({ eta: "A few minutes: stable serves everybody again." }),
  });
}

async function endIncident(play) {
  await moveTo(play, 40);
  await workThrough(play, "rollback");
  const { requirements } = (await stateOf(play)).phases.find(({ key }) => key === "rollback");
  await sign(
    play,
    "rollback",
    requirements.map(({ role }) => role),
  );
  const next = "The cause is sought; a new version goes out after that.";
  await tell(play, { kind: "resolution", due: 40, texts: () => ({ nextSteps: next }) });
  await tell(play, {
    kind: "post-incident-report",
    due: 20 + 2 * DAY,
    byClock: true,
    texts: () => ({ cause: "A query that the cache no longer covered.", nextSteps: next }),
  });
}
