import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "./env";
import { Fault } from "./problem";
import { singleton } from "./singleton";

type ListName =
  | "audit"
  | "availability"
  | "deliveries"
  | "deployments"
  | "events"
  | "freezes"
  | "incident-events"
  | "incidents"
  | "integrations"
  | "templates"
  | "members"
  | "obligations-open"
  | "obligations-overdue"
  | "obligations-settled"
  | "received"
  | "releases"
  | "services"
  | "tokens"
  | "webhooks";

/** What a cursor is for: the name of the list, and the id of whatever it is the list of (a team, a release). Elsewhere it is no cursor. */
export type CursorScope = { readonly list: ListName; readonly owner: string };

const MAC_BYTES = 16;

const key = () => singleton("cursor-key", () => Buffer.from(hkdfSync("sha256", env().NEXTAUTH_SECRET, "", "tminus cursors", 32)));

function macOf({ list, owner }: CursorScope, place: string): Buffer {
  return createHmac("sha256", key()).update(`${list}\n${owner}\n${place}`).digest().subarray(0, MAC_BYTES);
}

/** A place in a list as text that only this installation can have made. It is readable: it holds nothing that its page does not. */
export function signCursor(scope: CursorScope, place: string): string {
  return `${Buffer.from(place).toString("base64url")}.${macOf(scope, place).toString("base64url")}`;
}

/** The place of a cursor. Throws `bad-input` for one that was altered, made elsewhere, or is of another list. */
export function openCursor(scope: CursorScope, cursor: string, path: string): string {
  const [encoded = ""] = cursor.split(".");
  const place = Buffer.from(encoded, "base64url").toString("utf8");
  // Decoding forgives much, so the whole text is compared: each place has one cursor.
  const [given, right] = [Buffer.from(cursor), Buffer.from(signCursor(scope, place))];
  if (given.length === right.length && timingSafeEqual(given, right)) return place;
  throw new Fault("bad-input", "This list has no such place. Begin at its start.", { path });
}
