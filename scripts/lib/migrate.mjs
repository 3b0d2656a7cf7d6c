/**
 * Applies prisma/migrations in order and notes them in Prisma's own table, so `prisma migrate deploy` goes on where this
 * stopped and the other way round. Written out with `pg` rather than left to Prisma's engine: its binary cannot be had
 * without network, and its WebAssembly build takes no lock, runs a migration outside a transaction and starts slowly.
 * Its types for TypeScript are in migrate.d.mts.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { projectDir } from "./data-dir.mjs";
import { PlainError } from "./say.mjs";

/** The advisory lock that Prisma's migrate takes. */
const prismaLock = 72707369;
const oldestVersion = 15;

const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

const migrationsDir = path.join(projectDir, "prisma/migrations");

/** The migrations of a folder by name, each with Prisma's checksum. */
export function readMigrations(dir = migrationsDir) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(dir, entry.name, "migration.sql")))
    .map(({ name }) => ({ name, sql: readFileSync(path.join(dir, name, "migration.sql"), "utf8") }))
    .map(({ name, sql }) => ({ name, sql, checksum: createHash("sha256").update(sql).digest("hex") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readHistory(client) {
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS is_there");
  if (!rows[0].is_there) return [];
  const history = await client.query(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name",
  );
  return history.rows;
}

/** The migrations still to apply. Throws a PlainError where history and folder do not belong together. */
function pendingOf(migrations, history) {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at } of history) {
    if (!finished_at)
      throw new PlainError(
        `Migration ${name} was begun by another tool and did not finish.\nRepair the database, then run: npx prisma migrate resolve --rolled-back ${name}`,
      );
    const migration = known.get(name);
    if (!migration)
      throw new PlainError(
        `The database was migrated by a newer version of T-Minus: this one does not know ${name}.\nStart that version, or restore a backup made before.`,
      );
    if (migration.checksum !== checksum)
      throw new PlainError(
        `Migration ${name} was edited after it had been applied. Put its file back as it was and write a new migration.`,
      );
  }
  const applied = new Set(history.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !applied.has(name));
}

function lineAt(sql, position) {
  return sql.slice(0, Number(position)).split("\n").length;
}

/** One migration and its note in one transaction: it is applied whole, or the database is as before. */
async function apply(client, { name, sql, checksum }) {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, clock_timestamp(), $3, 1)",
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    const place = error.position ? ` (line ${lineAt(sql, error.position)})` : "";
    const detail = [error.detail, error.hint, error.where].filter(Boolean).join("\n");
    throw new PlainError(
      `Migration ${name} failed${place}: ${error.message}\n${detail}\nNothing of it was kept; the database is as it was before.`.replace(
        /\n\n/g,
        "\n",
      ),
    );
  }
}

/** What is wrong with the version of a server, in words; `undefined` of one that will do. */
export function versionProblem({ number, text }) {
  if (number >= oldestVersion * 10_000) return undefined;
  return `The database runs Postgres ${text}, which is too old: T-Minus needs ${oldestVersion} or later.`;
}

/** Opens a connection. Throws a PlainError that says why there is none, or that the server is too old. */
export async function connect(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: "tminus-migrate" });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text",
    );
    const problem = versionProblem(rows[0]);
    if (problem) throw new PlainError(problem);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error instanceof PlainError ? error : new PlainError(connectionWords(url, error));
  }
}

function connectionWords(url, error) {
  const where = hostOf(url);
  const reason = error.errors?.[0]?.message ?? error.message;
  const advice = {
    "28P01": "The password is wrong.",
    28000: "The server does not let this user in.",
    "3D000": "This database does not exist: create it first, empty.",
    53300: "The server has no connection left.",
  }[error.code];
  return `The database at ${where} cannot be reached: ${reason}\n${advice ?? "Check that the server runs, and that DATABASE_URL names its host, port and database."}`;
}

function rightsWords(url) {
  return (
    `There are migrations to apply, and ${new URL(url).username} may not create tables at ${hostOf(url)}.\n` +
    "Set DATABASE_MIGRATE_URL to the address for the role that owns the database, or run `npm run db:migrate` with it first."
  );
}

/** Host, port and database of an address, never its password. */
function hostOf(url) {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return "the given address (DATABASE_URL is not a URL)";
  }
}

/**
 * Brings the database at `url` to the newest migration of `dir`. Safe to run by several processes at once: one applies,
 * the others wait and find nothing to do. With `upTo` the later ones are left. Throws a PlainError on an edited, failed or
 * unknown migration.
 * @param {{ url: string, dir?: string, upTo?: string }} options
 * @returns {Promise<{ applied: string[] }>}
 */
export async function migrate({ url, dir = migrationsDir, upTo }) {
  const migrations = readMigrations(dir).filter(({ name }) => upTo === undefined || name <= upTo);
  const client = await connect(url);
  try {
    if (pendingOf(migrations, await readHistory(client)).length === 0) return { applied: [] };
    await client.query("SELECT pg_advisory_lock($1)", [prismaLock]);
    await client.query(historyTable).catch((error) => {
      throw error.code === "42501" ? new PlainError(rightsWords(url)) : error;
    });
    const pending = pendingOf(migrations, await readHistory(client));
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map(({ name }) => name) };
  } finally {
    // Ending the session frees the lock too.
    await client.end().catch(() => {});
  }
}
