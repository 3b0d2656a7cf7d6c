import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../../../..");

const STARTS = {
  messages: `
    const { startMessages } = await import("@/lib/server/comms/worker");
    const { executeCommand } = await import("@/lib/server/release/commands");
    const { executeIncident } = await import("@/lib/server/incident/commands");
    startMessages({ release: executeCommand, incident: executeIncident });`,
  notices: `
    const { startNotices } = await import("@/lib/server/notice/worker");
    startNotices();`,
} as const;
const STAY = "setInterval(() => undefined, 60_000);";

/** A worker in a process of its own, on the database of the test file, that can be killed as a machine fails. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<void>;

  constructor(work: keyof typeof STARTS = "messages") {
    const loader = path.join(ROOT, "scripts/lib/ts-alias.mjs");
    this.#child = spawn(process.execPath, ["--import", loader, "--input-type=module", "-e", `${STARTS[work]}\n${STAY}`], {
      cwd: ROOT,
      env: process.env,
      stdio: ["ignore", "ignore", "inherit"],
    });
    this.#exit = new Promise((resolve) => this.#child.once("exit", () => resolve()));
  }

  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    return this.#exit;
  }
}
