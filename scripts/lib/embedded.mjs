/** Commands on the embedded database that a launcher must not be using: one lock, one server, for the time of the work. */
import { chosenDataDir, ensureDataDir } from "./data-dir.mjs";
import { externalUrls } from "./database.mjs";
import { acquireLock, liveHolder } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { databaseName, withClient } from "./pg-roles.mjs";
import { startPostgres } from "./postgres.mjs";
import { note, PlainError } from "./say.mjs";

/** Throws a PlainError when DATABASE_URL names another server: `what` is for the embedded one. */
export function refuseExternal(what) {
  if (externalUrls())
    throw new PlainError(`${what} is for the embedded database, and DATABASE_URL names another one. Use that server's own tools.`);
}

/** Throws a PlainError when a launcher runs on the data folder. */
export function refuseLive(what, dataDir) {
  const holder = liveHolder(dataDir);
  if (holder) throw new PlainError(`T-Minus is running on ${dataDir} (process ${holder.pid}, ${holder.purpose}). Stop it before ${what}.`);
}

/**
 * Runs `work` with the embedded server of the data folder in force, which is started for it. Throws a PlainError when a
 * launcher is running or another database is meant.
 */
export async function withStoppedInstallation(what, work) {
  refuseExternal(what);
  const dataDir = ensureDataDir(chosenDataDir());
  refuseLive(what, dataDir);
  const lock = await acquireLock({ dataDir, purpose: what });
  try {
    const server = await startPostgres({ dataDir, onNotice: note });
    try {
      return await work({ dataDir, server });
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}

/** Runs `work` as the owner, connected to the maintenance database of the server at `ownerUrl`. */
function onServer(ownerUrl, work) {
  const url = new URL(ownerUrl);
  url.pathname = "/postgres";
  return withClient(url.href, work);
}

/** Throws the embedded database away and makes it anew: migrated, empty, nothing noted. */
export async function recreateDatabase(ownerUrl) {
  await onServer(ownerUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${databaseName} TEMPLATE template0`);
  });
  await migrate({ url: ownerUrl });
}
