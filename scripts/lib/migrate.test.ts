import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digestFile, digestTable, inTransaction, loadTable, writeTable } from "./dump.mjs";
import { migrate, versionProblem } from "./migrate.mjs";
import { withClient } from "./pg-roles.mjs";
import { type EmbeddedPostgres, startPostgres } from "./postgres.mjs";

let workDir: string;
let dataDir: string;
let server: EmbeddedPostgres;
let counter = 0;

beforeAll(async () => {
  workDir = mkdtempSync(path.join(tmpdir(), "tminus-migrate-"));
  dataDir = mkdtempSync(path.join(tmpdir(), "tminus-data-"));
  server = await startPostgres({ dataDir, settings: { fsync: "off" } });
}, 60_000);

afterAll(async () => {
  await server.stop();
  for (const dir of [server.pgDataDir, dataDir, workDir]) rmSync(dir, { recursive: true, force: true });
}, 60_000);

/** An empty database of its own for each test. */
async function emptyDatabase() {
  counter += 1;
  const name = `trial_${counter}`;
  await withClient(server.url("tminus_owner", "postgres"), (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  return server.url("tminus_owner", name);
}

/** A folder of migrations, by name and SQL. */
function folder(migrations: Record<string, string>) {
  const dir = mkdtempSync(path.join(workDir, "migrations-"));
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(path.join(dir, name));
    writeFileSync(path.join(dir, name, "migration.sql"), sql);
  }
  return dir;
}

const one = { "1_one": "CREATE TABLE one (id int);" };
const two = { ...one, "2_two": "CREATE TABLE two (id int);\nINSERT INTO two VALUES (2);" };
const rows = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows);

describe("migrating", () => {
  it("applies what is missing, in order, and notes it as Prisma does", async () => {
    const url = await emptyDatabase();
    expect(await migrate({ url, dir: folder(one) })).toEqual({ applied: ["1_one"] });
    expect(await migrate({ url, dir: folder(two) })).toEqual({ applied: ["2_two"] });
    expect(await migrate({ url, dir: folder(two) })).toEqual({ applied: [] });
    const history = await rows(
      url,
      "SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY 1",
    );
    expect(history).toEqual(
      Object.entries(two).map(([migration_name, sql]) => ({
        migration_name,
        checksum: createHash("sha256").update(sql).digest("hex"),
        applied_steps_count: 1,
        done: true,
      })),
    );
  });

  it("lets one of several processes do it", async () => {
    const url = await emptyDatabase();
    const all = await Promise.all(Array.from({ length: 4 }, () => migrate({ url, dir: folder(two) })));
    expect(all.flatMap(({ applied }) => applied).sort()).toEqual(["1_one", "2_two"]);
    expect(await rows(url, "SELECT id FROM two")).toEqual([{ id: 2 }]);
  });

  it("stops at a given one", async () => {
    const url = await emptyDatabase();
    expect(await migrate({ url, dir: folder(two), upTo: "1_one" })).toEqual({ applied: ["1_one"] });
  });

  it("keeps nothing of one that fails, and names file and line", async () => {
    const url = await emptyDatabase();
    const dir = folder({ ...one, "2_bad": "CREATE TABLE half (id int);\nINSERT INTO nowhere VALUES (1);" });
    await expect(migrate({ url, dir })).rejects.toThrow('Migration 2_bad failed (line 2): relation "nowhere" does not exist');
    expect(await rows(url, "SELECT to_regclass('half') AS half, to_regclass('one')::text AS one")).toEqual([{ half: null, one: "one" }]);
    expect(await migrate({ url, dir: folder(two) })).toEqual({ applied: ["2_two"] });
  });

  it.each<{ name: string; later: Record<string, string>; words: string }>([
    { name: "an edited one", later: { "1_one": "CREATE TABLE one (id bigint);" }, words: "was edited after it had been applied" },
    { name: "one that this version does not know", later: { "0_other": "SELECT 1;" }, words: "migrated by a newer version" },
  ])("refuses $name", async ({ later, words }) => {
    const url = await emptyDatabase();
    await migrate({ url, dir: folder(one) });
    await expect(migrate({ url, dir: folder(later) })).rejects.toThrow(words);
  });

  it("refuses one that another tool left unfinished", async () => {
    const url = await emptyDatabase();
    await migrate({ url, dir: folder(one) });
    await rows(url, "UPDATE _prisma_migrations SET finished_at = NULL");
    await expect(migrate({ url, dir: folder(two) })).rejects.toThrow("did not finish");
  });

  it("says in words that a role may not, that a password is wrong and that nobody answers", async () => {
    const url = await emptyDatabase();
    const { pathname } = new URL(url);
    await expect(migrate({ url: server.url("tminus_web", pathname.slice(1)), dir: folder(one) })).rejects.toThrow(
      "tminus_web may not create tables",
    );
    const wrong = url.replace(/:[^:/@]+@/, ":guess@");
    await expect(migrate({ url: wrong, dir: folder(one) })).rejects.toThrow("The password is wrong");
    await expect(migrate({ url: "postgresql://a:secret@127.0.0.1:1/x", dir: folder(one) })).rejects.toThrow(
      /127\.0\.0\.1:1\/x cannot be reached(?!.*secret)/s,
    );
  });
});

