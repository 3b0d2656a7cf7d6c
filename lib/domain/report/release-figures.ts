import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { countRelease } from "@/lib/domain/checklist/progress";
import { hasLeft, standingMessages } from "@/lib/domain/comms/message";
import { linkedIncidents } from "@/lib/domain/incident/linked";
import type { ReleaseState } from "@/lib/domain/release/state";
import { BOTH_ROLES } from "@/lib/domain/sign-off/both-roles";
import { SELF_APPROVAL } from "@/lib/domain/sign-off/eligibility";
import { labelsInText } from "@/lib/domain/sign-off/label-words";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { type Figure, type FigureSource, sourceOfEvent, spanWords } from "./figure";

type Facts = { readonly events: readonly LoggedEvent[]; readonly state: ReleaseState; readonly asOf: Instant };

/** The figures at the head of a report, in the order in which they are read; one that is not known yet is left out. */
export function releaseFigures(facts: Facts): Figure[] {
  return [started, ended, duration, held, checklist, signOffs, messages, incidents].flatMap((figure) => figure(facts) ?? []);
}

const MINUTE_MS = 60_000;
const minutesBetween = (from: Instant, to: Instant): number => Math.round((toMs(to) - toMs(from)) / MINUTE_MS);
const find = (events: readonly LoggedEvent[], type: LoggedEvent["type"]) => events.findLast((event) => event.type === type);

function started({ events, state }: Facts): Figure | null {
  const event = find(events, "deployment.started");
  if (!event || state.actualT0 === null) return null;
  const late = minutesBetween(state.details.plannedT0, state.actualT0);
  const detail = late === 0 ? "as planned" : `${spanWords(Math.abs(late))} ${late > 0 ? "after" : "before"} the plan`;
  return { key: "started", label: "Started", value: timeText(state.actualT0, state), detail, sources: [sourceOfEvent(event)] };
}

/** What ends a deployment: it is deployed, or the way back is closed. */
function endOf(events: readonly LoggedEvent[]): { readonly event: LoggedEvent; readonly label: string } | null {
  const back = find(events, "rollback.closed");
  if (back) return { event: back, label: "Rolled back" };
  const deployed = find(events, "release.deployed");
  return deployed ? { event: deployed, label: "Deployed" } : null;
}

function ended({ events, state }: Facts): Figure | null {
  const end = endOf(events);
  if (!end) return null;
  const { event, label } = end;
  return {
    key: "ended",
    label,
    value: timeText(event.occurredAt, state),
    detail: `by ${event.actor.name}`,
    sources: [sourceOfEvent(event)],
  };
}

function duration({ events, state }: Facts): Figure | null {
  const [begin, end] = [find(events, "deployment.started"), endOf(events)];
  if (!begin || !end || state.actualT0 === null) return null;
  const { windowStart, windowEnd } = state.details;
  const value = spanWords(minutesBetween(state.actualT0, end.event.occurredAt));
  const detail = `the window was ${spanWords(minutesBetween(windowStart, windowEnd))}`;
  return { key: "duration", label: "From start to end", value, detail, sources: [sourceOfEvent(begin), sourceOfEvent(end.event)] };
}

/** Time on hold, of which there is none most of the time. */
function held({ events, asOf }: Facts): Figure | null {
  let since: LoggedEvent | null = null;
  let minutes = 0;
  const sources: FigureSource[] = [];
  for (const event of events) {
    if (event.type === "release.held") since = event;
    else if (since && HOLD_ENDS.has(event.type)) {
      minutes += minutesBetween(since.occurredAt, event.occurredAt);
      sources.push(sourceOfEvent(since), sourceOfEvent(event));
      since = null;
    }
  }
  if (since) {
    minutes += minutesBetween(since.occurredAt, asOf);
    sources.push(sourceOfEvent(since));
  }
  if (sources.length === 0) return null;
  return { key: "held", label: "On hold", value: spanWords(minutes), detail: since ? "and still is" : "in all", sources };
}

const HOLD_ENDS: ReadonlySet<string> = new Set(["release.resumed", "release.cancelled", "rollback.started"]);

function checklist({ events, state, asOf }: Facts): Figure {
  const counts = countRelease(state, asOf);
  const { done, notApplicable, waived, total } = counts;
  const parts = [`${done} done`, notApplicable > 0 && `${notApplicable} not applicable`, waived > 0 && `${waived} waived`];
  const last = find(events, "item.set");
  const value = `${done + notApplicable + waived} of ${total}`;
  return {
    key: "checklist",
    label: "Checklist",
    value,
    detail: parts.filter(Boolean).join(", "),
    sources: last ? [sourceOfEvent(last)] : [],
  };
}

function signOffs({ events, state }: Facts): Figure {
  const granted = standingRows(state).filter(({ kind }) => kind === "granted");
  const ids = new Set(granted.map(({ id }) => id));
  const sources = events.filter((event) => event.type === "sign-off.recorded" && ids.has(event.payload.row.id)).map(sourceOfEvent);
  const over = state.signOffs.filter(({ refersTo, kind }) => refersTo !== null && kind !== "withdrawn").length;
  const refused = state.signOffs.filter(({ kind }) => kind === "refused").length;
  const detail = [over > 0 && `${over} ended and given again or lost`, refused > 0 && `${refused} refused`].filter(Boolean).join(", ");
  // Who approved an own release, or signed for two roles, is said wherever it is counted (SIGNOFF rule 8).
  const labelled = granted.map((row) => labelsInText({ labels: row.labels.filter((one) => one === SELF_APPROVAL || one === BOTH_ROLES) }));
  const own = granted.flatMap((row, index) => (labelled[index] ? [`${row.person.name}${labelled[index]}`] : []));
  const said = [detail || "none ended, none refused", ...own].join(", ");
  return { key: "sign-offs", label: "Sign-offs", value: String(granted.length), detail: said, sources };
}

function messages({ events, state, asOf }: Facts): Figure {
  const left = standingMessages(state.messages).filter((row) => hasLeft(row, asOf));
  const seqs = new Set(left.map(({ seq }) => seq));
  const sources = events.filter(({ seq }) => seqs.has(seq)).map(sourceOfEvent);
  const told = left.filter(({ audiences }) => audiences.includes("customers")).length;
  return { key: "messages", label: "Messages sent", value: String(left.length), detail: `${told} of them to customers`, sources };
}

function incidents({ events, state }: Facts): Figure {
  const linked = linkedIncidents(state.incidents);
  const sources = events.filter((event) => event.type === "incident.linked" && event.payload.act === "declared").map(sourceOfEvent);
  const open = linked.filter(({ endedAt }) => endedAt === null).length;
  const detail = linked.length === 0 ? "none declared from here" : open > 0 ? `${open} open` : "all resolved";
  return { key: "incidents", label: "Incidents", value: String(linked.length), detail, sources };
}

const timeText = (at: Instant, { details: { zone } }: ReleaseState): string => `${zonedTime(at, zone)}, ${dayLabel(at, zone)}`;
