/**
 * The first worked example of the reference: checkout-service v2.3.0, a rolling update, from its notice to its report. Figures are its
 * own, read when it reads them; so the completion notice says what was measured by then, and not the figures of the next day.
 */
import assert from "node:assert/strict";
import { Refused } from "./callers.mjs";
import { ask, close, moveTo, plan, read, sign, start, stateOf, workThrough } from "./player.mjs";
import { tell } from "./telling.mjs";

const HOUR = 60;
const DAY = 24 * HOUR;

const RELEASE = {
  fromVersion: "v2.2.5",
  toVersion: "v2.3.0",
  strategy: "rolling",
  criticality: "standard",
  impact: "None expected: backward compatible, no interruption.",
  changes: [
    { kind: "feature", text: "Discount codes at checkout" },
    { kind: "feature", text: "Failed payments are tried again and explained" },
    { kind: "performance", text: "Checkout answers faster" },
    { kind: "fix", text: "Two buyers can no longer take the last piece at the same time" },
    { kind: "fix", text: "Tax of international orders" },
  ],
  risks: [{ risk: "Adding the column to orders blocks writes", mitigation: "The column is nullable; the rehearsal took under 2 minutes." }],
  rollbackPlan: "Undo the rollout, or let Argo CD return to v2.2.5. The new column may stay.",
  rollbackMethod: "Undo the rollout",
  links: [{ label: "Dashboard", url: "https://grafana.example.com/d/checkout-service" }],
};

/** Alice is deployer and first on call, Bob approves and is second. */
const ROSTER = {
  deployer: "deployer",
  approver: "approver",
  commander: "commander",
  "communications-lead": "communications",
  "support-lead": "support",
  "primary-on-call": "deployer",
  "secondary-on-call": "approver",
};

const BRIEFING = {
  headline: "Customers can use discount codes at checkout",
  features: [{ name: "Discount codes", text: "A field at checkout: the total changes before payment." }],
  behaviour: [{ name: "International tax", text: "Now right, so a total can differ from an earlier order." }],
  issues: [{ name: "One code per order", text: "Codes cannot be combined. Ask which one to keep." }],
  faq: [{ name: "A customer says the code does not work.", text: "Check the spelling. Still failing: step 1." }],
  escalation: [{ name: "Support lead", text: "Questions and single orders." }],
};

/** Plays it; `play.rows` gets a row for each message. */
export async function playCheckout(play) {
  await plan(play, { service: "checkout-service", createdAt: -75 * HOUR, body: { ...RELEASE, ...windowOf(play, 15) }, roster: ROSTER });
  await brief(play);
  await giveTheGo(play);
  await deploy(play);
  await validate(play);
  await complete(play);
}

const windowOf = ({ t0 }, minutes) => ({ windowEnd: new Date(t0 + minutes * 60_000).toISOString() });

const statusOf = async (play, key) => (await stateOf(play)).items.find((item) => item.key === key).status;

/** Support and on-call read it; the item follows with the last of them. */
async function brief(play) {
  await moveTo(play, -72 * HOUR);
  const readers = ["support", "agent", "primary"];
  const asked = readers.map((who) => play.as[who].id);
  await ask(play, "support", "POST", "briefing/versions", { expectedVersion: 0, content: BRIEFING, isMaterial: true, asked });
  for (const who of readers) {
    assert.equal(await statusOf(play, "responders-briefed"), "todo");
    await ask(play, who, "POST", "briefing/confirmations", { version: 1 });
  }
  assert.equal(await statusOf(play, "responders-briefed"), "done");
}

async function giveTheGo(play) {
  await moveTo(play, -49 * HOUR);
  await workThrough(play, "t-minus-48h");
  await noTick(play, "stakeholders-told");
  await tell(play, { kind: "pre-notice", due: -48 * HOUR, byClock: true });
  assert.equal(await statusOf(play, "stakeholders-told"), "done");
  await close(play, "t-minus-48h");
  await moveTo(play, -2 * HOUR);
  await workThrough(play, "t-minus-2h");
  await moveTo(play, -10);
  const values = { "error-rate": 0.3, p95: 180, "Requests per second": [1_200, "count"] };
  await read(play, { phase: "t-minus-2h", side: "baseline", values });
  await sign(play, "t-minus-2h", ["deployer", "approver"]);
}

/** What follows from a message is not ticked, and says where it is answered. */
async function noTick(play, key) {
  const { version } = (await stateOf(play)).items.find((item) => item.key === key);
  const tick = ask(play, "deployer", "PUT", `items/${key}/status`, { status: "done", expectedVersion: version });
  await assert.rejects(tick, (error) => error instanceof Refused && /Send it from Communications/.test(error.message));
}

/** Rolled out within 12 minutes, the migration first. */
async function deploy(play) {
  await start(play);
  await tell(play, { kind: "start", due: 0 });
  await moveTo(play, 10);
  await workThrough(play, "t-zero");
  await moveTo(play, 12);
  await sign(play, "t-zero", ["deployer", "approver"]);
  const decision = "Proceed: all pods run the new version, validation begins.";
  await tell(play, { kind: "status-update", due: 12, texts: () => ({ decision }) });
}

/** Five minutes after the rollout. */
async function validate(play) {
  await moveTo(play, 17);
  const values = { "error-rate": 0.28, p95: 145, "Requests per second": [1_185, "count"], "Payments that succeeded": [98.7, "%"] };
  await read(play, { phase: "t-plus-15m", side: "stable", values });
  await workThrough(play, "t-plus-15m", { "error-rate-low": "0.28", "response-time-in-band": "-19.4" });
  await moveTo(play, 18);
  await close(play, "t-plus-15m");
  await tell(play, {
    kind: "completion",
    due: 18,
    texts: (quote) => ({
      health: [
        `Error rate ${quote("Error rate", "stable")}, before ${quote("Error rate", "baseline")}`,
        `p95 latency ${quote("p95 latency", "stable")}, before ${quote("p95 latency", "baseline")}`,
        `Payments that succeeded ${quote("Payments that succeeded", "stable")}`,
        "All 12 smoke tests passed; all 10 pods are healthy.",
      ].join("\n"),
      nextSteps: "Watched for another 24 hours. The announcement to customers follows tomorrow.",
    }),
    // As the example words it, with figures of the next day.
    refused: [
      ["health", "Error rates within baseline (0.24% vs 0.3% baseline)"],
      ["confirmation", "Performance improved (p95 latency: 147ms vs 180ms baseline)"],
    ],
  });
}

async function complete(play) {
  await moveTo(play, 2 * HOUR);
  const after2h = { "error-rate": 0.25, p95: 148, memory: 1_200, "Requests per second": [1_210, "count"], "Support tickets": [3, "count"] };
  await read(play, { phase: "t-plus-2h", side: "stable", values: after2h });
  await workThrough(play, "t-plus-2h", { "error-rate-not-up": "0.25", "response-time-steady": "-17.8" });
  await close(play, "t-plus-2h");
  await tell(play, { kind: "customer-announcement", due: DAY, byClock: true });
  await read(play, { phase: "t-plus-24h", side: "stable", values: { "error-rate": 0.24, p95: 147 } });
  await tell(play, {
    kind: "report-24h",
    due: DAY,
    texts: () => ({ nextSteps: "None; the code freeze is lifted with the completion." }),
    refused: [["health", "Deployment success: 100%"]],
  });
  await moveTo(play, DAY + 5);
  await workThrough(play, "t-plus-24h");
  await sign(play, "t-plus-24h", ["deployer", "approver"]);
  assert.equal((await stateOf(play)).status, "completed");
}
