import { metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { valueText } from "@/lib/domain/metrics/value-text";
import { zonedTime } from "@/lib/domain/time/format";
import { FIELDS, type FieldKey } from "./kinds";
import type { MessageField, QuotedFigure } from "./message";

/** Where a figure stands in a text that is being written. */
const TOKEN = /\{\{([^{}]{1,120})\}\}/g;

/** A number with a unit in which something is measured. Durations, versions, dates and counts of things are none. */
const FIGURE =
  /\d[\d.,]*\s?(?:%|percent\b|pp\b|points?\b|ms\b|milliseconds?\b|[kMG]B\b|rps\b|requests?\b|errors?\b|(?:per|a) (?:second|minute)\b)/i;

/** What was set or agreed, and not measured: a share of traffic, and a limit as the criteria of a rollback word it. */
const RULE = /\b\d{1,3}% of traffic\b|\bmore than \d+ (?:%|points) above the baseline\b/g;

/** The first number in a text that reads as measured and is no reading; null where there is none. */
export function typedFigure(text: string): string | null {
  return FIGURE.exec(text.replace(TOKEN, "").replace(RULE, ""))?.[0].trim() ?? null;
}

/** What somebody wrote elsewhere, where it holds no number that reads as measured: as a figure of a message it would have no time. */
export const unmeasured = (text: string): string => (typedFigure(text) ? "" : text);

/** Fields that say what was planned; their numbers are the plan's and were not measured. */
const PLANNED: ReadonlySet<FieldKey> = new Set([
  "version",
  "window",
  "duration",
  "impact",
  "changes",
  "risks",
  "rollbackPlan",
  "behaviour",
]);

export function figureToken(reading: Pick<Reading, "id">): string {
  return `{{${reading.id}}}`;
}

/** A reading as a message quotes it: `0.28% (canary, 19:11 GMT)`. */
export function figureText({ value, unit, side, observedAt }: Reading, zone: string): string {
  return `${valueText(value, unit)} (${side}, ${zonedTime(observedAt, zone)})`;
}

/** A reading with its name, as it is offered to whoever writes. */
export function figureLabel(reading: Reading, zone: string): string {
  return `${metricName(reading)} ${figureText(reading, zone)}`;
}

/** A figure that can be quoted. */
export type OfferedFigure = { readonly reading: string; readonly label: string; readonly text: string };

/** A text as somebody edits it: `{{p95 latency 145 ms (canary, 19:11 GMT)}}` in place of the reading's id. */
export function toEditable(text: string, offered: readonly OfferedFigure[]): string {
  const labels = new Map(offered.map((one) => [one.reading, one.label]));
  return text.replace(TOKEN, (token, id: string) => (labels.has(id) ? `{{${labels.get(id)}}}` : token));
}

/** The edited text as it is kept; a label that was changed stays, and is refused when the message is sent. */
export function fromEditable(text: string, offered: readonly OfferedFigure[]): string {
  const ids = new Map(offered.map((one) => [one.label, one.reading]));
  return text.replace(TOKEN, (token, label: string) => (ids.has(label) ? `{{${ids.get(label)}}}` : token));
}

/** The parts of a text for reading: what was written, and the figures in between. */
export function partsOf(text: string, offered: readonly OfferedFigure[]): { readonly text: string; readonly isFigure: boolean }[] {
  const texts = new Map(offered.map((one) => [one.reading, one.text]));
  return text
    .split(/(\{\{[^{}]{1,120}\}\})/)
    .filter((one) => one !== "")
    .map((one) => {
      const id = /^\{\{(.*)\}\}$/.exec(one)?.[1];
      return id === undefined ? { text: one, isFigure: false } : { text: texts.get(id) ?? one, isFigure: true };
    });
}

export type FigureProblem = { readonly key: FieldKey; readonly message: string };

/** A figure that nobody measured: a token without its reading, or a number with a unit that was typed. Null where all are real. */
export function figureProblem(fields: readonly MessageField[], readings: readonly Reading[]): FigureProblem | null {
  const known = new Set(readings.map((one) => one.id));
  for (const { key, text } of fields) {
    const missing = [...text.matchAll(TOKEN)].find(([, id]) => id !== undefined && !known.has(id));
    if (missing) return { key, message: `${FIELDS[key]} quotes a reading that this release does not have. Insert the figure again.` };
    const typed = PLANNED.has(key) ? null : typedFigure(text);
    if (typed) return { key, message: `${FIELDS[key]} says "${typed}". Insert figures from the readings, so that they carry their time.` };
  }
  return null;
}

/** The fields with their figures written out, and which readings they quote. Call it on fields without a `figureProblem`. */
export function withFigures(
  fields: readonly MessageField[],
  readings: readonly Reading[],
  zone: string,
): { readonly fields: MessageField[]; readonly figures: QuotedFigure[] } {
  const byId = new Map(readings.map((one) => [one.id, one]));
  const quoted = new Map<string, QuotedFigure>();
  const written = fields.map(({ key, text }) => ({
    key,
    text: text.replace(TOKEN, (token, id: string) => {
      const reading = byId.get(id);
      if (!reading) return token;
      const figure = { reading: id, text: figureText(reading, zone), observedAt: reading.observedAt };
      quoted.set(id, figure);
      return figure.text;
    }),
  }));
  return { fields: written, figures: [...quoted.values()] };
}
