/** `npm run backup`: the embedded database and the secrets that belong to it, in one file. Also while T-Minus runs. */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inTemporaryDir, pack } from "./lib/archive.mjs";
import { runCommand } from "./lib/command.mjs";
import { chosenDataDir, ensureDataDir, loadSecrets } from "./lib/data-dir.mjs";
import { inTransaction, listTables, readSequences, writeTable } from "./lib/dump.mjs";
import { refuseExternal, withStoppedInstallation } from "./lib/embedded.mjs";
import { liveHolder } from "./lib/lock.mjs";
import { withClient } from "./lib/pg-roles.mjs";
import { runningUrls } from "./lib/postgres.mjs";
import { PlainError } from "./lib/say.mjs";

/** Raised when an older restore could not read the file. */
const format = 1;

async function dump(client, dir) {
  mkdirSync(path.join(dir, "tables"));
  const history = await client.query(
    "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1",
  );
  const tables = [];
  for (const { name, quoted } of await listTables(client))
    tables.push({ name, quoted, ...(await writeTable(client, quoted, path.join(dir, "tables", name))) });
  const manifest = {
    format,
    createdAt: new Date().toISOString(),
    migrations: history.rows,
    tables,
    sequences: await readSequences(client),
  };
  writeFileSync(path.join(dir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

async function backUp(url, dataDir, file) {
  return inTemporaryDir(dataDir, async (dir) => {
    const rows = await withClient(url, (client) => inTransaction(client, { isWriting: false }, () => dump(client, dir)));
    // Without its keys a database holds sealed secrets and checkpoints that nobody can read.
    writeFileSync(path.join(dir, "secrets.json"), JSON.stringify({ env: loadSecrets(dataDir).env }), { mode: 0o600 });
    const unfinished = `${file}.part`;
    try {
      await pack(dir, unfinished);
      chmodSync(unfinished, 0o600);
      renameSync(unfinished, file);
    } finally {
      rmSync(unfinished, { force: true });
    }
    return rows;
  });
}

/** Uses the running server where there is one; starts it for the backup where there is none. */
function withSuperuser(dataDir, work) {
  const live = liveHolder(dataDir) && runningUrls(dataDir);
  return live ? work(live.url("postgres")) : withStoppedInstallation("backup", ({ server }) => work(server.url("postgres")));
}

function targetFile(given, dataDir) {
  if (given) return path.resolve(given);
  const dir = path.join(dataDir, "backups");
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return path.join(dir, `tminus-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.gz`);
}

await runCommand({
  usage: "npm run backup [-- file.tar.gz]\n  Without a file name: into backups/ of the data folder.",
  async work({ positionals: [given] }) {
    refuseExternal("backup");
    const dataDir = ensureDataDir(chosenDataDir());
    const file = targetFile(given, dataDir);
    if (existsSync(file)) throw new PlainError(`${file} is there already.`);
    const rows = await withSuperuser(dataDir, (url) => backUp(url, dataDir, file));
    console.log(
      `${rows} rows, ${Math.ceil(statSync(file).size / 1024)} kB: ${file}\nIt holds everything, secrets included: keep a copy on another machine, where only you can read it.`,
    );
  },
});
