import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../../../..");

const WORKER = `
  const { startMessages } = await import("@/lib/server/comms/worker");
  const { executeCommand } = await import("@/lib/server/release/commands");
  startMessages(executeCommand);
  setInterval(() => undefined, 60_000);
`;

/** A worker in a process of its own, on the database of the test file, that can be killed as a machine fails. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<void>;

  constructor() {
    const loader = path.join(ROOT, "scripts/lib/ts-alias.mjs");
    this.#child = spawn(process.execPath, ["--import", loader, "--input-type=module", "-e", WORKER], {
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
