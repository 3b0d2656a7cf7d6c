import { createHash } from "node:crypto";
import { db } from "./db";
import { Fault } from "./problem";
import { isUniqueViolation } from "./unique-violation";

/** A request that may be sent again after a lost answer, and what it asked for. */
export type Idempotency = { readonly key: string; readonly requestHash: string };

/** Keys are a person's own: another person's equal key is another key. */
export type OwnedKey = Idempotency & { readonly userId: string };

const KEY = /^[\x21-\x7e]{8,128}$/;

/** From the Idempotency-Key header; null without one. Refuses keys that are no plain text of 8 to 128 characters. */
export function idempotencyOf(request: Request, body: unknown): Idempotency | null {
  const key = request.headers.get("idempotency-key");
  if (key === null) return null;
  if (!KEY.test(key)) throw new Fault("bad-input", "Idempotency-Key must be 8 to 128 visible characters.", { path: "Idempotency-Key" });
  const { pathname } = new URL(request.url);
  const requestHash = createHash("sha256")
    .update(JSON.stringify([request.method, pathname, body]))
    .digest("hex");
  return { key, requestHash };
}

/** The answer given before, if this is a repetition. Throws `key-reused` when the key came with another request. */
export async function keptAnswer<Answer>(userId: string, { key, requestHash }: Idempotency): Promise<Answer | null> {
  const row = await db().idempotencyKey.findUnique({
    where: { userId_key: { userId, key } },
    select: { requestHash: true, response: true },
  });
  if (!row) return null;
  if (row.requestHash !== requestHash) throw keyReused();
  return row.response as unknown as Answer;
}

export const keyReused = (): Fault => new Fault("key-reused", "This Idempotency-Key was used for another request; use a new one.");

/** Whether a write failed because another request with this key was first. */
export function isKeyTaken(error: unknown): boolean {
  return isUniqueViolation(error, "idempotency_key_pkey");
}
