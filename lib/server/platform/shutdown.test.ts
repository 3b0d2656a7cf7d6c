import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/**
 * A server that listens as Next does: on a signal it stops listening, and leaves with 143 when its last connection is gone. Streams end a
 * little after they were told to, when the server has looked for idle connections already.
 */
const CHILD = `
  import { createServer } from "node:http";
  const { endGracefully } = await import("@/lib/server/platform/shutdown");
  const streams = new Set();
  endGracefully(() => setTimeout(() => streams.forEach((stream) => stream.end()), 20));
  const server = createServer((incoming, response) => {
    response.write("open");
    if (incoming.url === "/stream") streams.add(response);
  });
  process.on("SIGTERM", () => server.close(() => process.exit(143)));
  server.listen(0, "127.0.0.1", () => process.stdout.write(String(server.address().port)));
`;

/** Starts the child, opens a response, sends SIGTERM, and answers with the child's exit code. */
async function endWith(url: string): Promise<number | null> {
  const loader = path.join(ROOT, "scripts/lib/ts-alias.mjs");
  const child = spawn(process.execPath, ["--import", loader, "--input-type=module", "-e", CHILD], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const port = await new Promise<number>((resolve) => child.stdout.once("data", (text) => resolve(Number(text))));
  // Like a browser, this end keeps the connection after a stream has ended.
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(`GET ${url} HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n`);
  await once(socket, "data");
  child.kill("SIGTERM");
  const code = await exit;
  socket.destroy();
  return code;
}

it("lets the server leave by itself once its streams are closed, although a browser keeps the connection", async () => {
  expect(await endWith("/stream")).toBe(143);
});

it("ends the process all the same when a request does not come to its end", async () => {
  expect(await endWith("/hangs")).toBe(0);
});
