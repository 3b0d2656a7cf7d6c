/** Whether an address is free to serve on, and who holds it where it is not. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import net from "node:net";
import { PlainError } from "./say.mjs";

function bindFault(host, port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** The process that listens on `port`, as far as this user may see, as `name (process 123)`. Linux only. */
function holderOf(port) {
  try {
    const hex = port.toString(16).toUpperCase().padStart(4, "0");
    const lines = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => readFileSync(file, "utf8").split("\n"));
    const listening = lines
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === "0A" && fields[1]?.endsWith(`:${hex}`));
    const sockets = new Set(listening.map((fields) => `socket:[${fields[9]}]`));
    const pid = readdirSync("/proc").find((name) => /^\d+$/.test(name) && holdsOneOf(name, sockets));
    return pid && `${readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim().slice(0, 80)} (process ${pid})`;
  } catch {
    return undefined;
  }
}

function holdsOneOf(pid, sockets) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.has(targetOf(`/proc/${pid}/fd/${fd}`)));
  } catch {
    return false;
  }
}

/** What a link leads to; nothing where it was closed since it was listed. */
function targetOf(link) {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

/** No browser opens the ports of some older protocols (the Fetch standard's "bad ports"); Node's own `fetch` keeps the same list. */
const isRefusedByBrowsers = (port) =>
  fetch(`http://127.0.0.1:${port}`, { method: "HEAD", signal: AbortSignal.timeout(1000) }).then(
    () => false,
    (error) => error.cause?.message === "bad port",
  );

/**
 * Throws a PlainError that names the holder when `host:port` cannot be served. The loopback address of IPv6 is looked at
 * too: browsers try it first for `localhost` and would end up with the other program.
 */
export async function assertPortFree(host, port) {
  const faults = [await bindFault(host, port), host === "127.0.0.1" ? await bindFault("::1", port) : undefined];
  if (faults.includes("EADDRINUSE")) {
    const holder = holderOf(port);
    throw new PlainError(
      `Port ${port} is taken${holder ? ` by ${holder}` : ""}.\nStop that program, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (faults[0] === "EACCES")
    throw new PlainError(`Port ${port} may not be opened by this user. Choose one from 1024 up: PORT=3000 npm start`);
  if (await isRefusedByBrowsers(port)) throw new PlainError(`Browsers refuse to open port ${port}. Choose another: PORT=3000 npm start`);
  if (faults[0]) throw new PlainError(`${host}:${port} cannot be served: ${faults[0]}. TMINUS_HOST must be an address of this machine.`);
}
