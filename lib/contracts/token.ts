import { z } from "zod";
import { MAX_TOKEN_DAYS, TOKEN_SCOPES } from "@/lib/domain/access/token";
import { nextPage } from "./page";
import { nameText } from "./text";

const scopes = z.array(z.enum(TOKEN_SCOPES));

export const tokenParams = z.strictObject({ team: z.uuid(), token: z.uuid() });

/** A new API token; `owner` is the member that it acts for. */
export const newTokenBody = z.strictObject({
  name: nameText(60),
  owner: z.uuid(),
  scopes: scopes.min(1, "Choose what the token may do.").refine((all) => new Set(all).size === all.length, "A scope is given twice."),
  days: z.number().int().min(1, "At least a day.").max(MAX_TOKEN_DAYS, `At most ${MAX_TOKEN_DAYS} days.`),
});
export type NewTokenBody = z.infer<typeof newTokenBody>;

export const tokenDto = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes,
  owner: z.object({ id: z.uuid(), name: z.string(), initials: z.string() }),
  createdAt: z.string(),
  expiresAt: z.string(),
  /** To the hour; null when it was never used. */
  lastUsedAt: z.string().nullable(),
  /** Why it does not work, if so. */
  dead: z.enum(["expired", "owner-left"]).nullable(),
});
export type TokenDto = z.infer<typeof tokenDto>;
export const tokensDto = z.object({ tokens: z.array(tokenDto), next: nextPage });
export type TokensDto = z.infer<typeof tokensDto>;

/** The secret, which is shown this once and stored only as a hash. */
export const madeTokenDto = z.object({ id: z.uuid(), token: z.string(), expiresAt: z.string() });
export type MadeToken = z.infer<typeof madeTokenDto>;
