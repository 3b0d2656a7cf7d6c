import { randomUUID } from "node:crypto";
import { db } from "@/lib/server/platform/db";

type Due = { id: string; teamId: string; userId: string; leaveAt: Date; isHeld: boolean };

const PER_ROUND = 500;

/**
 * Makes the mails of what may leave now, by the database's clock: what waited for a person goes in one, the rest singly. What needs
 * nobody any more is left out. A row that another process holds is passed over.
 */
export function postDue(): Promise<void> {
  return db().$transaction(async (tx) => {
    const due = await tx.$queryRaw<Due[]>`
      SELECT id, "teamId", "userId", "leaveAt", "isHeld" FROM notice
      WHERE "mailId" IS NULL AND "overAt" IS NULL AND "leaveAt" <= clock_timestamp()
      ORDER BY "leaveAt", at, id LIMIT ${PER_ROUND} FOR UPDATE SKIP LOCKED`;
    if (due.length === 0) return;
    const mails = bundles(due).map((notices) => ({ id: randomUUID(), notices }));
    const data = mails.flatMap(({ id, notices: [first] }) => (first ? [mailRow(id, first)] : []));
    await tx.noticeMail.createMany({ data });
    const pairs = mails.flatMap(({ id, notices }) => notices.map((notice) => [notice.id, id] as const));
    await tx.$executeRaw`
      UPDATE notice n SET "mailId" = p.mail FROM unnest(${pairs.map(([one]) => one)}::uuid[], ${pairs.map(([, mail]) => mail)}::uuid[]) AS p (notice, mail)
      WHERE n.id = p.notice`;
  });
}

function mailRow(id: string, { teamId, userId, leaveAt }: Due) {
  return { id, teamId, userId, status: "waiting", leaveAt, dueAt: leaveAt };
}

function bundles(due: readonly Due[]): Due[][] {
  const groups = new Map<string, Due[]>();
  for (const one of due) {
    const key = one.isHeld ? `${one.teamId} ${one.userId}` : one.id;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
