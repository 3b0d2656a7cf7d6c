import type { ReleaseState } from "@/lib/domain/release/state";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { answersSlot, toldFrom, updatePeriods } from "./comms-time";
import type { MessageKind } from "./kind-names";
import { hasLeft, type MessageRow, standingMessages } from "./message";

type Due = { readonly kind: MessageKind; readonly slot: Instant | null };

/**
 * The message that tells what was due already, or will: sent, given a time or proposed, and not cancelled. Null where nobody did, and
 * where a message answers nothing that was due (`slot` of null). Agrees with `scheduleOf`, which has no such message any more.
 */
export function answerOf(state: ReleaseState, { kind, slot }: Due, now: Instant): MessageRow | null {
  if (slot === null) return null;
  const standing = standingMessages(state.messages).filter((row) => row.act !== "cancelled");
  return standing.find((row) => row.kind === kind && row.slot === slot) ?? standing.findLast(tellsAlso(state, { kind, slot }, now)) ?? null;
}

/** What answers it all the same, though it was made for another time: a start that was told before the plan moved, an update told since. */
function tellsAlso(state: ReleaseState, { kind, slot }: { kind: MessageKind; slot: Instant }, now: Instant): (row: MessageRow) => boolean {
  const period = updatePeriods(state).find((one) => one.kind === kind && one.from <= slot && (one.until === null || slot <= one.until));
  if (period) return (row) => row.sendAt !== null && row.sendAt <= now && answersSlot(period, { slot, at: row.sendAt });
  if (kind === "status-update" || kind === "incident-update") return () => false;
  const from = toldFrom(state, kind, slot);
  if (from !== null) return (row) => row.act === "sent" && row.kind === kind && row.sendAt !== null && row.sendAt >= from;
  return (row) => row.act === "sent" && row.kind === kind && (kind !== "pre-notice" || row.plannedT0 === state.details.plannedT0);
}

/** Who told it and when, in a sentence: `Dora Lead sent "Update: …" on Thu 26 Nov, 19:14 GMT, which answers this.` */
export function answeredText(row: MessageRow, { zone, asker, now }: { zone: string; asker: string; now: Instant }): string {
  const who = row.by.id === asker ? "You" : row.by.name;
  const when = (at: Instant) => `${dayLabel(at, zone)}, ${zonedTime(at, zone)}`;
  if (row.sendAt === null) return `${who} proposed "${row.subject}" on ${when(row.at)}. It waits for a second person.`;
  if (hasLeft(row, now)) return `${who} sent "${row.subject}" on ${when(row.sendAt)}, which answers this.`;
  return `${who} gave "${row.subject}" a time: it leaves on ${when(row.sendAt)} and answers this.`;
}
