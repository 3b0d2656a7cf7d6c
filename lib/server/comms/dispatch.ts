import { randomInt } from "node:crypto";
import { LATE_MINUTES, type Outcome, settle } from "@/lib/domain/comms/delivery";
import { db, pool } from "@/lib/server/platform/db";
import { publishTeamChange } from "@/lib/server/platform/hub";
import { type Claimed, deliver } from "./deliver";
import { LATE_REASON } from "./derive";

/** Longer than any attempt takes: what is still `sending` then was cut off, and nobody knows whether it arrived. */
const LEASE_MS = 60_000;
/** Attempts of one team on one channel under way at once, over all processes. */
const PER_LANE = 8;

/** What a crash cut off waits for a person, and so does what waited too long. */
const GIVE_UP = {
  name: "messages-give-up",
  text: `UPDATE message_delivery SET
      status = CASE status WHEN 'sending' THEN 'uncertain' ELSE 'ask' END,
      reason = CASE status WHEN 'sending' THEN 'It was cut off while it was sent.' ELSE '${LATE_REASON}' END
    WHERE status = 'sending' AND "dueAt" <= clock_timestamp()
      OR status = 'waiting' AND "dueAt" <= clock_timestamp() AND "leaveAt" < clock_timestamp() - ${LATE_MINUTES} * interval '1 minute'
    RETURNING "teamId"`,
};

/**
 * Takes what is due and writes the attempt down, in one statement: it is committed before a byte leaves. A row that another
 * process holds is passed over.
 */
const CLAIM = {
  name: "messages-claim",
  text: `WITH lanes AS (
      SELECT DISTINCT "teamId", channel FROM message_delivery WHERE status = 'waiting' AND "dueAt" <= clock_timestamp()
    ), due AS (
      SELECT d.id FROM lanes l CROSS JOIN LATERAL (
        SELECT d.id FROM message_delivery d
        WHERE d."teamId" = l."teamId" AND d.channel = l.channel AND d.status = 'waiting' AND d."dueAt" <= clock_timestamp()
        ORDER BY d."dueAt", d.id
        LIMIT greatest(0, $2 - (SELECT count(*) FROM message_delivery o
          WHERE o."teamId" = l."teamId" AND o.channel = l.channel AND o.status = 'sending' AND o."dueAt" > clock_timestamp()))
        FOR UPDATE SKIP LOCKED
      ) d
    ), claimed AS (
      UPDATE message_delivery d SET status = 'sending', reason = NULL, attempts = d.attempts + 1,
        "dueAt" = clock_timestamp() + $1 * interval '1 millisecond'
      FROM due WHERE d.id = due.id RETURNING d.*
    ), noted AS (
      INSERT INTO message_attempt ("deliveryId", number, "startedAt") SELECT id, attempts, clock_timestamp() FROM claimed
    )
    SELECT c.id, c."teamId", c."releaseId", c."incidentId", c."messageId", c."textSeq", c.by, c.channel, c.audiences, c.attempts, c."leaveAt",
      clock_timestamp() AS at, e.id AS destination, e.name, e.address, e.url, e.secret, e."memberId",
      CASE WHEN e."secretBeforeEndsAt" > clock_timestamp() THEN e."secretBefore" END AS "secretBefore"
    FROM claimed c JOIN destination e ON e.id = c."destinationId"`,
};

/** Begins one attempt of each message that is due. Answers their ends: a slow receiver holds up nobody who does not wait for it. */
export async function dispatchDue(): Promise<Promise<void>[]> {
  const given = await pool().query<{ teamId: string }>(GIVE_UP);
  for (const team of new Set(given.rows.map(({ teamId }) => teamId))) publishTeamChange(team, 0);
  const { rows } = await pool().query<Claimed>({ ...CLAIM, values: [LEASE_MS, PER_LANE] });
  return rows.map(attempt);
}

async function attempt(delivery: Claimed): Promise<void> {
  const begin = performance.now();
  let outcome: Outcome;
  try {
    outcome = await deliver(delivery);
  } catch (error) {
    // What sends answers in words; whatever throws did so before.
    outcome = {
      kind: "not-taken",
      problem: `It could not be prepared: ${String(error instanceof Error ? error.message : error).slice(0, 200)}`,
    };
  }
  await keep(delivery, outcome, performance.now() - begin);
}

const CHANCES = 1_000_000;

async function keep({ id, teamId, attempts, leaveAt, at }: Claimed, outcome: Outcome, elapsedMs: number): Promise<void> {
  const now = new Date(at.getTime() + elapsedMs).toISOString();
  const settled = settle(outcome, { attempts, leaveAt: leaveAt.toISOString(), now, chance: randomInt(CHANCES) / CHANCES });
  const waitMs = settled.status === "waiting" ? settled.waitMs : 0;
  const isOver = settled.status === "sent" || settled.status === "failed";
  await db().$transaction(async (tx) => {
    await tx.messageAttempt.update({
      where: { deliveryId_number: { deliveryId: id, number: attempts } },
      data: { endedAt: new Date(), outcome: outcome.kind, words: outcome.kind === "taken" ? outcome.reply : outcome.problem },
      select: { number: true },
    });
    // Only of the last attempt; one that was given up as uncertain is certain after all.
    await tx.$executeRaw`
      UPDATE message_delivery SET status = ${settled.status}, reason = ${settled.reason},
        "dueAt" = clock_timestamp() + ${waitMs} * interval '1 millisecond',
        "endedAt" = CASE WHEN ${isOver} THEN clock_timestamp() END
      WHERE id = ${id}::uuid AND status IN ('sending', 'uncertain') AND attempts = ${attempts}`;
  });
  // Nothing of the team changed; what shows deliveries and inboxes asks again all the same.
  publishTeamChange(teamId, 0);
}
