/**
 * A real Postgres for a test file. Call `testDatabase()` once, at the top of the file, outside of every hook and test:
 *
 *     import { testDatabase } from "@/lib/server/platform/testing/database";
 *
 *     const database = testDatabase();
 *
 *     it("stores it", async () => {
 *       await addSomething(…);                                  // db() and pool() point at this file's own database
 *       const rows = await database.asSuperuser("SELECT …");    // looks, or tampers, past the application's rights
 *     });
 *
 * Each file works on its own copy of the migrated template, as the role that the web server has, in mode `test` (the command
 * clock may be moved); the copy is dropped after the last test. Tests within a file share it: make a team of your own per
 * test (`makeTeam` of `@/lib/server/access/testing/team`) instead of cleaning up. Modules of the server may be imported
 * as usual: they read the environment at their first use, which is after this.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { db, pool } from "@/lib/server/platform/db";

export type TestDatabase = {
  /** Runs SQL as superuser, whom no right holds back, nor the guards of the log (ADR 59); answers the rows. */
  readonly asSuperuser: <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** Address for the role of the web server. Known once the tests run. */
  readonly url: () => string;
};

/** Gives the test file a database of its own. `mode` is that of the installation, `env` more of its settings. */
export function testDatabase({
  mode = "test",
  env = {},
}: {
  mode?: "real" | "demo" | "test";
  env?: Readonly<Record<string, string>>;
} = {}): TestDatabase {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = inject("testServer");
  const url = withDatabase(server.web, name);

  beforeAll(async () => {
    Object.assign(process.env, {
      DATABASE_URL: url,
      NEXTAUTH_SECRET: "a-secret-that-only-tests-know-and-nobody-else",
      NEXTAUTH_URL: "http://localhost:3000",
      TMINUS_URL: "http://localhost:3000",
      TMINUS_MODE: mode,
      TMINUS_CHECKPOINT_KEY: "a-key-for-checkpoints-that-only-tests-know",
      TMINUS_SECRETS_KEY: "a-key-for-secrets-that-only-tests-know",
      ...env,
    });
    await query(server.owner, `CREATE DATABASE ${name} TEMPLATE ${server.template}`);
  });

  afterAll(async () => {
    await db().$disconnect();
    await pool().end();
    await untilAlone(server.superuser, name);
    await query(server.superuser, `DROP DATABASE ${name} WITH (FORCE)`);
  });

  return {
    asSuperuser: (text, values) => pastTheGuards(withDatabase(server.superuser, name), text, values),
    url: () => url,
  };
}

/** An ended pool takes leave after its promise resolved; forcing it out would look like a lost connection. */
async function untilAlone(superuser: string, name: string): Promise<void> {
  for (let look = 0; look < 20; look += 1) {
    const busy = await query(superuser, "SELECT FROM pg_stat_activity WHERE datname = $1 AND query NOT LIKE 'LISTEN%'", [name]);
    if (busy.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * What the guards of the log refuse is done again without them, as somebody would who tampers. Foreign keys are off then too, so it is
 * only done where needed.
 */
async function pastTheGuards<Row extends pg.QueryResultRow>(
  address: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  try {
    return await query<Row>(address, text, values);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === "TM002")) throw error;
    const url = new URL(address);
    url.searchParams.set("options", "-c session_replication_role=replica");
    return query<Row>(url.href, text, values);
  }
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that ends the connection must not end the test run.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
