import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/server/platform/env";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const INVITATION_MS = 7 * DAY_MS;
export const RESET_MS = 24 * HOUR_MS;

/** A fresh link with 256 random bits. Only `tokenHash` may be stored; the address is shown once. */
export function newLink(path: "/invitation" | "/password-reset", lastsMs: number): { url: string; tokenHash: string; expiresAt: Date } {
  const token = randomBytes(32).toString("base64url");
  const url = new URL(`${path}/${token}`, env().TMINUS_URL).href;
  return { url, tokenHash: hashToken(token), expiresAt: new Date(Date.now() + lastsMs) };
}

/** SHA-256 of a link's token, hex. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
