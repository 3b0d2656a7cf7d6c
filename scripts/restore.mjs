/** `npm run restore -- file`: puts a backup in the place of the embedded database. What was there is kept aside. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { inTemporaryDir, unpack } from "./lib/archive.mjs";
import { runCommand } from "./lib/command.mjs";
import { readJson, replaceEnvSecrets } from "./lib/data-dir.mjs";
import { digestFile, digestTable, inTransaction, listTables, loadTable, writeSequences } from "./lib/dump.mjs";
import { withStoppedInstallation } from "./lib/embedded.mjs";
import { migrate, readMigrations } from "./lib/migrate.mjs";
import { databaseName, withClient } from "./lib/pg-roles.mjs";
import { PlainError } from "./lib/say.mjs";

const newName = `${databaseName}_restored`;

/** Reads the manifest and checks every file against it, before anything is touched. */
async function checkBackup(dir, file) {
  const manifest = existsSync(path.join(dir, "manifest.json")) ? readJson(path.join(dir, "manifest.json")) : undefined;
  if (!manifest) throw new PlainError(`${file} is not a backup of T-Minus.`);
  if (manifest.format !== 1) throw new PlainError(`${file} was made by a newer version of T-Minus. Restore it with that version.`);
  const known = new Map(readMigrations().map(({ name, checksum }) => [name, checksum]));
  const stranger = manifest.migrations.find(({ name, checksum }) => known.get(name) !== checksum);
  if (stranger)
    throw new PlainError(
      `${file} was made by another version of T-Minus: this one does not know its migration ${stranger.name}. Restore it with that version or a later one.`,
    );
  for (const { name, rows, sha256 } of manifest.tables) {
    const found = await digestFile(path.join(dir, "tables", path.basename(name))).catch(() => undefined);
    if (found?.rows !== rows || found.sha256 !== sha256)
      throw new PlainError(`${file} is damaged: the rows of ${name} are not those that were written. Nothing was changed.`);
  }
  return manifest;
}

async function load(client, dir, manifest) {
  const present = new Map((await listTables(client)).map(({ name, quoted }) => [name, quoted]));
  await client.query("SET LOCAL session_replication_role = replica");
  for (const quoted of present.values()) await client.query(`TRUNCATE ${quoted} CASCADE`);
  for (const { name } of manifest.tables) {
    const quoted = present.get(name);
    if (!quoted) throw new PlainError(`The backup holds a table that its migrations do not make: ${name}. Nothing was changed.`);
    await loadTable(client, quoted, path.join(dir, "tables", path.basename(name)));
  }
  await writeSequences(client, manifest.sequences);
  for (const { name, sha256 } of manifest.tables) {
    const found = await digestTable(client, present.get(name));
    if (found.sha256 !== sha256) throw new PlainError(`The rows of ${name} did not arrive as they were saved. Nothing was changed.`);
  }
}

/** A database beside the present one, filled and brought to the newest migration. */
async function buildBeside(server, dir, manifest) {
  await withClient(server.url("tminus_owner", "postgres"), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${newName} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${newName} TEMPLATE template0`);
  });
  const owner = server.url("tminus_owner", newName);
  await migrate({ url: owner, upTo: manifest.migrations.at(-1)?.name ?? "" });
  await withClient(server.url("postgres", newName), (client) =>
    inTransaction(client, { isWriting: true }, () => load(client, dir, manifest)),
  );
  await migrate({ url: owner });
}

/** Both renamings happen or neither does. */
async function swap(server) {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const aside = `${databaseName}_before_${stamp}`;
  await withClient(server.url("tminus_owner", "postgres"), async (client) => {
    await client.query("BEGIN");
    await client.query(`ALTER DATABASE ${databaseName} RENAME TO ${aside}`);
    await client.query(`ALTER DATABASE ${newName} RENAME TO ${databaseName}`);
    await client.query("COMMIT");
  });
  return aside;
}

await runCommand({
  usage: "npm run restore -- file.tar.gz",
  async work({ positionals: [given] }) {
    if (!given) throw new PlainError("Name the backup: npm run restore -- file.tar.gz");
    const file = path.resolve(given);
    if (!existsSync(file)) throw new PlainError(`There is no ${file}.`);
    await withStoppedInstallation("restore", ({ dataDir, server }) =>
      inTemporaryDir(dataDir, async (dir) => {
        await unpack(file, dir);
        const manifest = await checkBackup(dir, file);
        await buildBeside(server, dir, manifest);
        const aside = await swap(server);
        const secretsAside = replaceEnvSecrets(dataDir, JSON.parse(readFileSync(path.join(dir, "secrets.json"), "utf8")).env);
        const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0);
        console.log(
          `${rows} rows of ${manifest.createdAt} are in place.\nWhat was there before is kept: the database as ${aside} on the same server, the secrets as ${secretsAside}.\nnpm run audit:verify checks the record.`,
        );
      }),
    );
  },
});
