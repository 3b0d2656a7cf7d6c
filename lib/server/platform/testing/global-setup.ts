import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { connect, migrate } from "@/scripts/lib/migrate.mjs";
import { startPostgres } from "@/scripts/lib/postgres.mjs";

/** The database that every test file gets a copy of: migrated, empty. */
const TEMPLATE = "tminus_template";

/** Nothing is to survive a crash here, so nothing waits for the disk. */
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 300, shared_buffers: "128MB" };

/** How test files reach the server: addresses of the database `postgres` by role. `superuser` may tamper, the others may not. */
export type TestServer = { readonly superuser: string; readonly owner: string; readonly web: string; readonly template: string };

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * Starts a real Postgres 18 in a temporary folder for the integration tests, migrates the template database once, and
 * takes both away at the end. Test files use it through `testDatabase` of `./database`.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tminus-test-"));
  const server = await startPostgres({ dataDir, settings: SETTINGS });
  try {
    await makeTemplate(server.url("tminus_owner", "postgres"), server.url("tminus_owner", TEMPLATE));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("testServer", {
    superuser: server.url("postgres", "postgres"),
    owner: server.url("tminus_owner", "postgres"),
    web: server.url("tminus_web", "postgres"),
    template: TEMPLATE,
  });
  return async () => {
    await server.stop();
    for (const dir of [server.pgDataDir, dataDir]) rmSync(dir, { recursive: true, force: true });
  };
}

async function makeTemplate(maintenanceUrl: string, templateUrl: string): Promise<void> {
  const client = await connect(maintenanceUrl);
  try {
    await client.query(`CREATE DATABASE ${TEMPLATE} TEMPLATE template0`);
  } finally {
    await client.end();
  }
  await migrate({ url: templateUrl });
}
