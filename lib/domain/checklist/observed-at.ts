import type { Refusal } from "@/lib/domain/release/command";
import { refusal } from "@/lib/domain/release/guard";
import { type Instant, toMs } from "@/lib/domain/time/instant";

/** A tick that waited for a connection is taken for this long: the time a tab may stay open through a release. */
export const MAX_OBSERVED_AGE_HOURS = 72;

/** How far a device's clock may run ahead before its time is refused; less than that counts as now. */
export const CLOCK_TOLERANCE_SECONDS = 60;

/** When something was done by the clock of a device: never in the future, at most 72 h ago. Null where the command says nothing. */
export function observedInstant(
  observedAt: Instant | undefined,
  now: Instant,
): { readonly ok: true; readonly at: Instant | null } | { readonly ok: false; readonly refusal: Refusal } {
  if (observedAt === undefined) return { ok: true, at: null };
  const ageMs = toMs(now) - toMs(observedAt);
  if (!(ageMs >= -CLOCK_TOLERANCE_SECONDS * 1_000)) {
    return {
      ok: false,
      refusal: refusal("invalid", "The time of this change lies in the future. Check the clock of your device.", { path: "observedAt" }),
    };
  }
  if (ageMs > MAX_OBSERVED_AGE_HOURS * 3_600_000) {
    return { ok: false, refusal: refusal("invalid", "This change is more than 72 hours old and was not applied.", { path: "observedAt" }) };
  }
  return { ok: true, at: ageMs < 0 ? now : observedAt };
}
