/**
 * `npm run example:messages`: replays both worked examples of the reference on a server of its own in a temporary folder, with a mail
 * server and receivers for Slack, Teams and a webhook on this machine, and prints what was told: when each message was due, what its
 * draft held, and who got it. Three weeks pass in some minutes, since the server is in test mode and its clock is moved.
 */
import path from "node:path";
import { projectDir } from "./lib/data-dir.mjs";
import { startPeers } from "./lib/journey/peers.mjs";
import { replayExamples, tablesOf } from "./lib/journey/replay.mjs";
import { runTypeScript } from "./lib/seed.mjs";
import { startTestServer } from "./lib/test-server.mjs";

const say = (line) => console.error(line);

async function makeTeam({ env }) {
  const { code, said } = await runTypeScript(path.join(projectDir, "scripts/seed-scenario.mjs"), ["team"], env);
  if (code !== 0) throw new Error(`The team could not be made:\n${said}`);
  return JSON.parse(said.split("\n").find((line) => line.startsWith("{")));
}

/** Moves the clock of the server; only one in test mode has it moved. */
const clockOf = (url) => async (instant) => {
  const body = JSON.stringify({ offsetMs: Date.parse(instant) - Date.now() });
  const answer = await fetch(`${url}/api/test/clock`, { method: "PUT", headers: { "content-type": "application/json" }, body });
  if (!answer.ok) throw new Error(`The clock did not move: ${await answer.text()}`);
};

const peers = await startPeers();
const server = await startTestServer({ env: { TMINUS_PROXIES: "1", ...peers.env } });
try {
  const { team, people } = await makeTeam(server);
  const { alice: deployer, bob: approver, ...others } = people;
  const roles = { ...others, deployer, approver };
  const examples = await replayExamples({ url: server.url, people: roles, team: team.slug, peers, waitUntil: clockOf(server.url), say });
  console.log(tablesOf(examples));
} catch (error) {
  say(error.stack);
  process.exitCode = 1;
} finally {
  await server.stop();
  await peers.stop();
}
