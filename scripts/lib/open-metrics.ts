import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";

/** How a version behaves from a minute after the anchor on: requests per second, share of errors, and latencies in ms. */
export type Level = {
  readonly from: number;
  readonly perSecond: number;
  readonly errorPercent: number;
  readonly p95: number;
  readonly p99: number;
};

/** A version of a service as it was scraped every 15 seconds, in minutes after the anchor. */
export type Scraped = {
  readonly service: string;
  readonly version: string;
  readonly from: number;
  readonly to: number;
  /** In order; each holds until the next. */
  readonly levels: readonly Level[];
  /** Its counters begin again here. */
  readonly resetAt?: number;
  /** Nothing was scraped in between, both ends excluded. */
  readonly gap?: readonly [number, number];
};

const SCRAPE_SECONDS = 15;
/** Ends of the buckets in seconds; latencies of the tests lie so that p95 is in the second and p99 in the third. */
const [FIRST, SECOND, THIRD] = [0.1, 0.3, 0.5];

type Family = { readonly name: string; readonly type: "counter" | "histogram"; readonly lines: string[] };

/** What was scraped, as OpenMetrics text: the same for the same input, to the byte. */
export function openMetrics(anchor: Instant, all: readonly Scraped[]): string {
  const requests: Family = { name: "http_requests", type: "counter", lines: [] };
  const durations: Family = { name: "http_request_duration_seconds", type: "histogram", lines: [] };
  for (const one of all) {
    for (const [labels, values] of seriesOf(one)) {
      const family = labels.startsWith("http_requests") ? requests : durations;
      for (const [second, value] of values) family.lines.push(`${labels} ${value} ${toMs(addMinutes(anchor, 0)) / 1000 + second}`);
    }
  }
  const text = [requests, durations].map(({ name, type, lines }) => [`# TYPE ${name} ${type}`, ...lines].join("\n"));
  return `${text.join("\n")}\n# EOF\n`;
}

type Values = [second: number, value: number][];

function seriesOf(scraped: Scraped): Map<string, Values> {
  const { service, version, from, to, resetAt } = scraped;
  const series = new Map<string, Values>();
  const counters = new Map<string, number>();
  for (let second = from * 60; second <= to * 60; second += SCRAPE_SECONDS) {
    if (resetAt !== undefined && second === resetAt * 60) counters.clear();
    for (const [name, added] of increments(`service="${service}",version="${version}"`, levelAt(scraped, second))) {
      const value = (counters.get(name) ?? 0) + added;
      counters.set(name, value);
      if (isSeen(scraped, second)) series.set(name, [...(series.get(name) ?? []), [second, value]]);
    }
  }
  return series;
}

function levelAt({ levels }: Scraped, second: number): Level {
  const level = levels.findLast((one) => one.from * 60 < second) ?? levels[0];
  if (!level) throw new Error("There is no level.");
  return level;
}

const isSeen = ({ gap }: Scraped, second: number): boolean => !gap || second <= gap[0] * 60 || second >= gap[1] * 60;

/** What one scrape adds to each counter. Shares of the buckets follow from how Prometheus interpolates within them. */
function increments(names: string, { perSecond, errorPercent, p95, p99 }: Level): [string, number][] {
  const count = perSecond * SCRAPE_SECONDS;
  const errors = (count * errorPercent) / 100;
  const late = (p99 / 1000 - SECOND) / (THIRD - SECOND);
  const within = (0.99 - late) / (1 - late);
  const mid = (p95 / 1000 - FIRST) / (SECOND - FIRST);
  const early = (0.95 - mid * within) / (1 - mid);
  const bucket = (le: string) => `http_request_duration_seconds_bucket{${names},le="${le}"}`;
  return [
    [`http_requests_total{${names},status="200"}`, count - errors],
    [`http_requests_total{${names},status="503"}`, errors],
    [bucket(String(FIRST)), count * early],
    [bucket(String(SECOND)), count * within],
    [bucket(String(THIRD)), count],
    [bucket("+Inf"), count],
    [`http_request_duration_seconds_count{${names}}`, count],
    [`http_request_duration_seconds_sum{${names}}`, count * 0.12],
  ];
}
