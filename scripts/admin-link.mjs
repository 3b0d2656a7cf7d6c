/**
 * `npm run admin:link -- name@example.com [--team slug]`: a way back in for somebody whom no admin can help. Prints a one-time
 * link to set a new password; with --team the person becomes an admin of that team as well. The teams' logs say that it happened.
 */
import { importApplication } from "./lib/application.mjs";
import { runCommand } from "./lib/command.mjs";
import { withDatabase } from "./lib/database.mjs";
import { readSettings } from "./lib/launch-settings.mjs";
import { PlainError } from "./lib/say.mjs";

async function open(urls, email, team) {
  // The link has to lead where `npm start` serves, which goes by PORT where no public address is set.
  process.env.TMINUS_URL = readSettings().url;
  const { openWayBack } = await importApplication({ urls, module: "@/lib/server/access/way-back" });
  const { db, pool } = await import("@/lib/server/platform/db");
  try {
    return await openWayBack(email, team ?? null);
  } catch (error) {
    throw error?.code === "not-found" ? new PlainError(error.message) : error;
  } finally {
    await db().$disconnect();
    await pool().end();
  }
}

await runCommand({
  usage: "npm run admin:link -- name@example.com [--team slug]",
  options: { team: { type: "string" } },
  async work({ values, positionals: [email, ...more] }) {
    if (!email || more.length > 0) throw new PlainError("Name one person by their email address: npm run admin:link -- name@example.com");
    const { url, name, expiresAt, madeAdmin } = await withDatabase("admin:link", (urls) => open(urls, email, values.team));
    if (madeAdmin) console.log(`${name} is an admin of ${madeAdmin} now.`);
    console.log(`With this link ${name} sets a new password, once, until ${expiresAt}:\n${url}`);
  },
});
