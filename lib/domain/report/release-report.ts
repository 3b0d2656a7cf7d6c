import { type EvidenceEntry, entryOf, type LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { foldRelease } from "@/lib/domain/release/evolve";
import { STATUS_LABELS, STATUS_NAMES, STATUS_TONES, type Tone } from "@/lib/domain/release/release-status";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import type { ReleaseState, ReleaseStatus } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { Figure } from "./figure";
import { type MeasuredMetric, measuredMetrics } from "./measured";
import { releaseFigures } from "./release-figures";
import { internalThings, releaseNotes } from "./release-notes";
import { reportCsv } from "./report-csv";
import { reportMarkdown } from "./report-markdown";
import { NOTES_SECTION } from "./report-words";
import { type SignOffTable, signOffTable } from "./sign-off-table";
import { type ReportVerdict, reportVerdicts } from "./verdicts";
import { type PublishedNotes, publishedNotes, type WrittenSection, writtenSections } from "./written-words";

/** What became of a release, computed from its events; `asOf` is the last of them. */
export type ReleaseReport = {
  readonly id: string;
  readonly service: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly environment: string;
  readonly zone: string;
  readonly status: ReleaseStatus;
  readonly plannedT0: Instant;
  readonly actualT0: Instant | null;
  readonly asOf: Instant;
  /** How it went, in one or two words. */
  readonly outcome: { readonly text: string; readonly tone: Tone };
  /** Computed. What people say of it is in `written`. */
  readonly summary: string;
  readonly figures: readonly Figure[];
  readonly metrics: readonly MeasuredMetric[];
  readonly signOffs: SignOffTable;
  readonly verdicts: readonly ReportVerdict[];
  readonly timeline: readonly EvidenceEntry[];
  /** Words of people, each with author, time and event: beside what is computed, and no part of it. */
  readonly written: readonly WrittenSection[];
  readonly notes: {
    readonly public: string;
    readonly internal: string;
    readonly published: PublishedNotes | null;
    /** What stands in the public notes and must not: they are not published with it. */
    readonly notPublic: readonly string[];
  };
  /** The report itself, as Markdown, and its figures as a table. */
  readonly markdown: string;
  readonly csv: string;
};

/** The report of a release at its last event. Throws where the events do not begin with its creation. */
export function releaseReport(events: readonly LoggedEvent[]): ReleaseReport {
  const state = foldRelease(events);
  const { details, status } = state;
  const asOf = events.at(-1)?.occurredAt ?? state.createdAt;
  const facts = { events, state, asOf };
  const [figures, metrics, written] = [releaseFigures(facts), measuredMetrics(events, state), writtenSections(events)];
  const report = {
    ...{ id: state.id, service: details.service.name, fromVersion: details.fromVersion, toVersion: details.toVersion },
    ...{ environment: details.environment, zone: details.zone, status, asOf },
    ...{ plannedT0: details.plannedT0, actualT0: state.actualT0 },
    outcome: outcomeOf(state),
    summary: summaryOf(state, figures, metrics),
    ...{ figures, metrics, written },
    signOffs: signOffTable(facts),
    verdicts: reportVerdicts(facts),
    timeline: events.filter(({ type }) => TIMELINE.has(type)).map((event) => entryOf(event, state)),
    notes: notesOf(events, state, written),
  };
  return { ...report, markdown: reportMarkdown(report), csv: reportCsv(report) };
}

function notesOf(events: readonly LoggedEvent[], state: ReleaseState, written: readonly WrittenSection[]): ReleaseReport["notes"] {
  const deployedAt = events.findLast(({ type }) => type === "release.deployed")?.occurredAt ?? null;
  const knownIssues = written.find(({ key }) => key === NOTES_SECTION)?.latest?.text ?? "";
  const of = { details: state.details, deployedAt, knownIssues };
  const open = releaseNotes(of, "public");
  return {
    ...{ public: open, internal: releaseNotes(of, "internal") },
    ...{ published: publishedNotes(events), notPublic: internalThings(open, state) },
  };
}

const TIMELINE: ReadonlySet<string> = new Set<LoggedEvent["type"]>([
  "release.planned",
  "release.t0-moved",
  "release.ready",
  "release.unready",
  "deployment.started",
  "deployment.verifying",
  "phase.closed",
  "phase.reopened",
  "stage.decided",
  "message.sent",
  "message.approved",
  "release.held",
  "release.resumed",
  "rollback.started",
  "rollback.closed",
  "incident.linked",
  "break-glass.invoked",
  "release.deployed",
  "release.completed",
  "release.cancelled",
  "notes.published",
]);

const incidentsOf = ({ incidents = [] }: ReleaseState): number => new Set(incidents.map(({ id }) => id)).size;

/** A completed release without rollback and incident was successful; of every other its state says more. */
function outcomeOf(state: ReleaseState): ReleaseReport["outcome"] {
  const { status, rollback } = state;
  if (status === "completed" && !rollback && incidentsOf(state) === 0) return { text: "Successful", tone: "done" };
  if (status === "completed" && !rollback) return { text: "Completed, with an incident", tone: "blocked" };
  return { text: STATUS_LABELS[status], tone: STATUS_TONES[status] };
}

/** What it was and where it stands, what changed by it, whether it went back, and whether it had incidents. */
function summaryOf(state: ReleaseState, figures: readonly Figure[], metrics: readonly MeasuredMetric[]): string {
  const { details, status } = state;
  const duration = figures.find(({ key }) => key === "duration");
  const what = `${STRATEGY_NAMES[details.strategy]} of ${details.service.name} ${details.toVersion} in ${details.environment}`;
  const took = duration?.value ? [`The deployment took ${duration.value} ${duration.detail}.`] : [];
  const had = incidentsOf(state);
  const declared = `${had === 0 ? "No incident was" : had === 1 ? "One incident was" : `${had} incidents were`} declared from it.`;
  return [`${what}: ${STATUS_NAMES[status]}.`, ...took, ...measuredText(metrics), backText(state), declared].join(" ");
}

const MENTIONED = 3;

/** `Error rate` within a sentence; `CPU` stays. */
const inSentence = (name: string): string => (/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);

function measuredText(metrics: readonly MeasuredMetric[]): string[] {
  const said = metrics.filter(({ change }) => change !== "").slice(0, MENTIONED);
  const list = said.map(({ name, change }, index) => `${index === 0 ? name : inSentence(name)} ${change}`).join(", ");
  return list === "" ? [] : [`${list}.`];
}

function backText({ rollback, actualT0 }: ReleaseState): string {
  if (!rollback) return actualT0 ? "There was no rollback." : "It has not started.";
  return `It ${rollback.closedAt ? "was" : "is being"} rolled back: ${rollback.reason}.`;
}
