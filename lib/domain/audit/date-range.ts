import type { Instant } from "@/lib/domain/time/instant";
import { startOfDate } from "@/lib/domain/time/zone";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The days of a calendar as instants: from the begin of the first to the begin of the day after the last, in the zone of the
 * reader. What is empty or no date is left open.
 */
export function dateRange({ first, last, zone }: { readonly first: string; readonly last: string; readonly zone: string }): {
  readonly from?: Instant;
  readonly to?: Instant;
} {
  const after = isDate(last) ? dayAfter(last) : null;
  return {
    ...(isDate(first) ? { from: startOfDate(first, zone) } : {}),
    ...(after === null ? {} : { to: startOfDate(after, zone) }),
  };
}

/** A real date of a year that instants are taken from (2000 to 2199). */
function isDate(text: string): boolean {
  if (!DATE.test(text) || text < "2000-01-01" || text > "2199-12-31") return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function dayAfter(date: string): string {
  const DAY_MS = 86_400_000;
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + DAY_MS).toISOString().slice(0, 10);
}
