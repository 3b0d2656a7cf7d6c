import { randomInt } from "node:crypto";
import { retryWaitMs, verdictOf } from "@/lib/domain/webhook/retry";
import { now } from "@/lib/server/platform/clock";
import { db, pool } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { publishTeamChange } from "@/lib/server/platform/hub";
import { type Answer, postMessage } from "@/lib/server/platform/outgoing-request";
import { unseal } from "@/lib/server/platform/secret-box";
import { appendTeamEvent } from "@/lib/server/platform/team-events";
import { secretAbout } from "./secret";

/** Longer than any attempt takes: what is still `sending` then was cut off by a crash, and is tried again with the same id. */
const LEASE_MS = 60_000;
/** Attempts of one endpoint under way at once, over all processes. */
const PER_ENDPOINT = 8;

type Claimed = {
  id: string;
  endpointId: string;
  teamId: string;
  attempts: number;
  body: string;
  url: string;
  secret: string;
  secretBefore: string | null;
};

/**
 * Takes what is due and writes the attempt down, in one statement: it is committed before a byte leaves. A row that another
 * process holds is passed over.
 */
const CLAIM = {
  name: "webhooks-claim",
  text: `WITH due AS (
      SELECT d.id FROM webhook_endpoint e CROSS JOIN LATERAL (
        SELECT d.id FROM webhook_delivery d
        WHERE d."endpointId" = e.id AND d.status IN ('waiting', 'sending') AND d."dueAt" <= clock_timestamp()
        ORDER BY d."dueAt", d.seq
        LIMIT greatest(0, $2 - (SELECT count(*) FROM webhook_delivery o
          WHERE o."endpointId" = e.id AND o.status = 'sending' AND o."dueAt" > clock_timestamp()))
        FOR UPDATE SKIP LOCKED
      ) d WHERE e."activeSince" IS NOT NULL
    ), claimed AS (
      UPDATE webhook_delivery d SET status = 'sending', attempts = d.attempts + 1, "dueAt" = clock_timestamp() + $1 * interval '1 millisecond'
      FROM due WHERE d.id = due.id RETURNING d.id, d."endpointId", d."teamId", d.attempts, d.body
    ), noted AS (
      INSERT INTO webhook_attempt ("deliveryId", number, "startedAt") SELECT id, attempts, clock_timestamp() FROM claimed
    )
    SELECT c.*, e.url, e.secret, CASE WHEN e."secretBeforeEndsAt" > clock_timestamp() THEN e."secretBefore" END AS "secretBefore"
    FROM claimed c JOIN webhook_endpoint e ON e.id = c."endpointId"`,
};

/** Begins one attempt of each message that is due. Answers their ends: a slow receiver holds up nobody who does not wait for it. */
export async function dispatchDue(): Promise<Promise<void>[]> {
  const { rows } = await pool().query<Claimed>({ ...CLAIM, values: [LEASE_MS, PER_ENDPOINT] });
  return rows.map(attempt);
}

async function attempt(delivery: Claimed): Promise<void> {
  const { id, endpointId, body, url, secret, secretBefore } = delivery;
  const sealed = secretBefore === null ? [secret] : [secret, secretBefore];
  let answer: Answer;
  try {
    const secrets = sealed.map((one) => unseal(one, secretAbout(endpointId)));
    answer = await postMessage(new URL(url), { id: `msg_${id}`, body, secrets });
  } catch (error) {
    answer = { status: null, problem: String(error instanceof Error ? error.message : error), retryAfterMs: 0, hasLeft: false };
  }
  await settle(delivery, answer);
}

async function settle(delivery: Claimed, answer: Answer): Promise<void> {
  const verdict = verdictOf(answer.status);
  const seq = await db().$transaction(async (tx) => {
    await tx.webhookAttempt.update({
      where: { deliveryId_number: { deliveryId: delivery.id, number: delivery.attempts } },
      data: { endedAt: new Date(), status: answer.status, problem: answer.problem },
      select: { number: true },
    });
    // Only while this attempt is the last one: an answer after the lease does not undo what came later.
    await tx.webhookDelivery.updateMany({
      where: { id: delivery.id, status: "sending", attempts: delivery.attempts },
      data: outcomeOf(delivery, answer),
    });
    return verdict === "gone" ? disableGone(tx, delivery) : null;
  });
  if (seq !== null) publishTeamChange(delivery.teamId, seq);
}

const CHANCES = 1_000_000;

function outcomeOf({ attempts }: Claimed, answer: Answer) {
  const verdict = verdictOf(answer.status);
  if (verdict === "delivered") return { status: "delivered", endedAt: new Date() };
  const waitMs = verdict === "gone" ? null : retryWaitMs(attempts, { chance: randomInt(CHANCES) / CHANCES, askedMs: answer.retryAfterMs });
  if (waitMs === null) return { status: "failed", endedAt: new Date() };
  return { status: "waiting", dueAt: new Date(Date.now() + waitMs) };
}

/** The receiver is gone for good and said so: nothing more goes there until an admin switches it on again. */
async function disableGone(tx: Prisma.TransactionClient, { endpointId: id, teamId }: Claimed): Promise<number | null> {
  const { count } = await tx.webhookEndpoint.updateMany({
    where: { id, activeSince: { not: null } },
    data: { activeSince: null, disabledBy: "gone" },
  });
  if (count === 0) return null;
  await tx.webhookDelivery.updateMany({ where: { endpointId: id, status: "waiting" }, data: { status: "cancelled", endedAt: new Date() } });
  const { name } = await tx.webhookEndpoint.findUniqueOrThrow({ where: { id }, select: { name: true } });
  const actor = { kind: "system", id: "webhooks", name: "Webhooks", initials: "WH" } as const;
  return appendTeamEvent(tx, { teamId, actor, occurredAt: now(), type: "webhook.disabled", payload: { id, name, cause: "gone" } });
}
