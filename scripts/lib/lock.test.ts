import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acquireLock, clearStale, liveHolder } from "./lock.mjs";
import { becomes, endProcess, isSameProcess, processStamp } from "./process-stamp.mjs";

const short = { noticeMs: 50, stoppingMs: 2000 };
const purpose = "a test";
let dataDir: string;
const file = () => path.join(dataDir, "launcher.lock");

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "tminus-lock-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function startNode(script: string) {
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
  const { pid = 0 } = child;
  return { pid, hasSpoken: new Promise((resolve) => child.stdout.once("data", resolve)) };
}

describe("the lock of a data folder", () => {
  it("is held by one live process, and by the next once it is released", async () => {
    const first = await acquireLock({ dataDir, purpose });
    expect(liveHolder(dataDir)).toMatchObject({ pid: process.pid, purpose });
    await expect(acquireLock({ dataDir, purpose, waits: short })).rejects.toThrow(`process ${process.pid} (a test) holds it`);
    first.release();
    expect(existsSync(file())).toBe(false);
    (await acquireLock({ dataDir, purpose, waits: short })).release();
  });

  it.each([
    { name: "a number that nobody has", note: { pid: 4_194_304, stamp: "boot:1", purpose } },
    { name: "a number that another process was given", note: { pid: process.pid, stamp: "boot:1", purpose } },
  ])("is taken from a dead holder, known by $name", async ({ note }) => {
    writeFileSync(file(), JSON.stringify({ ...note, web: { pid: 1, stamp: "x" } }));
    const lock = await acquireLock({ dataDir, purpose, waits: short });
    expect(lock.predecessor).toMatchObject({ web: { pid: 1, stamp: "x" } });
    lock.release();
  });

  it("is taken where its note was cut short", async () => {
    writeFileSync(file(), '{"pid": 1');
    (await acquireLock({ dataDir, purpose, waits: short })).release();
  });

  it("goes to exactly one of many that find a dead holder's note", async () => {
    writeFileSync(file(), JSON.stringify({ pid: process.pid, stamp: "boot:1", purpose }));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => acquireLock({ dataDir, purpose, waits: short })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("stays with a holder that took it between a newcomer's look and its clearing away", async () => {
    const lock = await acquireLock({ dataDir, purpose });
    clearStale(file());
    expect(liveHolder(dataDir)).toMatchObject({ pid: process.pid, purpose });
    lock.release();
  });

  it("is waited for while its holder is stopping", async () => {
    const first = await acquireLock({ dataDir, purpose });
    first.update({ isStopping: true });
    const next = acquireLock({ dataDir, purpose: "the next", waits: short });
    setTimeout(() => first.release(), 200);
    const second = await next;
    expect(liveHolder(dataDir)?.purpose).toBe("the next");
    second.release();
  });
});

describe("a noted process", () => {
  it("is the same only while it lives", async () => {
    const { pid, hasSpoken } = startNode("console.log('up'); setInterval(() => {}, 1000)");
    await hasSpoken;
    const note = { pid, stamp: processStamp(pid) ?? "" };
    expect(isSameProcess(note)).toBe(true);
    expect(isSameProcess({ ...note, stamp: `${note.stamp}0` })).toBe(false);
    process.kill(pid, "SIGKILL");
    expect(await becomes(() => !isSameProcess(note), 2000)).toBe(true);
  });

  it("is ended by force when it does not hear", async () => {
    const { pid, hasSpoken } = startNode("process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1000)");
    await hasSpoken;
    const note = { pid, stamp: processStamp(pid) ?? "" };
    await endProcess(note, 100);
    expect(isSameProcess(note)).toBe(false);
  });

  it("is left alone when its number belongs to another process", async () => {
    await endProcess({ pid: process.pid, stamp: "boot:1" }, 0);
    expect(processStamp(process.pid)).not.toBeNull();
  });
});
