import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensurePrometheus } from "./prometheus.mjs";

/** A real Prometheus on this machine with these samples and no others; it scrapes nothing. */
export async function startPrometheus(openMetricsText: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const { server, tool } = await ensurePrometheus();
  const dir = await mkdtemp(path.join(tmpdir(), "tminus-prometheus-"));
  const [input, config, data] = [path.join(dir, "samples.om"), path.join(dir, "prometheus.yml"), path.join(dir, "data")];
  await writeFile(input, openMetricsText);
  await writeFile(config, "global: {}\n");
  await run(tool, ["tsdb", "create-blocks-from", "openmetrics", input, data]);
  const port = await freePort();
  const child = spawn(
    server,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=127.0.0.1:${port}`,
      // The samples are as old as the test says they are.
      "--storage.tsdb.retention.time=100y",
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = once(child, "exit");
  // A runner that exits without calling stop() leaves no server behind.
  const onExit = () => child.kill("SIGKILL");
  process.once("exit", onExit);
  await said(child.stderr, "Server is ready to receive web requests");
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      process.off("exit", onExit);
      child.kill("SIGTERM");
      await ended;
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
  let wrong = "";
  child.stderr.on("data", (chunk: Buffer) => {
    wrong += chunk.toString();
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${path.basename(command)} failed: ${wrong}`);
}

/** Reads on after it was said: a pipe that nobody reads stops whoever writes to it. */
function said(stream: NodeJS.ReadableStream, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes(words)) resolve();
    });
    stream.once("end", () => reject(new Error(`Prometheus ended: ${text.slice(-2_000)}`)));
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  return address.port;
}
