import { arePrivateTargetsAllowed } from "./outgoing-request";
import { Fault } from "./problem";
import { isPublicAddress } from "./public-address";

/** Refuses what can be seen in an address itself, at the field `url`; where its name leads is checked at every attempt. */
export function checkTarget(text: string): void {
  if (arePrivateTargetsAllowed()) return;
  const { protocol, hostname } = new URL(text);
  if (protocol !== "https:") throw new Fault("invalid", "Give an address that begins with https://.", { path: "url" });
  const host = hostname.replace(/^\[|\]$/g, "");
  const isLiteral = /^[\d.]+$/.test(host) || host.includes(":");
  if (host === "localhost" || (isLiteral && !isPublicAddress(host)))
    throw new Fault("invalid", "This address leads into a private network. Give one of the public internet.", { path: "url" });
}
