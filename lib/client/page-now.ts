import type { Instant } from "@/lib/domain/time/instant";
import { useTicking } from "./ticker";

/** An answer of the server that says what time it was there, and when it arrived here (react-query's `dataUpdatedAt`, ms). */
export type TimedAnswer = { readonly now: Instant; readonly receivedAt: number };

/** The server's time, moving once a second or once a minute. The first draw shows the answer's own time, as the server drew it. */
export function usePageNow({ now, receivedAt }: TimedAnswer, every: "second" | "minute" = "minute"): Instant {
  const stepMs = every === "second" ? 1_000 : 60_000;
  const floor = (ms: number) => Math.floor(ms / stepMs) * stepMs;
  const at = Date.parse(now);
  return new Date(useTicking(() => floor(at + Math.max(0, Date.now() - receivedAt)), floor(at))).toISOString();
}
