import { randomInt } from "node:crypto";
import type { Outcome } from "@/lib/domain/comms/delivery";
import { settleMail } from "@/lib/domain/notice/settle";
import { db, pool } from "@/lib/server/platform/db";
import { type ClaimedMail, send } from "./send";

/** Longer than any attempt takes: what is still `sending` then was cut off, and nobody knows whether it arrived. */
const LEASE_MS = 60_000;
/** Attempts of one team under way at once, over all processes. */
const PER_TEAM = 8;

/** What a crash cut off stays uncertain; what is over, or was for somebody who left the team, is not sent. */
const GIVE_UP = {
  name: "notices-give-up",
  text: `UPDATE notice_mail m SET status = g.status, reason = g.reason, "endedAt" = clock_timestamp() FROM (
      SELECT id, 'uncertain' AS status, 'It was cut off while it was sent.' AS reason FROM notice_mail
      WHERE status = 'sending' AND "dueAt" <= clock_timestamp()
      UNION ALL
      SELECT w.id, 'cancelled', CASE WHEN s."userId" IS NULL THEN 'The person left the team.' ELSE 'It was done before the mail left.' END
      FROM notice_mail w LEFT JOIN membership s ON s."teamId" = w."teamId" AND s."userId" = w."userId"
      WHERE w.status = 'waiting' AND w."dueAt" <= clock_timestamp() AND (s."userId" IS NULL
        OR NOT EXISTS (SELECT FROM notice n WHERE n."mailId" = w.id AND n."overAt" IS NULL))
    ) g WHERE m.id = g.id AND m.status IN ('sending', 'waiting')`,
};

/**
 * Takes what is due and writes the attempt down, in one statement: it is committed before a byte leaves. A row that another
 * process holds is passed over.
 */
const CLAIM = {
  name: "notices-claim",
  text: `WITH teams AS (
      SELECT DISTINCT "teamId" FROM notice_mail WHERE status = 'waiting' AND "dueAt" <= clock_timestamp()
    ), due AS (
      SELECT d.id FROM teams t CROSS JOIN LATERAL (
        SELECT m.id FROM notice_mail m WHERE m."teamId" = t."teamId" AND m.status = 'waiting' AND m."dueAt" <= clock_timestamp()
        ORDER BY m."dueAt", m.id
        LIMIT greatest(0, $2 - (SELECT count(*) FROM notice_mail o
          WHERE o."teamId" = t."teamId" AND o.status = 'sending' AND o."dueAt" > clock_timestamp()))
        FOR UPDATE SKIP LOCKED
      ) d
    ), claimed AS (
      UPDATE notice_mail m SET status = 'sending', reason = NULL, attempts = m.attempts + 1,
        "dueAt" = clock_timestamp() + $1 * interval '1 millisecond'
      FROM due WHERE m.id = due.id RETURNING m.*
    ), noted AS (
      INSERT INTO notice_attempt ("mailId", number, "startedAt") SELECT id, attempts, clock_timestamp() FROM claimed
    )
    SELECT c.id, c.attempts, c."leaveAt", u.name, u.email, t.name AS team, t.slug,
      (SELECT json_agg(json_build_object('words', n.words, 'at', n.at, 'repeat', n.repeat) ORDER BY n."isUrgent" DESC, n.at, n.id)
        FROM notice n WHERE n."mailId" = c.id AND n."overAt" IS NULL) AS notices
    FROM claimed c JOIN "user" u ON u.id = c."userId" JOIN team t ON t.id = c."teamId"`,
};

/** Begins one attempt of each mail that is due. Answers their ends: a slow mail server holds up nobody who does not wait for it. */
export async function dispatchMails(): Promise<Promise<void>[]> {
  await pool().query(GIVE_UP);
  const { rows } = await pool().query<ClaimedMail>({ ...CLAIM, values: [LEASE_MS, PER_TEAM] });
  return rows.map(attempt);
}

async function attempt(mail: ClaimedMail): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = await send(mail);
  } catch (error) {
    // What sends answers in words; whatever throws did so before.
    const problem = String(error instanceof Error ? error.message : error).slice(0, 200);
    outcome = { kind: "not-taken", problem: `It could not be prepared: ${problem}` };
  }
  await keep(mail, outcome);
}

const CHANCES = 1_000_000;

async function keep({ id, attempts }: ClaimedMail, outcome: Outcome): Promise<void> {
  const settled = settleMail(outcome, { attempts, chance: randomInt(CHANCES) / CHANCES });
  const waitMs = settled.status === "waiting" ? settled.waitMs : 0;
  await db().$transaction(async (tx) => {
    await tx.noticeAttempt.update({
      where: { mailId_number: { mailId: id, number: attempts } },
      data: { endedAt: new Date(), outcome: outcome.kind, words: outcome.kind === "taken" ? outcome.reply : outcome.problem },
      select: { number: true },
    });
    // Only of the last attempt; one that was given up as uncertain is certain after all.
    await tx.$executeRaw`
      UPDATE notice_mail SET status = ${settled.status}, reason = ${settled.reason},
        "dueAt" = clock_timestamp() + ${waitMs} * interval '1 millisecond',
        "endedAt" = CASE WHEN ${settled.status !== "waiting"} THEN clock_timestamp() END
      WHERE id = ${id}::uuid AND status IN ('sending', 'uncertain') AND attempts = ${attempts}`;
  });
}
