import { metricName } from "@/lib/domain/metrics/metric";
import { verdictWord } from "@/lib/domain/metrics/metric-words";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { ReleaseDetails } from "@/lib/domain/release/state";
import { sideName } from "./side-words";
import type { StageContent } from "./stage-content";

type StageReading = StageContent["readings"][number];
/** What the sides are called by. */
type Named = Pick<ReleaseDetails, "strategy">;
type StageDifference = { readonly what: string; readonly before: string; readonly after: string };

/**
 * What has changed in what a decision rests on: each further reading beside the one before it on that side, a correction
 * beside what it corrects, the verdict in a word, and until when the stage is watched.
 */
export function stageDifferences(before: StageContent | undefined, after: StageContent | undefined, release: Named): StageDifference[] {
  if (!after) return [];
  return [
    ...readingDifferences(before?.readings ?? [], after.readings, release),
    ...difference("Verdict", before ? wordOf(before) : "", wordOf(after)),
    ...difference("Watched until", before?.watchedUntil ?? "", after.watchedUntil ?? ""),
  ];
}

function readingDifferences(before: readonly StageReading[], after: readonly StageReading[], release: Named): StageDifference[] {
  const known = new Set(before.map((one) => one.id));
  return after.flatMap((reading, index) => {
    if (known.has(reading.id)) return [];
    const replaced =
      reading.corrects === null ? latestBefore(after.slice(0, index), reading) : after.find((one) => one.id === reading.corrects);
    const what = `${reading.corrects === null ? "" : "Correction: "}${metricName(reading)} of ${sideName(release, reading.side)}`;
    return [{ what, before: replaced ? readingText(replaced) : "", after: readingText(reading) }];
  });
}

/** What had been read last on that side; the corrected among it is gone. */
function latestBefore(earlier: readonly StageReading[], { metric, name, side }: StageReading): StageReading | undefined {
  const corrected = new Set(earlier.map((one) => one.corrects));
  return earlier.findLast((one) => one.metric === metric && one.name === name && one.side === side && !corrected.has(one.id));
}

function readingText({ value, unit, observedAt }: StageReading): string {
  return `${valueText(value, unit)} at ${observedAt}`;
}

function wordOf({ zone, readings }: StageContent): string {
  return verdictWord(zone, readings.length > 0).toLowerCase();
}

function difference(what: string, before: string, after: string): StageDifference[] {
  return before === after ? [] : [{ what, before, after }];
}
