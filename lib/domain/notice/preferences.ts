import type { Instant } from "@/lib/domain/time/instant";
import { nextTimeOfDay } from "@/lib/domain/time/weekly-hours";
import { NOTICES, type NoticeChannel, type NoticeKind } from "./kinds";
import { type QuietHours, quietEndsAt } from "./quiet";

/** How a person wants to be told. Kinds that are left out go as the table says. */
export type NoticePreferences = {
  readonly channels: Readonly<Partial<Record<NoticeKind, NoticeChannel>>>;
  readonly quiet: QuietHours | null;
  /** Time of day at which what is not urgent comes in one mail; null: singly. */
  readonly digestAt: string | null;
  /** IANA zone of these times. */
  readonly zone: string;
};

export const DEFAULT_PREFERENCES: NoticePreferences = { channels: {}, quiet: null, digestAt: null, zone: "UTC" };

export const channelOf = ({ channels }: Pick<NoticePreferences, "channels">, kind: NoticeKind): NoticeChannel =>
  channels[kind] ?? NOTICES[kind].channel;

/** When a notice may leave by mail: at once, after the quiet hours, with the next digest; null where the person wants no mail of its kind. */
export function leavesAt(
  preferences: NoticePreferences,
  { kind, isUrgent }: { readonly kind: NoticeKind; readonly isUrgent: boolean },
  now: Instant,
): Instant | null {
  if (channelOf(preferences, kind) === "inbox") return null;
  if (isUrgent) return now;
  const { quiet, digestAt, zone } = preferences;
  const due = digestAt === null ? now : nextTimeOfDay(digestAt, zone, now);
  return (quiet && quietEndsAt(quiet, zone, due)) ?? due;
}
