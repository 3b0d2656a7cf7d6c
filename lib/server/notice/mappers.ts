import type { AccessRole } from "@/lib/domain/access/roles";
import type { OpenNotice } from "@/lib/domain/notice/follow";
import type { NoticeKind } from "@/lib/domain/notice/kinds";
import { DEFAULT_PREFERENCES, type NoticePreferences } from "@/lib/domain/notice/preferences";
import type { RecordedEvent } from "@/lib/domain/release/event";
import type { PersonRef } from "@/lib/domain/release/state";

/** How a person wants to be told, as a statement answers it; null where nothing is written. */
export type PreferencesRow = {
  /** Of the profile; null follows the browser */
  readonly ownZone: string | null;
} & { readonly [Key in keyof NoticePreferences]: NoticePreferences[Key] | null };

/** Without a row of their own a person has the preferences of the table, in the zone of their profile. */
export function toPreferences({ ownZone, channels, quiet, digestAt, zone }: PreferencesRow): NoticePreferences {
  return { channels: channels ?? {}, quiet, digestAt, zone: zone ?? ownZone ?? DEFAULT_PREFERENCES.zone };
}

export type PersonRow = PersonRef & PreferencesRow & { readonly teamId: string; readonly role: string };

/** A member of a team. */
export type Person = { readonly ref: PersonRef; readonly role: AccessRole; readonly preferences: NoticePreferences };

export function toPerson({ id, name, initials, role, ...row }: PersonRow): Person {
  return { ref: { id, name, initials }, role: role as AccessRole, preferences: toPreferences(row) };
}

/** The column was written by us, from the table of kinds. */
export const toNoticeKind = (kind: string): NoticeKind => kind as NoticeKind;

export type OpenRow = {
  readonly id: string;
  readonly userId: string;
  readonly kind: string;
  readonly key: string;
  readonly isUrgent: boolean;
  readonly at: Date;
  readonly repeat: number;
};

export const toOpen = ({ at, kind, userId: _, ...row }: OpenRow): OpenNotice => ({
  ...row,
  kind: toNoticeKind(kind),
  at: at.toISOString(),
});

export type SignOffEvent = Extract<RecordedEvent, { type: "sign-off.recorded" }>;

/** An event of the log that the statement chose by its type. */
export const toSignOffEvent = ({ seq, body }: { seq: number; body: string }): SignOffEvent =>
  ({ ...JSON.parse(body), seq }) as SignOffEvent;
