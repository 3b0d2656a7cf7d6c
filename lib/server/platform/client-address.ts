import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env } from "./env";
import { singleton } from "./singleton";

/**
 * Who is at the other end, as far as it can be believed: of the addresses that proxies noted (the last one by the nearest)
 * only those of our own `proxies` count; everything before them is what the caller wrote there.
 */
export function believedAddress({
  forwarded,
  socket,
  proxies,
}: {
  /** The X-Forwarded-For header. */
  forwarded: string | undefined;
  /** Address at the other end of the connection. */
  socket: string | undefined;
  proxies: number;
}): string {
  const noted = (forwarded ?? "").split(",").map((one) => one.trim());
  const chain = [...noted.filter((one) => one !== ""), socket ?? "unknown"];
  return chain.at(-1 - proxies) ?? chain[0] ?? "unknown";
}

/**
 * Rewrites X-Forwarded-For of each request of this process to the one address that can be believed, before anything reads it.
 * Next would otherwise pass on whatever the caller sent, and throttling by address would be theirs to evade.
 */
export function believeAddresses(): void {
  singleton("believe-addresses", () => {
    const { TMINUS_PROXIES: proxies } = env();
    subscribe("http.server.request.start", (message) => {
      const { request } = message as { request: IncomingMessage };
      const header = request.headers["x-forwarded-for"];
      const forwarded = Array.isArray(header) ? header.join(",") : header;
      request.headers["x-forwarded-for"] = believedAddress({ forwarded, socket: request.socket.remoteAddress, proxies });
    });
    return true;
  });
}

/** The address of a request's caller, from its headers. */
export function addressOf(headers: Headers): string {
  return headers.get("x-forwarded-for") ?? "unknown";
}
