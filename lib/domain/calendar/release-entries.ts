import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";
import { isEstimate, phaseDueAt, t0Of } from "@/lib/domain/time/axis";
import type { Instant } from "@/lib/domain/time/instant";
import type { CalendarEntry } from "./ical";

type Facts = { readonly changedAt: Instant; readonly url: string };

/**
 * What a release puts into a calendar: its window, T-0, when each open gate is due, and what is still owed. Of one that is
 * over its window and T-0 stay; of a cancelled one too, struck out.
 */
export function releaseEntries(state: ReleaseState, { changedAt, url }: Facts): CalendarEntry[] {
  const { id, seq, details } = state;
  const name = `${details.service.name} ${details.toVersion}`;
  const common = { sequence: seq, changedAt, url, status: statusOf(state) };
  const entry = (key: string, rest: Pick<CalendarEntry, "start" | "end" | "summary" | "description">, status = common.status) => ({
    ...common,
    ...rest,
    uid: `release.${id}.${key}@tminus`,
    status,
  });
  const entries: CalendarEntry[] = [
    entry("window", {
      start: details.windowStart,
      end: details.windowEnd,
      summary: `${name}: window`,
      description: `${details.fromVersion} to ${details.toVersion} in ${details.environment}`,
    }),
    entry("t0", { start: t0Of(state), summary: `${name}: T-0` }),
  ];
  for (const phase of openPhases(state)) {
    const start = phaseDueAt(phase, state);
    const status = isEstimate(phase, state) ? "TENTATIVE" : common.status;
    if (start) entries.push(entry(`phase.${phase.key}`, { start, summary: `${name}: ${phase.code} due`, description: phase.name }, status));
  }
  for (const { id: obligation, title, dueAt, settled } of state.obligations) {
    if (settled === null) entries.push(entry(`obligation.${obligation}`, { start: dueAt, summary: `${name}: ${title} due` }));
  }
  return entries;
}

function statusOf({ status }: ReleaseState): CalendarEntry["status"] {
  if (status === "cancelled") return "CANCELLED";
  return status === "draft" ? "TENTATIVE" : "CONFIRMED";
}

/** Gates that somebody still waits for: once it is rolled back the forward ones stand still. */
function openPhases({ status, phases, rollback }: ReleaseState): readonly PhaseState[] {
  if (isFinal(status)) return [];
  return phases.filter((phase) => phase.status === "open" && (rollback === null || phase.kind === "rollback"));
}
