/**
 * `npm run audit:verify`: re-computes every chain of the log and compares it with the tables. Prints what it looked at and
 * each problem with its place; exit code 1 where there is one. May run while people work.
 */
import "./lib/ts-alias.mjs";
import { readFileSync } from "node:fs";
import { runCommand } from "./lib/command.mjs";
import { withDatabase } from "./lib/database.mjs";
import { readInstallation } from "./lib/installation.mjs";
import { PlainError } from "./lib/say.mjs";

/** Checkpoints are printed into the server's log among other lines. */
function readCheckpoints(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new PlainError(`${file} cannot be read: ${error.message}`);
  }
  return text.split("\n").flatMap((line) => {
    const start = line.indexOf("{");
    if (start < 0 || !line.includes('"tminus-checkpoint/1"')) return [];
    try {
      const { checkpoint } = JSON.parse(line.slice(start));
      return checkpoint ? [checkpoint] : [];
    } catch {
      return [];
    }
  });
}

async function verify({ web, owner }, { checkpoints: files = [], "public-key": publicKey }) {
  const { mode = process.env.TMINUS_MODE ?? "real" } = await readInstallation(owner);
  process.env.DATABASE_URL = web;
  process.env.NEXTAUTH_SECRET ??= "not-needed-for-reading-the-log-at-all";
  const { verifyAudit } = await import("@/lib/server/audit/verify");
  const { checkpointSchema, isSignedBy } = await import("@/lib/server/audit/checkpoint");
  const { pool } = await import("@/lib/server/platform/db");
  const checkpoints = files.flatMap(readCheckpoints).map((one) => checkpointSchema.parse(one));
  const forged = publicKey ? checkpoints.filter((one) => !isSignedBy(one, publicKey)) : [];
  if (forged.length > 0) throw new PlainError(`${forged.length} of the checkpoints do not bear a signature of that key.`);
  try {
    return { report: await verifyAudit({ checksClock: mode === "real", checkpoints }), checkpoints: checkpoints.length, mode };
  } finally {
    await pool().end();
  }
}

function print({ report, checkpoints, mode }) {
  const { streams, events, problems } = report;
  const beside = checkpoints > 0 ? `, ${checkpoints} checkpoints` : "";
  console.log(`${streams} streams, ${events} events${beside}, ${problems.length} problems`);
  for (const { stream, seq, fault, message } of problems) {
    console.log(`  ${stream}${seq === null ? "" : ` #${seq}`}  ${fault}: ${message}`);
  }
  if (mode !== "real") console.log(`The clocks were not compared: this is a ${mode} installation, whose command clock may be moved.`);
  if (problems.length > 0) process.exitCode = 1;
}

await runCommand({
  usage: "npm run audit:verify [-- --checkpoints server.log] [--public-key KEY]",
  options: { checkpoints: { type: "string", multiple: true }, "public-key": { type: "string" } },
  work: async ({ values }) => print(await withDatabase("audit:verify", (urls) => verify(urls, values))),
});
