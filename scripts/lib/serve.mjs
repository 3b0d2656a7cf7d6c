/**
 * The web server in production, as a program of its own: Next, and before it the routes that it need not see (ADR 57), which the
 * application puts where this finds them when it starts. Takes the port and the host.
 */
import { createServer } from "node:http";
import next from "next";
import { projectDir } from "./data-dir.mjs";

const [port, hostname] = [Number(process.argv[2]), process.argv[3]];
const app = next({ dev: false, dir: projectDir, port, hostname, quiet: true });
const server = createServer((request, response) => {
  if (globalThis.tminus?.get("answer-directly")?.(request, response)) return;
  void handle(request, response);
});
const handle = app.getRequestHandler();

function end() {
  // Resolves when the last connection is gone; the application ends open streams by itself, and the process in any case.
  server.close(() => process.exit(0));
}

await app.prepare();
process.once("SIGTERM", end);
process.once("SIGINT", end);
server.once("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, hostname);
