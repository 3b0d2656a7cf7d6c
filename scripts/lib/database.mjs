/**
 * Which database a command works on: the one of DATABASE_URL, or the embedded one of the data folder.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { chosenDataDir, ensureDataDir, projectDir } from "./data-dir.mjs";
import { acquireLock, liveHolder } from "./lock.mjs";
import { runningUrls, startPostgres } from "./postgres.mjs";
import { note } from "./say.mjs";

/** Reads `.env` of the checkout; variables that are set already win. */
export function loadEnvFile() {
  const file = path.join(projectDir, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Addresses of an external database, or `undefined` when the embedded one is meant. */
export function externalUrls(env = process.env) {
  if (!env.DATABASE_URL) return undefined;
  return { web: env.DATABASE_URL, owner: env.DATABASE_MIGRATE_URL || env.DATABASE_URL };
}

/**
 * Runs `work` with the addresses of the database in force, for the web server (`web`) and for migrations (`owner`). An
 * embedded server that a live launcher runs is used as it is; else it is started for the time of the work.
 * @template T
 * @param {(urls: { web: string, owner: string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase(purpose, work) {
  const external = externalUrls();
  if (external) return work(external);
  const dataDir = ensureDataDir(chosenDataDir());
  const live = liveHolder(dataDir) && runningUrls(dataDir);
  if (live) return work({ web: live.url("tminus_web"), owner: live.url("tminus_owner") });
  const lock = await acquireLock({ dataDir, purpose });
  try {
    const server = await startPostgres({ dataDir, onNotice: note });
    try {
      return await work({ web: server.url("tminus_web"), owner: server.url("tminus_owner") });
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}
