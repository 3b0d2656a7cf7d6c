import { randomBytes } from "node:crypto";

/** A secret of Standard Webhooks: 256 random bits. Shown once, stored sealed. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** What a sealed secret belongs to. */
export const secretAbout = (endpointId: string): string => `webhook:${endpointId}`;
