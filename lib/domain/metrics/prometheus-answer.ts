import { z } from "zod";
import { type Unit, valueProblem } from "./metric";

/** What came of asking: a value with when it holds, or why there is none. Nothing in between: what is not a number is no pass. */
export type Sample = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly why: string };

const point = z.tuple([z.number(), z.string()]);
const data = z.discriminatedUnion("resultType", [
  z.object({ resultType: z.literal("vector"), result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: point })) }),
  z.object({ resultType: z.literal("scalar"), result: point }),
  z.object({ resultType: z.literal("string"), result: z.unknown() }),
  z.object({ resultType: z.literal("matrix"), result: z.unknown() }),
]);
const answer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("success"), data, warnings: z.array(z.string()).optional() }),
  z.object({ status: z.literal("error"), errorType: z.string(), error: z.string() }),
]);

const WORDS = 200;
const NOTHING = "No series: nothing was measured in this window.";

/**
 * Reads the answer to an instant query that is to give one value. Inconclusive, with the reason: an error, a warning (a part of the data
 * was not asked), no series, several of them, a range, `NaN`, infinity, and what the unit cannot hold.
 * Source: Prometheus HTTP API, "Expression queries".
 */
export function readInstant(body: unknown, unit: Unit): Sample {
  const read = numberIn(body);
  if (typeof read === "string") return { ok: false, why: read };
  const value = Number(read.toPrecision(10));
  const problem = valueProblem(value, unit);
  return problem === null ? { ok: true, value } : { ok: false, why: `It gave ${value} ${unit}: ${problem}` };
}

/** The number in an answer about the data itself, such as how often a counter began again. No series is 0; null: it could not be told. */
export function readCount(body: unknown): number | null {
  const read = numberIn(body);
  if (typeof read === "number") return read;
  return read === NOTHING ? 0 : null;
}

function numberIn(body: unknown): number | string {
  const parsed = answer.safeParse(body);
  if (!parsed.success) return "The answer is not one of Prometheus.";
  if (parsed.data.status === "error") return `Prometheus refused the query: ${short(parsed.data.error)}`;
  const [warning] = parsed.data.warnings ?? [];
  if (warning !== undefined) return `Prometheus answered in part: ${short(warning)}`;
  const text = valueIn(parsed.data.data);
  return typeof text === "string" ? text : finite(text.value);
}

function valueIn(found: z.infer<typeof data>): string | { value: string } {
  if (found.resultType === "scalar") return { value: found.result[1] };
  if (found.resultType !== "vector")
    return `The query gives a ${found.resultType === "matrix" ? "range" : "text"}; write one that gives one value.`;
  const [first, ...more] = found.result;
  if (!first) return NOTHING;
  if (more.length > 0) return `${found.result.length} series where one was expected; sum them in the query.`;
  return { value: first.value[1] };
}

function finite(text: string): number | string {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  return /inf/i.test(text)
    ? "It gave infinity: something was divided by nothing."
    : "It gave no number (NaN): there were no requests to measure.";
}

const short = (text: string): string => (text.length > WORDS ? `${text.slice(0, WORDS - 1)}…` : text);
