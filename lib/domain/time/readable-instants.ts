import { dayLabel, zonedTime } from "./format";

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;

/**
 * A text of the record with its moments as the reader's clock shows them: `Watched until: Thu 13 Feb, 19:12 GMT`. The record
 * keeps instants, since it does not know who will read it where.
 */
export function readableInstants(text: string, zone: string): string {
  return text.replaceAll(INSTANT, (instant) => `${dayLabel(instant, zone)}, ${zonedTime(instant, zone)}`);
}
