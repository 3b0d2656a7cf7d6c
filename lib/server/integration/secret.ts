import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/server/platform/env";

/** An address with 256 random bits and a secret beside it. Only the hash of the one and the other sealed are stored. */
export function newAddress(): { url: string; tokenHash: string; secret: string } {
  const token = randomBytes(32).toString("base64url");
  const url = new URL(`/api/v1/incoming/${token}`, env().TMINUS_URL).href;
  return { url, tokenHash: hashAddress(token), secret: `whsec_${randomBytes(32).toString("base64")}` };
}

export const hashAddress = (token: string): string => createHash("sha256").update(token).digest("hex");

/** What a sealed secret belongs to. */
export const secretAbout = (integrationId: string): string => `integration:${integrationId}`;
