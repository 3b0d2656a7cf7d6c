/**
 * A cluster's files: made by initdb, given its passwords, and read for the server that may be running on them.
 */
import { spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { processStamp } from "./process-stamp.mjs";
import { PlainError } from "./say.mjs";

/** Nothing of the caller's environment reaches the server: `PGPORT`, `LD_LIBRARY_PATH` and their like would change it. */
export const serverEnv = { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C", LC_ALL: "C", TZ: "UTC" };

/** Words for a fault found in what the server wrote, or `undefined`. */
export function explainLog(text, pgDataDir) {
  if (/No space left on device|Disk quota exceeded|Check free disk space/i.test(text))
    return `The disk is full: Postgres cannot write to ${pgDataDir}.\nFree some space there (\`df -h ${path.dirname(pgDataDir)}\` shows how much is left). Nothing that was acknowledged is lost.`;
  if (/has invalid permissions|has group or world access/i.test(text))
    return `Others than its owner can read ${pgDataDir}, and Postgres refuses such a folder.\nTake it back: chmod -R go-rwx ${pgDataDir}`;
  if (/incompatible with server|initialized by PostgreSQL version/i.test(text))
    return `The data in ${pgDataDir} was written by another version of Postgres.\nMake a backup with the release that wrote it and restore it here.`;
  return undefined;
}

function run(program, args, user, input) {
  const done = spawnSync(program, args, { ...user, cwd: "/", env: serverEnv, encoding: "utf8", input });
  return { isDone: done.status === 0, said: `${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}`.trim() };
}

/**
 * Makes the cluster where there is none: UTF-8, checksums, the collation of Unicode code points that no library update
 * changes, passwords by SCRAM. It appears under its name only when complete, so a crash leaves nothing half made.
 */
export function ensureCluster({ native, pgDataDir, user, superuserPassword }) {
  if (existsSync(path.join(pgDataDir, "PG_VERSION"))) return false;
  const fresh = `${pgDataDir}.new`;
  const passwordFile = `${pgDataDir}.password`;
  rmSync(fresh, { recursive: true, force: true });
  try {
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
    if (user) for (const file of [fresh, passwordFile]) chownSync(file, user.uid, user.gid);
    const options = [
      "--username=postgres",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
    ];
    const { isDone, said } = run(path.join(native, "bin/initdb"), [...options, "-D", fresh], user);
    if (!isDone) throw new PlainError(explainLog(said, pgDataDir) ?? `The database could not be made:\n${said}`);
    renameSync(fresh, pgDataDir);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
  return true;
}

/** Gives the superuser its password again when `secrets.json` was lost, by the server's single-user mode. */
export function resetSuperuser({ native, pgDataDir, user, superuserPassword }) {
  clearStalePid(pgDataDir);
  const sql = `ALTER ROLE postgres PASSWORD '${superuserPassword}';\n`;
  const { isDone, said } = run(path.join(native, "bin/postgres"), ["--single", "-D", pgDataDir, "postgres"], user, sql);
  if (!isDone) throw new PlainError(explainLog(said, pgDataDir) ?? `The database's passwords could not be renewed:\n${said}`);
}

/**
 * The server that the cluster's pid file names, if that process is alive and works in this folder.
 * `isReady` once it takes connections.
 * @returns {{ pid: number, stamp: string, port: number, isReady: boolean } | undefined}
 */
export function runningServer(pgDataDir) {
  const lines = pidLines(pgDataDir);
  const pid = Number(lines[0]);
  const stamp = processStamp(pid);
  if (stamp === null || !worksIn(pid, pgDataDir)) return undefined;
  return { pid, stamp, port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
}

function pidLines(pgDataDir) {
  try {
    return readFileSync(path.join(pgDataDir, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

/** A postmaster's working directory is its data folder: another process that was given its number works elsewhere. */
function worksIn(pid, pgDataDir) {
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgDataDir);
  } catch {
    return false;
  }
}

/** Removes a pid file that no live server stands behind. Postgres itself would refuse when the number is in use again. */
export function clearStalePid(pgDataDir) {
  if (!runningServer(pgDataDir)) rmSync(path.join(pgDataDir, "postmaster.pid"), { force: true });
}

/** Opens the server's log for appending, begun anew once it is over 10 MB. */
export function openLog(file) {
  const isLong = existsSync(file) && statSync(file).size > 10_000_000;
  if (isLong) renameSync(file, `${file}.old`);
  return openSync(file, "a", 0o600);
}

/** What was written to the log after byte `from`, its last 8 kB. */
export function logSince(file, from) {
  const size = existsSync(file) ? statSync(file).size : 0;
  const start = Math.max(Math.min(from, size), size - 8192);
  const buffer = Buffer.alloc(size - start);
  if (buffer.length === 0) return "";
  const fd = openSync(file, "r");
  readSync(fd, buffer, 0, buffer.length, start);
  closeSync(fd);
  return buffer.toString("utf8");
}
