import { createHash } from "node:crypto";
import type { Channel } from "@/lib/domain/comms/destination";

/** What the sealed address and the sealed secret of a destination belong to. */
export const urlAbout = (id: string): string => `destination-url:${id}`;
export const secretAbout = (id: string): string => `destination:${id}`;

/** Who is reached, as one word: an address in small letters; the hash of one that is a secret. */
export function recipientOf(channel: Channel, address: string): string {
  if (channel === "email" || channel === "inbox") return `${channel}:${address.toLowerCase()}`;
  return `${channel}:${createHash("sha256").update(address).digest("hex")}`;
}
