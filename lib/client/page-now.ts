import type { Instant } from "@/lib/domain/time/instant";
import { useTicking } from "./ticker";

/** An answer of the server that says what time it was there, and when it arrived here (react-query's `dataUpdatedAt`, ms). */
export type TimedAnswer = { readonly now: Instant; readonly receivedAt: number };

/** Beyond this the server's clock was moved (demo, test): what was measured before no longer holds. */
const MOVED_MS = 30_000;

let bestOffsetMs: number | null = null;

/**
 * What to add to this device's clock to have the server's. An answer always arrives later than it was made, so each one
 * shows too little, and the one that came quickest shows it best.
 */
export function measureOffset({ now, receivedAt }: TimedAnswer): number {
  const sample = Date.parse(now) - receivedAt;
  const isFirst = bestOffsetMs === null || Math.abs(sample - bestOffsetMs) > MOVED_MS;
  bestOffsetMs = isFirst ? sample : Math.max(sample, bestOffsetMs ?? sample);
  return bestOffsetMs;
}

/** The server's time, moving once a second or once a minute. The first draw shows the answer's own time, as the server drew it. */
export function usePageNow(answer: TimedAnswer, every: "second" | "minute" = "minute"): Instant {
  const stepMs = every === "second" ? 1_000 : 60_000;
  const floor = (ms: number) => Math.floor(ms / stepMs) * stepMs;
  return new Date(useTicking(() => floor(Date.now() + measureOffset(answer)), floor(Date.parse(answer.now)))).toISOString();
}
