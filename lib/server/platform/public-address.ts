import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** Where no webhook goes: this machine, its network, the cloud's metadata, and what tunnels to them. Source: IANA special-purpose registries. */
const BLOCKED_4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;
/** Of IPv6 only global unicast is public, and of that not what carries IPv4 inside or is reserved. */
const BLOCKED_6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const blocked = new BlockList();
for (const [net, bits] of BLOCKED_4) blocked.addSubnet(net, bits, "ipv4");
for (const [net, bits] of BLOCKED_6) blocked.addSubnet(net, bits, "ipv6");
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");

/** Whether an IP address is one of the public internet. IPv4 inside IPv6 is never. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked.check(address, "ipv4");
  return family === 6 && !address.includes("%") && global6.check(address, "ipv6") && !blocked.check(address, "ipv6");
}

/** Why a host may not be called. */
export class ForbiddenTarget extends Error {}

/**
 * The address of a host to connect to, checked as written and as resolved: every address that the name leads to must be public,
 * and the one that is returned is the one to connect to (a name that answers differently the next time gains nothing).
 */
export async function resolveTarget(hostname: string, isPrivateAllowed: boolean): Promise<{ address: string; family: number }> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
  const [first] = found;
  if (!first) throw new Error("The name leads nowhere.");
  if (!isPrivateAllowed && !found.every(({ address }) => isPublicAddress(address)))
    throw new ForbiddenTarget("The address leads into a private network.");
  return first;
}
