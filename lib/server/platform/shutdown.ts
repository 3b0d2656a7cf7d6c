import { singleton } from "./singleton";

const AT_MOST_MS = 4_000;
const AGAIN_MS = 200;

/**
 * On SIGTERM and SIGINT: ends open streams at once, since a server waits for its connections, and the process after the
 * requests under way, at the latest after 4 s. Next itself stops listening and leaves when the last request is answered.
 */
export function endGracefully(closeStreams: () => void): void {
  singleton("shutdown", () => {
    let isEnding = false;
    const end = () => {
      if (isEnding) return;
      isEnding = true;
      closeStreams();
      // A stream that was being opened when the signal came joins after the first sweep.
      setInterval(closeStreams, AGAIN_MS).unref();
      setTimeout(() => process.exit(0), AT_MOST_MS).unref();
    };
    process.on("SIGTERM", end);
    process.on("SIGINT", end);
    return true;
  });
}
