/**
 * Whether what people send to this installation can be read on the way: no https in its public address, and that address or
 * the one it listens on belongs to more than this machine. Source: RELIABILITY, "plain http beyond loopback … says so".
 */
export function isPlainBeyondLoopback({
  url,
  host,
}: {
  /** Public address. */ url: string /** Where it listens. */;
  host: string;
}): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol !== "https:" && !(isLoopback(hostname) && isLoopback(host));
}

/** A name or literal address that only this machine reaches. `0.0.0.0` and `::` are every address of it, so they are not. */
function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, "$1");
  return name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127(\.\d{1,3}){3}$/.test(name);
}
