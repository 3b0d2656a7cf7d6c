import { metricName } from "@/lib/domain/metrics/metric";
import { fillQuery } from "@/lib/domain/metrics/query-template";
import type { Measured, Side } from "@/lib/domain/metrics/reading";
import type { Missed } from "@/lib/domain/metrics/reading-miss";
import { LONGEST_WINDOW, type Sampling } from "@/lib/domain/metrics/sampling";
import { type MetricQuery, queriesFor } from "@/lib/domain/metrics/source";
import type { NewReading } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { noteAnswer, type QueriedSource, sourcesFor } from "./data";
import { graphLink, openRound } from "./prometheus";

/** What one source said of a release at one moment. */
export type SourceRound = {
  readonly source: QueriedSource;
  readonly isDown: boolean;
  readonly readings: readonly (NewReading & { readonly measured: Measured; readonly link: string })[];
  readonly missed: readonly Missed[];
};

/** Asks every source of the release for what is to be measured now. Of several that know a metric the first is asked. */
export async function measure(state: ReleaseState, sampling: Sampling, at: Instant): Promise<SourceRound[]> {
  const sources = await sourcesFor(state.teamId, state.details.environment);
  const all = sources.flatMap((source) => source.queries.map((query) => ({ ...query, source })));
  const queries = queriesFor(all, state.details.service.id);
  const rounds = sources
    .map((source) => ({ source, own: queries.filter((one) => one.source === source) }))
    .filter(({ own }) => own.length > 0);
  return Promise.all(rounds.map(({ source, own }) => askSource(source, { state, sampling, at, queries: own })));
}

type Asking = { state: ReleaseState; sampling: Sampling; at: Instant; queries: readonly MetricQuery[] };

/** One query after the other: a source that does not answer is found out by the first. */
async function askSource(source: QueriedSource, asking: Asking): Promise<SourceRound> {
  const { state, sampling, at, queries } = asking;
  const { windowMinutes } = sampling;
  const round = openRound(source, at);
  const readings: SourceRound["readings"][number][] = [];
  const missed: Missed[] = [];
  for (const side of sampling.sides) {
    for (const query of queries) {
      const { metric, name, unit } = query;
      const { sample, query: text } = await round.measure(query, { ...valuesFor(state, side), windowMinutes });
      if (!sample.ok) missed.push({ metric, name, side, why: sample.why });
      else {
        const measured = { source: { id: source.id, name: source.name }, query: text, windowMinutes };
        readings.push({ metric, name, side, unit, value: sample.value, measured, link: linkTo(source, query, valuesFor(state, side)) });
      }
    }
  }
  const problem = round.problem();
  await noteAnswer(source.id, problem);
  return { source, isDown: problem !== null, readings, missed };
}

/** The same from one round to the next, whatever the window: an item's evidence stands there once. */
function linkTo(source: QueriedSource, { query }: MetricQuery, values: ReturnType<typeof valuesFor>): string {
  const filled = fillQuery(query, { ...values, windowMinutes: LONGEST_WINDOW });
  return graphLink(source, filled.ok ? filled.query : query);
}

function valuesFor({ details }: ReleaseState, side: Side) {
  const { service, namespace, fromVersion, toVersion } = details;
  const version = side === "canary" ? toVersion : fromVersion;
  return { service: service.name, namespace, version, canary: toVersion, stable: fromVersion };
}

/** As an evidence is labelled: the same from one round to the next, so that it stands there once. */
export const evidenceLabel = (metric: Pick<MetricQuery, "metric" | "name">, source: { readonly name: string }): string =>
  `${metricName(metric)}, measured by ${source.name}`.slice(0, 200);
