/** What the environment says about a start, checked once. */
import { chosenDataDir } from "./data-dir.mjs";
import { externalUrls } from "./database.mjs";
import { PlainError } from "./say.mjs";

function portOf(env) {
  const port = Number(env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainError(`PORT must be a number from 1 to 65535, not "${env.PORT}".`);
}

function urlOf(env, port) {
  const text = env.TMINUS_URL || `http://localhost:${port}`;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new PlainError(`TMINUS_URL must be an address such as https://releases.example.com, not "${text}".`);
  return new URL(text).origin;
}

function modeOf(env) {
  const mode = env.TMINUS_MODE || undefined;
  if (mode === undefined || mode === "real" || mode === "demo") return mode;
  throw new PlainError(`TMINUS_MODE must be real or demo, not "${mode}".`);
}

/**
 * Port and address to serve on, the public address, the data folder, the external database if there is one. Throws a
 * PlainError on a value that cannot be meant. The server listens on the loopback address unless TMINUS_HOST names another:
 * plain http beyond this machine is a decision.
 */
export function readSettings(env = process.env) {
  const port = portOf(env);
  const external = externalUrls(env);
  if (external && !URL.canParse(external.web))
    throw new PlainError("DATABASE_URL is not an address such as postgresql://user:password@host:5432/tminus.");
  const mode = modeOf(env);
  if (external && mode === "demo")
    throw new PlainError("The demo lives in the embedded database only: leave out DATABASE_URL or TMINUS_MODE=demo.");
  return { port, host: env.TMINUS_HOST || "127.0.0.1", url: urlOf(env, port), dataDir: chosenDataDir(env), external, mode };
}
