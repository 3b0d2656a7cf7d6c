import type { Instant } from "@/lib/domain/time/instant";

/** One entry of a calendar that others subscribe to. Without `end` it is a moment. */
export type CalendarEntry = {
  /** The same for as long as the thing exists, whatever changes about it. */
  readonly uid: string;
  /** Never falls; higher when anything changed. */
  readonly sequence: number;
  /** When it was last changed. */
  readonly changedAt: Instant;
  readonly start: Instant;
  readonly end?: Instant;
  readonly summary: string;
  readonly description?: string;
  readonly url?: string;
  readonly status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
};

const LINE_OCTETS = 75;

/** A calendar as iCalendar text (RFC 5545): UTC times, escaped texts, lines folded at 75 octets, CRLF at the end of each. */
export function icalOf(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//T-Minus//Calendar//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
    "X-PUBLISHED-TTL:PT15M",
    ...entries.flatMap(linesOf),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function linesOf({ uid, sequence, changedAt, start, end, summary, description, url, status }: CalendarEntry): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${basic(changedAt)}`,
    `DTSTART:${basic(start)}`,
    ...(end ? [`DTEND:${basic(end)}`] : []),
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    `STATUS:${status}`,
    // Nobody is busy because a release is under way.
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** `2031-05-01T10:00:00.000Z` as `20310501T100000Z`. */
const basic = (instant: Instant): string => instant.replace(/[-:]|\.\d+/g, "");

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** A line in pieces of at most 75 octets of UTF-8, characters whole; each but the first begins with a space, which counts. */
function folded(line: string): string {
  let text = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE_OCTETS) {
      text += "\r\n ";
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
