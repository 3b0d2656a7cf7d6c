/** The web server as a child process: started, waited for, started again when it dies, stopped. */
import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { nextProgram } from "./build.mjs";
import { projectDir } from "./data-dir.mjs";
import { becomes, endProcess, processStamp } from "./process-stamp.mjs";
import { PlainError, tail } from "./say.mjs";

const preload = pathToFileURL(path.join(import.meta.dirname, "end-with-parent.mjs")).href;
/** The web server in production; takes the port and the host. */
export const serveProgram = path.join(import.meta.dirname, "serve.mjs");
const readyMs = 60_000;
/**
 * V8 lets the space for what is young grow by the memory of the machine; what has grown there is resident for good and serves
 * nobody. Without a limit a viewer of 500 took 174 kB; with 32 MB a half 106 kB, with 16 MB 52 kB and a tenth of the ticks gone.
 */
export const serverFlags = ["--max-semi-space-size=32"];
/** Lines of Next's own greeting, which names an address of its own. */
const isGreeting = (line) => /^\s*(▲|- |✓ |$)/.test(line);

/** Environment of the web server: nothing of what only the launcher may know. */
function webEnv(env, command) {
  const { DATABASE_MIGRATE_URL: _owner, NODE_OPTIONS: _options, ...rest } = env;
  return { ...rest, NODE_ENV: command === "dev" ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" };
}

/** Whether the server on `port` says it is ready. */
export async function isReady(port, host = "127.0.0.1") {
  try {
    const response = await fetch(`http://${host}:${port}/api/health/ready`, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** Passes on whole lines of a stream. */
function eachLine(stream, take) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
  });
  stream.on("end", () => rest && take(rest));
}

/**
 * Starts the built server, or `next dev`. `onLine` gets each line it writes, apart from Next's greeting.
 * @param {{ port: number, host: string, env: Record<string, string | undefined>, onLine: (line: string) => void, command?: "start" | "dev" }} options
 */
export function startWeb({ port, host, env, onLine, command = "start" }) {
  const program = command === "dev" ? [nextProgram, "dev", "-p", String(port), "-H", host] : [serveProgram, String(port), host];
  const child = spawn(process.execPath, [...serverFlags, "--import", preload, ...program], {
    cwd: projectDir,
    env: { ...webEnv(env, command), PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = [];
  const take = (line) => {
    if (isGreeting(line)) return;
    said.push(line);
    if (said.length > 200) said.shift();
    onLine(line);
  };
  for (const stream of [child.stdout, child.stderr]) eachLine(stream, take);
  const ended = new Promise((resolve) => child.once("close", resolve));
  let hasEnded = false;
  child.once("close", () => (hasEnded = true));
  const note = { pid: child.pid, stamp: processStamp(child.pid) };
  return {
    ...note,
    ended,
    /** Resolves once requests can be answered. Throws a PlainError with the server's last words when that does not come. */
    async untilReady() {
      const probeHost = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
      if ((await becomes(async () => hasEnded || (await isReady(port, probeHost)), readyMs, 50)) && !hasEnded) return;
      throw new PlainError(
        `The web server ${hasEnded ? "ended" : "is not ready after 60 s"}. Its last words:\n${tail(said.join("\n")) || "(none)"}`,
      );
    },
    /** SIGTERM, then SIGKILL after `graceMs`: an open stream keeps nobody waiting. */
    async stop(graceMs) {
      await endProcess(note, graceMs);
      await ended;
    },
    kill: () => child.kill("SIGKILL"),
  };
}
