import type { ReleaseState } from "@/lib/domain/release/state";
import { axisOffset, formatOffset } from "@/lib/domain/time/axis";
import type { Instant } from "@/lib/domain/time/instant";
import { type HandoverSummary, type Offer, SUMMARY_PARTS, type SummaryLine, type SummaryPart } from "./record";
import { fallingLines, gateLines } from "./summary-gates";
import { departureLines, openLines, standingLines } from "./summary-standing";
import { causeLines, incidentLines, messageLines, owedLines, readingLines } from "./summary-watch";

type About = Pick<Offer, "role" | "from" | "words"> & { readonly to: Offer["to"] | null };

/** How a release stands for whoever takes a role of it over. The same state at the same time always gives the same. */
export function summaryOf(state: ReleaseState, { role, from, to, words }: About, now: Instant): HandoverSummary {
  const lines: Record<SummaryPart, readonly SummaryLine[]> = {
    standing: standingLines(state, now),
    open: openLines(state, now),
    departures: departureLines(state, now),
    gates: gateLines(state),
    falls: fallingLines(state, { role, from }),
    causes: causeLines(state),
    readings: readingLines(state),
    messages: messageLines(state, now),
    owed: owedLines(state),
    incidents: incidentLines(state),
  };
  const parts = SUMMARY_PARTS.filter((part) => lines[part].length > 0).map((part) => ({ part, lines: lines[part] }));
  return { role, from, to, words, asOf: now, clock: formatOffset(axisOffset(now, state)), parts };
}

/**
 * What of a summary must still hold when somebody accepts on it. Not the clock, which always moves, and not the readings: what they come
 * to is in the verdict, and one more of the same must not refuse anybody.
 */
export function boundContent({ role, from, to, words, parts }: HandoverSummary) {
  return { role, from, to, words, parts: parts.filter(({ part }) => part !== "readings") };
}
