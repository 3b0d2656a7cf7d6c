/** `npm run demo:leave`: turns a demo into a real installation. Its teams, people, releases and passwords are deleted. */
import { rmSync } from "node:fs";
import path from "node:path";
import { runCommand } from "./lib/command.mjs";
import { confirm } from "./lib/confirm.mjs";
import { recreateDatabase, withStoppedInstallation } from "./lib/embedded.mjs";
import { readInstallation, writeInstallation } from "./lib/installation.mjs";
import { migrate } from "./lib/migrate.mjs";
import { withClient } from "./lib/pg-roles.mjs";
import { PlainError } from "./lib/say.mjs";

function countOf(url) {
  const sql =
    'SELECT (SELECT count(*) FROM team) AS teams, (SELECT count(*) FROM "user") AS people, (SELECT count(*) FROM release) AS releases';
  return withClient(url, async (client) => (await client.query(sql)).rows[0]);
}

async function leave({ dataDir, server }, isYes) {
  const url = server.url("tminus_owner");
  await migrate({ url });
  if ((await readInstallation(url)).mode === "real") throw new PlainError("This is a real installation already.");
  const { teams, people, releases } = await countOf(url);
  const question = `The demo is left for good: ${teams} teams, ${people} people and ${releases} releases are deleted, your own among them. (npm run backup keeps a copy.)`;
  await confirm({ question, words: "leave the demo", isYes });
  await recreateDatabase(url);
  await writeInstallation(url, { mode: "real" });
  rmSync(path.join(dataDir, "demo.json"), { force: true });
  console.log(
    "This is a real installation now, and it is empty.\nRun `npm start`: it prints a one-time code with which the first admin signs up.",
  );
}

await runCommand({
  usage: "npm run demo:leave [-- --yes]",
  options: { yes: { type: "boolean" } },
  work: ({ values }) => withStoppedInstallation("demo:leave", (installation) => leave(installation, values.yes)),
});
