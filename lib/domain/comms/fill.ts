import type { ReleaseRole } from "@/lib/domain/access/roles";
import { isResolved } from "@/lib/domain/checklist/progress";
import { linkedIncidents } from "@/lib/domain/incident/linked";
import { isSameMetric, metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { currentPhase } from "@/lib/domain/release/release-status";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { stageWords } from "@/lib/domain/stage/side-words";
import { axisOffset, formatOffset } from "@/lib/domain/time/axis";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { figureToken, unmeasured } from "./figures";
import type { FieldKey } from "./kinds";
import { scheduleOf } from "./schedule";

/** What a field is filled from: the release, now, and where its room is. */
export type FillContext = { readonly state: ReleaseState; readonly now: Instant; readonly url: string };

/** What the release itself can say in a field; empty where only a person can. */
export function fillField(key: FieldKey, context: FillContext): string {
  return FILL[key](context);
}

const FILL: Record<FieldKey, (context: FillContext) => string> = {
  application: ({ state }) => `${state.details.service.name}, ${state.details.environment}`,
  version: ({ state: { details } }) => (details.fromVersion ? `${details.toVersion}, after ${details.fromVersion}` : details.toVersion),
  window: ({ state: { details } }) =>
    `${dayAndTime(details.plannedT0, details.zone)}; window ${zonedTime(details.windowStart, details.zone)} to ${dayAndTime(details.windowEnd, details.zone)}`,
  duration: ({ state: { details } }) => minutesText((toMs(details.windowEnd) - toMs(details.windowStart)) / 60_000),
  impact: ({ state }) => state.details.impact,
  deployer: ({ state }) => people(state, ["deployer"]),
  approver: ({ state }) => people(state, ["approver"]),
  changes: ({ state }) => state.details.changes.map((one) => one.text).join("\n"),
  risks: ({ state }) => state.details.risks.map((one) => `${one.risk}: ${one.mitigation}`).join("\n"),
  rollbackPlan: ({ state }) => state.details.rollbackPlan,
  onCall: ({ state }) => onCall(state),
  updatesAt: ({ url }) => url,
  emergencyContact: ({ state }) => people(state, ["primary-on-call"]) || people(state, ["deployer"]),
  stage: ({ state }) => stage(state),
  health: (context) => health(context),
  issues: (context) => issues(context),
  eta: ({ state }) => eta(state),
  decision: () => "",
  confirmation: ({ state }) => confirmation(state),
  dashboards: ({ state }) => state.details.links.map((one) => `${one.label}: ${one.url}`).join("\n"),
  behaviour: ({ state }) => state.details.impact,
  nextSteps: ({ state }) =>
    state.obligations
      .filter((one) => one.settled === null)
      .map((one) => one.title)
      .join("\n"),
  issue: ({ state }) => whyRolledBack(state) || brokenNow(state),
  actions: ({ state }) => (state.rollback ? `Rolling back to ${state.details.fromVersion}: ${state.rollback.method}` : ""),
  nextUpdate: (context) => nextUpdate(context),
  timeline: ({ state }) => timeline(state),
  cause: () => "",
};

function dayAndTime(instant: Instant, zone: string): string {
  return `${dayLabel(instant, zone)}, ${zonedTime(instant, zone)}`;
}

function minutesText(minutes: number): string {
  if (minutes < 120) return `${Math.round(minutes)} minutes`;
  return `${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${Math.round(minutes % 60)} min` : ""}`;
}

function people({ roster }: ReleaseState, roles: readonly ReleaseRole[]): string {
  return roster
    .filter((entry) => roles.includes(entry.role))
    .map((entry) => entry.person.name)
    .join(", ");
}

function onCall(state: ReleaseState): string {
  const [first, second, commander] = [
    people(state, ["primary-on-call"]),
    people(state, ["secondary-on-call"]),
    people(state, ["commander"]),
  ];
  const steps = [first && `${first} (primary)`, second && `${second} (secondary)`, commander && `${commander} (incident commander)`];
  return steps.filter(Boolean).join(", then ");
}

function stage(state: ReleaseState): string {
  const phase = currentPhase(state);
  if (!phase) return "";
  return phase.stage ? nameOf(phase, state) : `${phase.code} ${phase.name}`;
}

/** A stage by its share, which is no figure that anybody measured. */
const nameOf = ({ stage, code }: PhaseState, { details }: ReleaseState): string =>
  stage ? `${stage.weightPercent}% of ${stageWords(details).share}` : code;

/** A rollback that was decided at a stage begins with the code of that: `At 50%: …`. */
const whyRolledBack = ({ rollback, details }: ReleaseState): string =>
  unmeasured(rollback?.reason.replace(/^At (\d{1,3}%): /, `At $1 of ${stageWords(details).share}: `) ?? "");

/** The incidents that are open, by severity and name; of one that is over its name still, for who tells that it is. */
function brokenNow({ incidents }: ReleaseState): string {
  const all = linkedIncidents(incidents);
  const open = all.filter(({ endedAt }) => endedAt === null);
  return (open.length > 0 ? open : all.slice(-1))
    .map(({ latest }) => unmeasured(`${latest.severity}: ${latest.title}`))
    .filter(Boolean)
    .join("\n");
}

/** How the items stand of the phase at hand, and the last reading of each metric in it. */
function health({ state, now }: FillContext): string {
  const phase = currentPhase(state);
  if (!phase) return "";
  const items = state.items.filter((one) => one.phase === phase.key && one.required && one.parent === null);
  const all = state.items.filter((one) => one.phase === phase.key);
  const resolved = items.filter((one) => isResolved(one, { now, items: all })).length;
  const checks = items.length > 0 ? [`${resolved} of ${items.length} required checks of ${nameOf(phase, state)} are done`] : [];
  const figures = lastReadings(state, phase.key).map((one) => `${metricName(one)} ${figureToken(one)}`);
  return [...checks, ...figures].join("\n");
}

/** The newest reading of each metric and side that was recorded in a phase and not corrected. */
export function lastReadings({ readings = [] }: Pick<ReleaseState, "readings">, phase: string): Reading[] {
  const corrected = new Set(readings.map((one) => one.corrects));
  const valid = readings.filter((one) => one.phase === phase && !corrected.has(one.id));
  return valid.filter((one, index) => !valid.slice(index + 1).some((later) => later.side === one.side && isSameMetric(later, one)));
}

function issues({ state }: FillContext): string {
  const stuck = state.items.filter((one) => one.status === "failed" || one.status === "blocked" || one.outcome === "fail");
  if (stuck.length === 0) return "None";
  return stuck
    .map((one) => [unmeasured(one.title.replace(AT_SHARE, "")), unmeasured(one.reason ?? "failed")].filter(Boolean).join(": "))
    .join("\n");
}

/** The stage stands in a field of its own. */
const AT_SHARE = / at \d{1,3} %/;

function eta({ details, rollback }: ReleaseState): string {
  return rollback ? "" : dayAndTime(details.windowEnd, details.zone);
}

function confirmation({ details, actualT0, status }: ReleaseState): string {
  if (actualT0 === null || !["verifying", "deployed", "completed"].includes(status)) return "";
  return `${details.service.name} ${details.toVersion} is in ${details.environment} since ${dayAndTime(actualT0, details.zone)}`;
}

function nextUpdate({ state, now }: FillContext): string {
  const next = scheduleOf(state, now).find((one) => one.standing === "upcoming" && one.kind === "incident-update");
  return next?.dueAt ? zonedTime(next.dueAt, state.details.zone) : "";
}

function timeline(state: ReleaseState): string {
  const { actualT0, rollback, details } = state;
  const line = (at: Instant | null | undefined, text: string) =>
    at ? [`${zonedTime(at, details.zone)} ${formatOffset(axisOffset(at, state))} ${text}`] : [];
  const why = whyRolledBack(state);
  return [
    ...line(actualT0, "Deployment started"),
    ...linkedIncidents(state.incidents).flatMap(({ latest, declaredAt, endedAt }) => [
      ...line(declaredAt, [`${latest.severity} incident declared`, unmeasured(latest.title)].filter(Boolean).join(": ")),
      ...line(endedAt, `${latest.severity} incident resolved`),
    ]),
    ...line(rollback?.startedAt, ["Rollback started", why].filter(Boolean).join(": ")),
    ...line(rollback?.closedAt, "Rollback closed"),
  ].join("\n");
}
