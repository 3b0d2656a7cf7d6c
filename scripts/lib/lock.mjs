/**
 * One live launcher per data folder. The note names the holder by process number and start time, so that a number given
 * to another process after a crash does not keep anybody out.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { becomes, isSameProcess, processStamp } from "./process-stamp.mjs";
import { PlainError } from "./say.mjs";

/**
 * How long a newcomer waits for a holder that has lost its parent and has yet to notice, and for one that says it is
 * stopping.
 */
const usualWaits = { noticeMs: 2500, stoppingMs: 8000 };

const lockFile = (dataDir) => path.join(dataDir, "launcher.lock");

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** The live holder's note, or `undefined` when nobody holds the data folder. */
export function liveHolder(dataDir) {
  const held = readLock(lockFile(dataDir));
  return held && isSameProcess(held) ? held : undefined;
}

/** Takes away a note whose writer is dead, unless somebody else was quicker and the note is a live one by now. */
export function clearStale(file) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const taken = readLock(aside);
  try {
    if (taken && isSameProcess(taken)) linkSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

function tryAcquire(file, content) {
  const own = `${file}.${process.pid}.new`;
  writeFileSync(own, content, { mode: 0o600 });
  try {
    // A link appears whole or not at all and fails where the name is taken.
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function refusal(dataDir, holder) {
  const where = holder.url ? ` and serves ${holder.url}` : "";
  return new PlainError(
    `T-Minus is already running on ${dataDir}: process ${holder.pid} (${holder.purpose}) holds it${where}.\n` +
      `Use that one, stop it first (kill ${holder.pid}), or set TMINUS_DATA_DIR to another folder.`,
  );
}

/**
 * Takes the data folder for this process. Throws a PlainError when another live process holds it; a holder that is
 * stopping is waited for. The answer also carries the note of a dead predecessor, whose children may still live.
 * @param {{ dataDir: string, purpose: string, waits?: { noticeMs: number, stoppingMs: number } }} options
 */
export async function acquireLock({ dataDir, purpose, waits = usualWaits }) {
  const file = lockFile(dataDir);
  const predecessor = readLock(file);
  let note = { pid: process.pid, stamp: processStamp(process.pid), purpose };
  let isHeld = false;
  const attempt = () => {
    if (!isHeld && !liveHolder(dataDir)) {
      clearStale(file);
      isHeld = tryAcquire(file, JSON.stringify(note));
    }
    return isHeld;
  };
  const isStopping = () => liveHolder(dataDir)?.isStopping === true;
  await becomes(() => attempt() || isStopping(), waits.noticeMs);
  if (!isHeld && isStopping()) await becomes(attempt, waits.stoppingMs);
  if (!isHeld) throw refusal(dataDir, liveHolder(dataDir) ?? { pid: 0, purpose: "unknown" });
  return {
    predecessor: predecessor && !isSameProcess(predecessor) ? predecessor : undefined,
    /** Adds to the note: the address served, the child to end after a crash, that the holder is stopping. */
    update(patch) {
      note = { ...note, ...patch };
      const temporary = `${file}.${process.pid}.new`;
      writeFileSync(temporary, JSON.stringify(note), { mode: 0o600 });
      renameSync(temporary, file);
    },
    release() {
      if (readLock(file)?.stamp === note.stamp) rmSync(file, { force: true });
    },
  };
}