describe("a table as text and back", () => {
  it("is the same to the last bit", async () => {
    const url = await emptyDatabase();
    const file = path.join(workDir, "rows");
    await withClient(url, async (client) => {
      const columns =
        "id int PRIMARY KEY, t text, b bytea, at timestamptz, j jsonb, a text[], f float8, n numeric, u uuid, g int GENERATED ALWAYS AS IDENTITY";
      await client.query(`CREATE TABLE source (${columns}); CREATE TABLE target (${columns})`);
      await client.query(
        `INSERT INTO source SELECT i, E'line\\n"quoted", (brackets) \\\\ ünïcödé \\t' || i, decode('00ff0a5c', 'hex'), '2026-03-29 01:59:59.123456+00', '{"deep": [null, 1.50, "x"]}', ARRAY['a,b', NULL, '', '{}'], 0.1::float8 + 0.2, 1.10, gen_random_uuid() FROM generate_series(1, 1200) i`,
      );
      await client.query(`INSERT INTO source (id, t, j, f, n) VALUES (-1, NULL, 'null', 'NaN', 'Infinity'), (-2, '', NULL, '-0', 0)`);
      const written = await inTransaction(client, { isWriting: false }, () => writeTable(client, "source", file));
      expect(written.rows).toBe(1202);
      expect(await digestFile(file)).toEqual(written);
      // Other settings on the other side change nothing.
      await client.query("SET timezone = 'Asia/Tokyo'; SET datestyle = 'German'; SET extra_float_digits = 0");
      await inTransaction(client, { isWriting: true }, () => loadTable(client, "target", file));
      expect(await inTransaction(client, { isWriting: false }, () => digestTable(client, "target"))).toEqual(written);
      const differing = await client.query(
        "SELECT count(*)::int AS count FROM source FULL JOIN target USING (id) WHERE source::text IS DISTINCT FROM target::text",
      );
      expect(differing.rows).toEqual([{ count: 0 }]);
    });
  });
});

describe("the version of a server", () => {
  it.each([
    { number: 140_023, text: "14.23", problem: "The database runs Postgres 14.23, which is too old: T-Minus needs 15 or later." },
    { number: 90_624, text: "9.6.24", problem: "The database runs Postgres 9.6.24, which is too old: T-Minus needs 15 or later." },
    { number: 150_000, text: "15.0", problem: undefined },
    { number: 180_004, text: "18.4 (Debian 18.4-1)", problem: undefined },
  ])("of $text", ({ problem, ...server }) => {
    expect(versionProblem(server)).toBe(problem);
  });
});
