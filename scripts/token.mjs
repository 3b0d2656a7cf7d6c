/**
 * `npm run token -- name@example.com --team slug --scopes read,tick [--name Pipeline] [--days 30]`: makes an API token of a team
 * that belongs to one of its members, and prints it. It is shown this once.
 */
import "./lib/ts-alias.mjs";
import { runCommand } from "./lib/command.mjs";
import { chosenDataDir, loadSecrets } from "./lib/data-dir.mjs";
import { withDatabase } from "./lib/database.mjs";
import { PlainError } from "./lib/say.mjs";

const usage = "npm run token -- name@example.com --team slug [--scopes read,tick,readings,flag,notes] [--name Pipeline] [--days 30]";

async function make({ web }, email, team, wanted) {
  process.env.DATABASE_URL = web;
  process.env.NEXTAUTH_SECRET ??= loadSecrets(chosenDataDir()).env.NEXTAUTH_SECRET;
  const { issueToken } = await import("@/lib/server/access/tokens");
  const { newTokenBody } = await import("@/lib/contracts/token");
  const { db, pool } = await import("@/lib/server/platform/db");
  const body = newTokenBody.omit({ owner: true }).safeParse(wanted);
  if (!body.success) throw new PlainError(`${body.error.issues.map((one) => `${one.path[0]}: ${one.message}`).join("\n")}\n${usage}`);
  try {
    return await issueToken(team, email, body.data);
  } catch (error) {
    throw ["not-found", "invalid"].includes(error?.code) ? new PlainError(error.message) : error;
  } finally {
    await db().$disconnect();
    await pool().end();
  }
}

await runCommand({
  usage,
  options: { team: { type: "string" }, scopes: { type: "string" }, name: { type: "string" }, days: { type: "string" } },
  async work({ values: { team, scopes = "read", name = "Command line", days = "30" }, positionals: [email, ...more] }) {
    if (!email || !team || more.length > 0) throw new PlainError(`Name the owner by their email address, and the team: ${usage}`);
    const wanted = { name, scopes: scopes.split(","), days: Number(days) };
    const { token, expiresAt } = await withDatabase("token", (urls) => make(urls, email, team, wanted));
    console.log(`Works until ${expiresAt}, or until it is revoked. It is not shown again:\n${token}`);
  },
});
