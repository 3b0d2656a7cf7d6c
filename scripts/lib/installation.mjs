/** What is noted in the database of an installation: whether it is a demo, and how far its seed got. */
import { withClient } from "./pg-roles.mjs";

/** @returns {Promise<{ mode?: "demo" | "real", seed?: "begun" | "done" }>} empty before the first start */
export function readInstallation(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query("SELECT key, value FROM installation WHERE key IN ('mode', 'seed')");
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  });
}

/** Notes the given facts beside those already known. */
export function writeInstallation(url, facts) {
  return withClient(url, async (client) => {
    const sql = "INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value";
    for (const [key, value] of Object.entries(facts)) await client.query(sql, [key, value]);
  });
}

/** The demo's sign-ins as its seed noted them; none where there is no demo. @returns {Promise<readonly { role: string, name: string, email: string, password: string }[]>} */
export function readSignIns(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query("SELECT value FROM installation WHERE key = 'demo-sign-ins'");
    return rows.length === 0 ? [] : JSON.parse(rows[0].value);
  });
}
