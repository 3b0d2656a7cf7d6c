import { createHash, timingSafeEqual } from "node:crypto";
import { addressOf } from "./client-address";
import { env } from "./env";
import { Fault } from "./problem";

const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Lets pass who holds the secret of `TMINUS_METRICS_TOKEN`; without one, who asks on this machine for this machine: the name in the
 * request keeps out those who come through a proxy beside the server. Nothing is there for all others.
 */
export function requireMetricsAccess(headers: Headers): void {
  const { TMINUS_METRICS_TOKEN: token } = env();
  const isAllowed = token === "" ? isLocal(headers) : isSame(headers.get("authorization") ?? "", `Bearer ${token}`);
  if (!isAllowed) throw new Fault("not-found", "There is nothing at this address.");
}

const isLocal = (headers: Headers): boolean => LOOPBACK_ADDRESS.test(addressOf(headers)) && LOOPBACK_HOST.test(headers.get("host") ?? "");

/** In the same time for every guess. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
