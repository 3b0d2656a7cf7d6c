import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/server/platform/env";

/** An address with 256 random bits. Only `tokenHash` may be stored; the address is shown once. */
export function newCalendarAddress(): { url: string; tokenHash: string } {
  const secret = randomBytes(32).toString("base64url");
  return { url: new URL(`/api/v1/calendars/${secret}.ics`, env().TMINUS_URL).href, tokenHash: hashCalendar(secret) };
}

/** SHA-256, hex. A plain hash is enough: nobody guesses 256 random bits. */
export const hashCalendar = (secret: string): string => createHash("sha256").update(secret).digest("hex");
