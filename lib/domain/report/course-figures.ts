import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import type { ReleaseState } from "@/lib/domain/release/state";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { type Figure, type FigureSource, minutesBetween, spanWords } from "./figure";
import { sourceOfEvent } from "./figure-source";

/** What the figures of a release are made of. `asOf` is its last event. */
export type Facts = { readonly events: readonly LoggedEvent[]; readonly state: ReleaseState; readonly asOf: Instant };

export const lastOf = (events: readonly LoggedEvent[], type: LoggedEvent["type"]) => events.findLast((event) => event.type === type);

const timeText = (at: Instant, { details: { zone } }: ReleaseState): string => `${zonedTime(at, zone)}, ${dayLabel(at, zone)}`;

export function startedFigure({ events, state }: Facts): Figure {
  const event = lastOf(events, "deployment.started");
  const figure = { key: "started", label: "Started" };
  if (!event || state.actualT0 === null) return { ...figure, value: null, detail: "the deployment has not started", sources: [] };
  const late = minutesBetween(state.details.plannedT0, state.actualT0);
  const detail = late === 0 ? "as planned" : `${spanWords(Math.abs(late))} ${late > 0 ? "after" : "before"} the plan`;
  return { ...figure, value: timeText(state.actualT0, state), detail, sources: [sourceOfEvent(event, state)] };
}

/** What ends a deployment: it is deployed, or the way back is closed. */
function endOf(events: readonly LoggedEvent[]): { readonly event: LoggedEvent; readonly label: string } | null {
  const back = lastOf(events, "rollback.closed");
  if (back) return { event: back, label: "Rolled back" };
  const deployed = lastOf(events, "release.deployed");
  return deployed ? { event: deployed, label: "Deployed" } : null;
}

export function endedFigure({ events, state }: Facts): Figure {
  const end = endOf(events);
  if (!end) return { key: "ended", label: "Deployed", value: null, detail: "the deployment has not ended", sources: [] };
  const { event, label } = end;
  return {
    key: "ended",
    label,
    value: timeText(event.occurredAt, state),
    detail: `by ${event.actor.name}`,
    sources: [sourceOfEvent(event, state)],
  };
}

/** How long the deployment itself took, to the end of its last phase, or to the decision to go back. */
export function durationFigure({ events, state }: Facts): Figure {
  const figure = { key: "duration", label: "Duration" };
  const begin = lastOf(events, "deployment.started");
  const end = events.find(({ type }) => type === "deployment.verifying" || type === "rollback.started");
  if (!begin || !end || state.actualT0 === null) {
    return { ...figure, value: null, detail: begin ? "it is still going on" : "the deployment has not started", sources: [] };
  }
  const { windowStart, windowEnd } = state.details;
  const took = minutesBetween(state.actualT0, end.occurredAt);
  const planned = minutesBetween(windowStart, windowEnd);
  const detail = `of a window of ${spanWords(planned)}${end.type === "rollback.started" ? ", then rolled back" : ""}`;
  return { ...figure, value: spanWords(took), detail, sources: [sourceOfEvent(begin, state), sourceOfEvent(end, state)] };
}

/** Time on hold, of which there is none most of the time. */
export function heldFigure({ events, state, asOf }: Facts): Figure | null {
  let since: LoggedEvent | null = null;
  let minutes = 0;
  const sources: FigureSource[] = [];
  for (const event of events) {
    if (event.type === "release.held") since = event;
    else if (since && HOLD_ENDS.has(event.type)) {
      minutes += minutesBetween(since.occurredAt, event.occurredAt);
      sources.push(sourceOfEvent(since, state), sourceOfEvent(event, state));
      since = null;
    }
  }
  if (since) {
    minutes += minutesBetween(since.occurredAt, asOf);
    sources.push(sourceOfEvent(since, state));
  }
  if (sources.length === 0) return null;
  return { key: "held", label: "On hold", value: spanWords(minutes), detail: since ? "and still is" : "in all", sources };
}

const HOLD_ENDS: ReadonlySet<string> = new Set(["release.resumed", "release.cancelled", "rollback.started"]);
