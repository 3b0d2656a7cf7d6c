"use client";

import { earlierPhases } from "@/lib/domain/sign-off/gate-order";
import { toMs } from "@/lib/domain/time/instant";
import { AllIn } from "./all-in";
import type { Gate } from "./use-gate";

/** For a while after a gate has passed, whoever has moved on to the next phase still sees that it did. */
export function JustPassed({ gate: { state, phase, now }, minutes = 5 }: { gate: Gate; minutes?: number }) {
  const before = earlierPhases(state, phase).findLast((one) => one.closed?.how === "signed");
  if (!before?.closed || phase.status === "closed" || toMs(now) - toMs(before.closed.at) > minutes * 60_000) return null;
  return <AllIn phase={before} className="mb-4" />;
}
