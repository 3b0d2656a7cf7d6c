import type { NoticeKind } from "@/lib/domain/notice/kinds";
import { leavesAt } from "@/lib/domain/notice/preferences";
import type { Instant } from "@/lib/domain/time/instant";
import { mailSettings } from "@/lib/server/platform/mail";
import type { Person } from "./mappers";

type About = { readonly kind: NoticeKind; readonly isUrgent: boolean };

/** When a notice leaves by mail, by the person's preferences, at a moment of the database's clock; null where no mail goes. */
export function leaving({ preferences }: Pick<Person, "preferences">, about: About, at: Instant) {
  const leaveAt = mailSettings() === null ? null : leavesAt(preferences, about, at);
  return { leaveAt, isHeld: leaveAt !== null && leaveAt > at };
}
