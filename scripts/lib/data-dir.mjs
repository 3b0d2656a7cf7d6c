/**
 * The folder that holds everything one installation keeps: the embedded database, the secrets, the launcher's notes.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PlainError } from "./say.mjs";

/** Root of the checkout. */
export const projectDir = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");

/** The data folder in force: `TMINUS_DATA_DIR`, or `.data` in the checkout. Absolute. */
export function chosenDataDir(env = process.env) {
  return path.resolve(projectDir, env.TMINUS_DATA_DIR || ".data");
}

const ownNames = new Set(["secrets.json", "launcher.lock", "pgdata", "postgres.json", "runtime", "installed"]);

const isRoot = () => process.getuid?.() === 0;

/** Makes the data folder where it is missing, closed to everybody but its owner. Throws a PlainError where that cannot be. */
export function ensureDataDir(dataDir) {
  try {
    const isNew = mkdirSync(dataDir, { recursive: true, mode: 0o700 }) !== undefined;
    const { uid, mode } = statSync(dataDir);
    if (!isRoot() && uid !== process.getuid?.()) throw new PlainError(foreignFolder(dataDir));
    if (!isNew && !isOurs(dataDir))
      throw new PlainError(`${dataDir} holds other files: T-Minus needs a folder of its own. Set TMINUS_DATA_DIR to another one.`);
    // 0710 is left alone: the group is the database's user when root runs the launcher.
    if (isNew || (mode & 0o067) !== 0) chmodSync(dataDir, 0o700);
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(diskWords(error, dataDir) ?? `The data folder ${dataDir} cannot be used: ${error.message}`);
  }
  return dataDir;
}

/** Whether the folder is empty or was made by the launcher: another one is never closed to its users. */
function isOurs(dataDir) {
  const names = readdirSync(dataDir);
  return names.length === 0 || names.some((name) => ownNames.has(name));
}

function foreignFolder(dataDir) {
  return `The data folder ${dataDir} belongs to another user.\nStart as that user, or set TMINUS_DATA_DIR to a folder of your own.`;
}

/** Words for a full or read-only disk, or `undefined` when the fault is another one. */
export function diskWords(error, where) {
  if (error?.code === "ENOSPC" || error?.code === "EDQUOT")
    return `The disk is full: nothing can be written to ${where}.\nFree some space there (\`df -h ${where}\` shows how much is left) and start again.`;
  if (error?.code === "EROFS") return `The disk that holds ${where} is read-only.`;
  return undefined;
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writePrivate(file, text) {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode: 0o600 });
  if (isRoot()) {
    const { uid, gid } = statSync(path.dirname(file));
    chownSync(temporary, uid, gid);
  }
  renameSync(temporary, file);
}

/** Content of a JSON file, or `undefined` where there is none. Throws a PlainError where it may not be read. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    if (error.code === "EACCES") throw new PlainError(foreignFolder(path.dirname(file)));
    throw new PlainError(`${file} cannot be read: ${error.message}`);
  }
}

const newSecret = () => randomBytes(32).toString("base64url");

/** What the web server is given as environment; a variable that is set outside wins over the kept one. */
const envSecrets = ["NEXTAUTH_SECRET", "TMINUS_CHECKPOINT_KEY", "TMINUS_SECRETS_KEY"];
const databaseSecrets = ["superuser", "owner", "web"];

/**
 * The secrets of this installation, made on the first call and kept in `secrets.json` (mode 600) from then on.
 * @returns {{ env: Record<string, string>, database: { superuser: string, owner: string, web: string }, hasNewDatabaseSecrets: boolean }}
 */
export function loadSecrets(dataDir) {
  const file = path.join(dataDir, "secrets.json");
  const kept = readJson(file) ?? {};
  const complete = (names, present = {}) => Object.fromEntries(names.map((name) => [name, present[name] ?? newSecret()]));
  const secrets = {
    env: { ...kept.env, ...complete(envSecrets, kept.env) },
    database: complete(databaseSecrets, kept.database),
  };
  if (JSON.stringify(secrets) !== JSON.stringify(kept)) writePrivate(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return { ...secrets, hasNewDatabaseSecrets: databaseSecrets.some((name) => !kept.database?.[name]) };
}

/** Puts the secrets of a backup in place; the database's own passwords stay. Answers with the file that keeps the old ones. */
export function replaceEnvSecrets(dataDir, env) {
  const file = path.join(dataDir, "secrets.json");
  const kept = readJson(file) ?? {};
  const aside = path.join(dataDir, `secrets.before-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}.json`);
  writePrivate(aside, `${JSON.stringify(kept, null, 2)}\n`);
  writePrivate(file, `${JSON.stringify({ ...kept, env: { ...kept.env, ...env } }, null, 2)}\n`);
  return aside;
}
