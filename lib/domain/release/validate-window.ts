import type { ReleaseDetails } from "@/lib/domain/release/state";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { isZone } from "@/lib/domain/time/zone";

export type PlannedWindow = Pick<ReleaseDetails, "plannedT0" | "windowStart" | "windowEnd" | "zone">;

/** What is wrong with one field, and what to do about it. */
export type WindowProblem = { readonly path: keyof PlannedWindow; readonly message: string };

const MAX_WINDOW_HOURS = 24;
const MAX_PAST_HOURS = 24;
const HOUR_MS = 3_600_000;

/**
 * What speaks against planning a release at these times; empty when nothing does. T-0 lies in the window, its edges included;
 * the window holds some time, 24 hours at most; T-0 is not more than 24 hours past, so that a deployment can still be entered
 * on the day after; the zone is an IANA zone. Freezes and overlaps are shown elsewhere and do not refuse.
 */
export function validateWindow({ plannedT0, windowStart, windowEnd, zone }: PlannedWindow, now: Instant): WindowProblem[] {
  const problems: WindowProblem[] = [];
  const refuse = (path: WindowProblem["path"], message: string) => problems.push({ path, message });
  if (!isZone(zone)) refuse("zone", "This is not a time zone. Choose one such as Europe/London.");
  const instants = { plannedT0, windowStart, windowEnd };
  for (const path of ["plannedT0", "windowStart", "windowEnd"] as const) {
    if (Number.isNaN(toMs(instants[path]))) refuse(path, "This is not a date and time. Choose both.");
  }
  if (problems.some((problem) => problem.path !== "zone")) return problems;
  const [t0, start, end] = [toMs(plannedT0), toMs(windowStart), toMs(windowEnd)];
  if (end <= start) {
    refuse("windowEnd", "The window ends before it has begun. Choose an end after its start.");
    return problems;
  }
  if (end - start > MAX_WINDOW_HOURS * HOUR_MS) {
    refuse("windowEnd", `The window is longer than ${MAX_WINDOW_HOURS} hours. Choose an earlier end or a later start.`);
  }
  if (t0 < start) refuse("plannedT0", "T-0 is before the window. Choose a later T-0 or let the window start earlier.");
  if (t0 > end) refuse("plannedT0", "T-0 is after the window. Choose an earlier T-0 or let the window end later.");
  if (toMs(now) - t0 > MAX_PAST_HOURS * HOUR_MS) {
    refuse("plannedT0", `T-0 is more than ${MAX_PAST_HOURS} hours ago. Choose a time that is still to come.`);
  }
  return problems;
}
