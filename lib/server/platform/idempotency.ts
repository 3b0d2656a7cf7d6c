import { createHash } from "node:crypto";
import { db, pool } from "./db";
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

const KEPT = {
  name: "kept-answers",
  text: `SELECT k."userId", k.key, k."requestHash", k.response FROM unnest($1::uuid[], $2::text[]) AS asked ("userId", key)
    JOIN idempotency_key k ON k."userId" = asked."userId" AND k.key = asked.key`,
};

type KeptRow<Answer> = { userId: string; key: string; requestHash: string; response: Answer };

/** The same for many at once, in one statement: the answer of a key, the refusal of one that came with another request, or null. */
export async function keptAnswers<Answer>(keys: readonly OwnedKey[]): Promise<(key: OwnedKey) => Answer | Fault | null> {
  if (keys.length === 0) return () => null;
  const { rows } = await pool().query<KeptRow<Answer>>({ ...KEPT, values: [keys.map((one) => one.userId), keys.map((one) => one.key)] });
  return ({ userId, key, requestHash }) => {
    const row = rows.find((one) => one.userId === userId && one.key === key);
    if (!row) return null;
    return row.requestHash === requestHash ? row.response : keyReused();
  };
}

export const keyReused = (): Fault => new Fault("key-reused", "This Idempotency-Key was used for another request; use a new one.");

/** Whether a write failed because another request with this key was first. */
export function isKeyTaken(error: unknown): boolean {
  return isUniqueViolation(error, "idempotency_key_pkey");
}
