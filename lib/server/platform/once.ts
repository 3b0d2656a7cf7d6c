import { AsyncLocalStorage } from "node:async_hooks";
import { db } from "./db";
import type { Prisma } from "./generated/client";
import { idempotencyOf, isKeyTaken, keyReused, type OwnedKey } from "./idempotency";
import { log } from "./log";
import { Fault } from "./problem";
import type { Viewer } from "./session";
import { singleton } from "./singleton";

type Asking = {
  readonly request: Request;
  readonly body: unknown;
  readonly viewer: Viewer;
  /** The answer holds what is shown this once; it is kept nowhere. */
  readonly isSecret?: boolean;
};

/** How long a repetition waits for the answer of the first, which is being given; a crash may have swallowed it. */
const PATIENCE_MS = 3_000;
const LOOK_EVERY_MS = 50;

const claims = () => singleton("idempotency-claims", () => new AsyncLocalStorage<OwnedKey>());

/**
 * Does `work` once per Idempotency-Key, with or without one given. The key is taken by `takeKey` in the transaction of the change itself,
 * so that of several at once one is carried out and a refused one uses nothing up. A repetition is given the same answer; where
 * that held a secret, or was lost with the process, it is told that the work is done. Ask for permission before. Source:
 * RELIABILITY invariant 5.
 */
export async function once<T>({ request, body, viewer, isSecret = false }: Asking, work: () => Promise<T>): Promise<T> {
  const asked = idempotencyOf(request, body);
  if (!asked) return work();
  const key: OwnedKey = { ...asked, userId: viewer.token?.id ?? viewer.userId };
  const earlier = await answerOf<T>(key, isSecret);
  if (earlier) return earlier.answer;
  try {
    const answer = await claims().run(key, work);
    if (!isSecret) await keep(key, answer);
    return answer;
  } catch (error) {
    // Whoever lost the race may also be refused for what the winner made.
    const first = isKeyTaken(error) || error instanceof Fault ? await answerOf<T>(key, isSecret) : null;
    if (!first) throw error;
    return first.answer;
  }
}

/** Takes the key of the request under way, if it has one; to be called first in the transaction that makes the change. */
export async function takeKey(tx: Prisma.TransactionClient): Promise<void> {
  const key = claims().getStore();
  if (key) await tx.idempotencyKey.create({ data: key, select: { key: true } });
}

/** What is done is done: an answer that cannot be kept is given all the same. */
async function keep({ userId, key }: OwnedKey, answer: unknown): Promise<void> {
  const data = { response: answer as Prisma.InputJsonValue };
  await db()
    .idempotencyKey.update({ where: { userId_key: { userId, key } }, data, select: { key: true } })
    .catch((error: Error) => log.warn({ error: error.message }, "an answer could not be kept for repetitions"));
}

/** The answer given before, null for a new key. Throws `key-reused` for another request, `done-already` where no answer is kept. */
async function answerOf<T>({ userId, key, requestHash }: OwnedKey, isSecret: boolean): Promise<{ answer: T } | null> {
  const giveUp = performance.now() + PATIENCE_MS;
  for (;;) {
    const where = { userId_key: { userId, key } };
    const row = await db().idempotencyKey.findUnique({ where, select: { requestHash: true, response: true, createdAt: true } });
    if (!row) return null;
    if (row.requestHash !== requestHash) throw keyReused();
    if (row.response !== null) return { answer: row.response as T };
    if (isSecret) throw doneAlready("Its answer held a secret that was shown once and is kept nowhere.");
    if (performance.now() > giveUp || Date.now() - row.createdAt.getTime() > PATIENCE_MS)
      throw doneAlready("Its answer was lost; look for what was made.");
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

const doneAlready = (why: string): Fault =>
  new Fault("done-already", `A request with this Idempotency-Key was carried out. ${why} To do it again, use a new key.`);
