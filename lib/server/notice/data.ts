import type { NoticePreferencesDto } from "@/lib/contracts/notice";
import { NOTICE_KINDS } from "@/lib/domain/notice/kinds";
import { channelOf } from "@/lib/domain/notice/preferences";
import { pool } from "@/lib/server/platform/db";
import { mailSettings } from "@/lib/server/platform/mail";
import type { Viewer } from "@/lib/server/platform/session";
import { type PreferencesRow, toPreferences } from "./mappers";

const SHOWN = 5;

const PREFERENCES = {
  name: "notice-preferences",
  text: `SELECT channels, quiet, "digestAt", zone FROM notice_preference WHERE "userId" = $1`,
};

const MAILS = {
  name: "notice-mails",
  text: `SELECT m.id, m.status, m.reason, coalesce(m."endedAt", m."createdAt") AS at, n.notices, coalesce(n.title, '') AS title
    FROM notice_mail m CROSS JOIN LATERAL (
      SELECT count(*)::int AS notices, (array_agg(o.words->>'title' ORDER BY o."isUrgent" DESC, o.at, o.id))[1] AS title
      FROM notice o WHERE o."mailId" = m.id
    ) n WHERE m."userId" = $1 ORDER BY m."createdAt" DESC, m.id LIMIT ${SHOWN}`,
};

type MailRow = Omit<NoticePreferencesDto["mails"][number], "at"> & { at: Date };

/** How a person wants to be told, and what became of the last mails to them. */
export async function getNoticePreferences({ userId }: Pick<Viewer, "userId">): Promise<NoticePreferencesDto> {
  const [own, mails] = await Promise.all([
    pool().query<PreferencesRow>({ ...PREFERENCES, values: [userId] }),
    pool().query<MailRow>({ ...MAILS, values: [userId] }),
  ]);
  const row = own.rows[0];
  const preferences = toPreferences({ ...NOTHING, ...row });
  return {
    byMail: NOTICE_KINDS.filter((kind) => channelOf(preferences, kind) === "mail"),
    quiet: preferences.quiet && { ...preferences.quiet, days: [...preferences.quiet.days] },
    digestAt: preferences.digestAt,
    zone: row?.zone ?? null,
    canMail: mailSettings() !== null,
    mails: mails.rows.map(({ at, ...mail }) => ({ ...mail, at: at.toISOString() })),
  };
}

const NOTHING: PreferencesRow = { channels: null, quiet: null, digestAt: null, zone: null, ownZone: null };
