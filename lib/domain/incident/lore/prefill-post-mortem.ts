import { formatSpan } from "@/lib/domain/time/axis";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { gap, type PostMortemSectionKey } from "./post-mortem";
import { SEVERITIES, type SeverityKey } from "./severities";

/** Something that was seen, decided or done. `by` is a name; null for what no person did. */
export type TimelineEntry = { readonly at: Instant; readonly text: string; readonly by: string | null };

/** What is on record of an incident. Null is what nobody recorded, and stays a gap. */
export type IncidentFacts = {
  readonly title: string;
  readonly severity: SeverityKey;
  readonly impact: string;
  /** IANA zone in which its times are written. */
  readonly zone: string;
  /** When the trouble began, which may be before anybody saw it. */
  readonly occurredAt: Instant | null;
  readonly detectedAt: Instant | null;
  readonly declaredAt: Instant;
  readonly mitigatedAt: Instant | null;
  readonly resolvedAt: Instant | null;
};

/**
 * First texts of a post-mortem. Every figure in them is one that was recorded or the time between two that were; what is not on
 * record is a marked gap. What only people know (cause, what went well, what could be better, actions) is left empty.
 */
export function prefillPostMortem(timeline: readonly TimelineEntry[], facts: IncidentFacts): Record<PostMortemSectionKey, string> {
  const entries = timeline.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return {
    impact: impact(facts),
    detection: detection(entries, facts),
    response: response(entries, facts),
    cause: "",
    "went-well": "",
    "could-be-better": "",
    actions: "",
  };
}

function impact({ title, severity, impact: harm, occurredAt, resolvedAt, zone }: IncidentFacts): string {
  return paragraphs([
    `${severity}, ${SEVERITIES[severity].name.toLowerCase()}: ${title.trim()}`,
    harm.trim() || gap("what people could not do"),
    lines([
      `Began: ${moment(occurredAt, zone, "when it began")}`,
      `Restored: ${moment(resolvedAt, zone, "when it was resolved")}`,
      `Time to restore: ${between(occurredAt, resolvedAt, "it needs when it began and when it was resolved")}`,
    ]),
  ]);
}

function detection(entries: readonly TimelineEntry[], { occurredAt, detectedAt, declaredAt, zone }: IncidentFacts): string {
  const before = entries.filter(({ at }) => at <= declaredAt);
  return paragraphs([
    lines([
      `Detected: ${moment(detectedAt, zone, "when it was detected")}`,
      `Declared: ${moment(declaredAt, zone, "when it was declared")}`,
      `Time to detect: ${between(occurredAt, detectedAt, "it needs when it began and when it was detected")}`,
    ]),
    before.length > 0 ? told(before, zone) : gap("what showed it first"),
  ]);
}

function response(entries: readonly TimelineEntry[], { detectedAt, declaredAt, mitigatedAt, resolvedAt, zone }: IncidentFacts): string {
  const after = entries.filter(({ at }) => at > declaredAt);
  return paragraphs([
    lines([
      `Mitigated: ${moment(mitigatedAt, zone, "when it was mitigated")}`,
      `Time to mitigate: ${between(detectedAt, mitigatedAt, "it needs when it was detected and when it was mitigated")}`,
      `From declaration to resolution: ${between(declaredAt, resolvedAt, "it needs when it was resolved")}`,
    ]),
    after.length > 0 ? told(after, zone) : gap("what was done after the declaration"),
  ]);
}

function moment(at: Instant | null, zone: string, what: string): string {
  return at === null ? gap(what) : `${dayLabel(at, zone)}, ${zonedTime(at, zone)}`;
}

/** The elapsed time in whole minutes. Times that contradict each other give none: one of them has to be put right first. */
function between(from: Instant | null, to: Instant | null, missing: string): string {
  if (from === null || to === null) return gap(missing);
  if (to < from) return gap("the two times contradict each other");
  return formatSpan(Math.floor((toMs(to) - toMs(from)) / 60_000));
}

function told(entries: readonly TimelineEntry[], zone: string): string {
  return lines(entries.map(({ at, text, by }) => `${dayLabel(at, zone)}, ${zonedTime(at, zone)}: ${text.trim()}${by ? ` (${by})` : ""}`));
}

function lines(texts: readonly string[]): string {
  return texts.join("\n");
}

function paragraphs(texts: readonly string[]): string {
  return texts.join("\n\n");
}
