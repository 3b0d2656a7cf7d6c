import { readCount, readInstant, type Sample } from "@/lib/domain/metrics/prometheus-answer";
import { fillQuery, guardProblem, guardQueries, type QueryValues } from "@/lib/domain/metrics/query-template";
import type { MetricQuery } from "@/lib/domain/metrics/source";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { ask, type Told } from "@/lib/server/platform/outgoing-question";
import { unseal } from "@/lib/server/platform/secret-box";

/** A source as it is asked. */
export type AskedSource = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly auth: string;
  readonly username: string;
  readonly secret: string | null;
};

/** What the sealed secret of a source belongs to. */
export const secretAbout = (id: string): string => `metric-source:${id}`;

/** What came of one query: the text that was asked, and a value or why there is none. `isDown`: the source itself did not answer. */
export type Measurement = { readonly query: string; readonly sample: Sample; readonly isDown: boolean };

/**
 * Asks a source at a moment. Equal questions of one round, such as those about the same counter, are asked once; once a source has not
 * answered, nothing more is asked of it.
 */
export function openRound(source: AskedSource, at: Instant) {
  const asked = new Map<string, Promise<Told>>();
  let problem: string | null = null;
  const put = (query: string): Promise<Told> => {
    if (problem !== null) return Promise.resolve({ ok: false, problem });
    const found = asked.get(query) ?? askOnce(source, { query, at });
    asked.set(query, found);
    return found;
  };
  return {
    /** Why the source did not answer; null: it did. */
    problem: () => problem,
    measure: async (query: MetricQuery, values: QueryValues): Promise<Measurement> => {
      const filled = fillQuery(query.query, values);
      if (!filled.ok) return { query: query.query, sample: { ok: false, why: filled.problem }, isDown: false };
      const answer = await put(filled.query);
      if (!answer.ok) {
        problem = answer.problem;
        return { query: filled.query, sample: { ok: false, why: `Prometheus does not answer: ${answer.problem}` }, isDown: true };
      }
      const sample = readInstant(answer.body, query.unit);
      const why = sample.ok ? await whyNotSound(query.counter, { values, put }) : null;
      return { query: filled.query, sample: why === null ? sample : { ok: false, why }, isDown: false };
    },
  };
}

type Guarding = { readonly values: QueryValues; readonly put: (query: string) => Promise<Told> };

/** Looks at the data under a value: gaps, and counters that began again. */
async function whyNotSound(counter: string, { values, put }: Guarding): Promise<string | null> {
  if (counter.trim() === "") return null;
  const filled = fillQuery(counter, values);
  if (!filled.ok) return filled.problem;
  const { resets, absent } = guardQueries(filled.query, values.windowMinutes);
  const [began, away] = await Promise.all([put(resets), put(absent)]);
  return guardProblem(
    { resets: began.ok ? readCount(began.body) : null, absent: away.ok ? readCount(away.body) : null },
    values.windowMinutes,
  );
}

function askOnce(source: AskedSource, { query, at }: { query: string; at: Instant }): Promise<Told> {
  const url = new URL("api/v1/query", source.address.endsWith("/") ? source.address : `${source.address}/`);
  return ask(url, { form: { query, time: String(toMs(at) / 1000), timeout: "8s" }, headers: proofOf(source) });
}

function proofOf({ id, auth, username, secret }: AskedSource): Record<string, string> {
  if (secret === null || auth === "none") return {};
  const text = unseal(secret, secretAbout(id));
  return { authorization: auth === "bearer" ? `Bearer ${text}` : `Basic ${Buffer.from(`${username}:${text}`).toString("base64")}` };
}

/** Where people see a query drawn: no link leads further than the source's own page. */
export function graphLink({ address }: Pick<AskedSource, "address">, query: string): string {
  const url = new URL("graph", address.endsWith("/") ? address : `${address}/`);
  const search = new URLSearchParams({ "g0.expr": query, "g0.tab": "0", "g0.range_input": "1h" });
  const link = `${url.href}?${search}`;
  return link.length <= MAX_LINK ? link : url.href;
}

const MAX_LINK = 2_048;
