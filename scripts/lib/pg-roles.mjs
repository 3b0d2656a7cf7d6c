/**
 * Who may do what in the embedded database. The owner migrates; the web server signs in as a role that owns nothing and
 * has only what the migrations grant to `tminus_app`.
 */
import pg from "pg";

export const databaseName = "tminus";

/** Address of the embedded database for one of its roles. */
export function urlFor({ port, role, password, database = databaseName }) {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/** Runs `work` on a connection of its own, which is closed whatever happens. Gives up connecting after 5 s. */
export async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  // An unheard error of a cut connection would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

const roles = (passwords) => [
  // Migrations create roles where they are missing, and tests copy databases.
  { name: "tminus_owner", options: `LOGIN CREATEROLE CREATEDB PASSWORD '${passwords.owner}'` },
  { name: "tminus_app", options: "NOLOGIN" },
  { name: "tminus_web", options: `LOGIN PASSWORD '${passwords.web}'` },
];

/** Makes what is missing: the roles, their passwords and memberships, and the database itself. Safe to repeat. */
export async function ensureRoles({ port, passwords }) {
  const address = { port, role: "postgres", password: passwords.superuser };
  await withClient(urlFor({ ...address, database: "postgres" }), async (client) => {
    const present = new Set((await client.query("SELECT rolname FROM pg_roles")).rows.map((row) => row.rolname));
    for (const { name, options } of roles(passwords))
      await client.query(`${present.has(name) ? "ALTER" : "CREATE"} ROLE ${name} ${options}`);
    await client.query("GRANT tminus_app TO tminus_owner WITH ADMIN OPTION");
    await client.query("GRANT tminus_app TO tminus_web");
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} OWNER tminus_owner TEMPLATE template0`);
  });
}
