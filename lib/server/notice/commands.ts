import type { NoticePreferencesBody, NoticePreferencesDto } from "@/lib/contracts/notice";
import { NOTICE_KINDS } from "@/lib/domain/notice/kinds";
import type { NoticePreferences } from "@/lib/domain/notice/preferences";
import { db } from "@/lib/server/platform/db";
import { Prisma } from "@/lib/server/platform/generated/client";
import type { Viewer } from "@/lib/server/platform/session";
import { getNoticePreferences } from "./data";
import { leaving } from "./leaving";
import { toNoticeKind } from "./mappers";

/** Sets how a person wants to be told. What waits for them goes as they want it now; what they had in T-Minus only is not sent after all. */
export async function changeNoticePreferences(viewer: Viewer, body: NoticePreferencesBody): Promise<NoticePreferencesDto> {
  const { userId } = viewer;
  const preferences = preferencesOf(body);
  await db().$transaction(async (tx) => {
    const { channels, quiet, digestAt, zone } = preferences;
    const data = { channels, quiet: quiet ?? Prisma.DbNull, digestAt, zone, updatedAt: new Date() };
    await tx.noticePreference.upsert({ where: { userId }, create: { userId, ...data }, update: data, select: { userId: true } });
    await rearrange(tx, { userId, preferences });
  });
  return getNoticePreferences(viewer);
}

function preferencesOf({ byMail, quiet, digestAt, zone }: NoticePreferencesBody): NoticePreferences {
  const channels = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, byMail.includes(kind) ? "mail" : "inbox"]));
  return { channels, quiet, digestAt, zone };
}

type Waiting = { id: string; kind: string; isUrgent: boolean; now: Date };

async function rearrange(tx: Prisma.TransactionClient, { userId, preferences }: { userId: string; preferences: NoticePreferences }) {
  const waiting = await tx.$queryRaw<Waiting[]>`
    SELECT id, kind, "isUrgent", clock_timestamp() AS now FROM notice
    WHERE "userId" = ${userId}::uuid AND "mailId" IS NULL AND "overAt" IS NULL AND "leaveAt" IS NOT NULL FOR UPDATE`;
  for (const { id, kind, isUrgent, now } of waiting) {
    const data = leaving({ preferences }, { kind: toNoticeKind(kind), isUrgent }, now.toISOString());
    await tx.notice.update({ where: { id }, data, select: { id: true } });
  }
}
