import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { type Peers, startPeers } from "@/scripts/lib/journey/peers.mjs";
import { replayExamples, tablesOf } from "@/scripts/lib/journey/replay.mjs";
import { test as base } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";

/** The server sends to receivers that are there before it. */
const test = base.extend<object, { peers: Peers }>({
  peers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
    async ({}, use) => {
      const peers = await startPeers();
      await use(peers);
      await peers.stop();
    },
    { scope: "worker" },
  ],
  serverOptions: [async ({ peers }, use) => use({ env: peers.env }), { scope: "worker" }],
});

test("both worked examples are told as the reference tells them: each message due, drafted, sent once, every figure recorded", async ({
  scenario,
  clock,
  server,
  peers,
}) => {
  test.setTimeout(420_000);
  const { people, team } = await scenario("team");
  const { alice: deployer, bob: approver, ...others } = people;
  const examples = await replayExamples({
    url: server.url,
    people: { ...others, deployer, approver },
    team: team.slug,
    peers,
    waitUntil: (instant) => clock.moveTo(instant),
  });
  const told = examples.map(({ rows }) => rows.map(({ kind, due }) => `${kind} ${due}`));
  const updates = (...minutes: number[]) => minutes.map((due) => `status-update ${due}`);
  expect(told).toEqual([
    ["pre-notice -2880", "start 0", ...updates(12), "completion 18", "customer-announcement 1440", "report-24h 1440"],
    ["pre-notice -2880", "start 0", ...updates(6, 13, 24, 30, 32, 45, 60), "completion 63", "report-24h 1440"],
    [
      "pre-notice -2880",
      "start 0",
      ...updates(6, 13),
      ...["rollback-notice 20", "incident-update 35", "resolution 40", "post-incident-report 2900"],
    ],
  ]);
  const tables = tablesOf(examples);
  await test.info().attach("messages.md", { body: tables, contentType: "text/markdown" });
  expect(readFileSync("docs/communications.md", "utf8")).toContain(tables);
  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});
