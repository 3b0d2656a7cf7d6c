import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { singleton } from "./singleton";

const AT_MOST_MS = 4_000;
const AGAIN_MS = 50;

/**
 * On SIGTERM and SIGINT: ends open streams at once, since a server waits for its connections, and the process after the
 * requests under way, at the latest after 4 s. Next itself stops listening, and leaves when the last connection is gone.
 */
export function endGracefully(closeStreams: () => void): void {
  singleton("shutdown", () => {
    const servers = new Set<Server>();
    // Next keeps its server to itself; each request knows the one it came to.
    subscribe("http.server.request.start", (message) => servers.add((message as { server: Server }).server));
    let isEnding = false;
    const end = () => {
      if (isEnding) return;
      isEnding = true;
      const close = () => {
        closeStreams();
        // A connection whose stream has just ended is kept alive by its browser for seconds.
        for (const server of servers) server.closeIdleConnections();
      };
      close();
      // Again, for what was being opened or answered when the signal came.
      setInterval(close, AGAIN_MS).unref();
      setTimeout(() => process.exit(0), AT_MOST_MS).unref();
    };
    process.on("SIGTERM", end);
    process.on("SIGINT", end);
    return true;
  });
}
