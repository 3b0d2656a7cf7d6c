import { isSameLimit, type MetricLimit } from "./limit";
import { metricName } from "./metric";
import { gateText, rollBackText } from "./metric-words";

/** A limit in words: `p95 latency less than +20% against stable, roll back over +40%`. */
export function limitWords(limit: MetricLimit): string {
  return `${metricName(limit)} ${boundWords(limit)}`;
}

/** What a limit asks for, without its metric. */
export function boundWords(limit: MetricLimit): string {
  const criterion = { ...limit, missesInARow: null, required: true };
  const against = limit.compare === "absolute" ? "" : " against stable";
  const back = rollBackText([criterion]);
  return `${gateText(criterion)}${against}${back ? `, ${back}` : ""}`;
}

/** What differs between the limits of a service, before and after, in words; empty where nothing does. */
export function limitsDifference(before: readonly MetricLimit[], after: readonly MetricLimit[]): string {
  const came = after.flatMap((one) => {
    const was = before.find((other) => isSameLimit(one, other));
    if (!was) return [`now ${limitWords(one)}`];
    return boundWords(was) === boundWords(one) ? [] : [`${metricName(one)} now ${boundWords(one)}; it was ${boundWords(was)}`];
  });
  const went = before.filter((one) => after.every((other) => !isSameLimit(one, other))).map((one) => `no longer ${limitWords(one)}`);
  return [...came, ...went].join(", ");
}
