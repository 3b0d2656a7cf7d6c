import { type EvidenceEntry, entryOf, type LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { foldRelease } from "@/lib/domain/release/evolve";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import type { ReleaseState, ReleaseStatus } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { Figure } from "./figure";
import { type MeasuredMetric, measuredMetrics } from "./measured";
import { releaseFigures } from "./release-figures";
import { releaseNotes } from "./release-notes";
import { reportMarkdown } from "./report-markdown";

/** What became of a release, computed from its events; `asOf` is the last of them. */
export type ReleaseReport = {
  readonly id: string;
  readonly service: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly environment: string;
  readonly zone: string;
  readonly status: ReleaseStatus;
  readonly asOf: Instant;
  readonly summary: string;
  readonly figures: readonly Figure[];
  readonly metrics: readonly MeasuredMetric[];
  readonly timeline: readonly EvidenceEntry[];
  readonly notes: { readonly public: string; readonly internal: string };
  /** The report itself, as Markdown. */
  readonly markdown: string;
};

/** The report of a release at its last event. Throws where the events do not begin with its creation. */
export function releaseReport(events: readonly LoggedEvent[]): ReleaseReport {
  const state = foldRelease(events);
  const { details, status } = state;
  const asOf = events.at(-1)?.occurredAt ?? state.createdAt;
  const deployedAt = events.findLast(({ type }) => type === "release.deployed")?.occurredAt ?? null;
  const figures = releaseFigures({ events, state, asOf });
  const report = {
    ...{ id: state.id, service: details.service.name, fromVersion: details.fromVersion, toVersion: details.toVersion },
    ...{ environment: details.environment, zone: details.zone, status, asOf },
    summary: summaryOf(state, figures),
    figures,
    metrics: measuredMetrics(events, state),
    timeline: events.filter(({ type }) => TIMELINE.has(type)).map((event) => entryOf(event, state)),
    notes: { public: releaseNotes({ details, deployedAt }, "public"), internal: releaseNotes({ details, deployedAt }, "internal") },
  };
  return { ...report, markdown: reportMarkdown(report) };
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
  "handover.offered",
  "handover.accepted",
  "handover.ended",
  "release.deployed",
  "release.completed",
  "release.cancelled",
]);

/** What it was and where it stands, whether it went back, and whether it had incidents. */
function summaryOf(state: ReleaseState, figures: readonly Figure[]): string {
  const { details, status, incidents } = state;
  const duration = figures.find(({ key }) => key === "duration");
  const after = duration ? `, ${duration.value} after its start` : "";
  const what = `${STRATEGY_NAMES[details.strategy]} of ${details.service.name} ${details.toVersion} in ${details.environment}`;
  const had = new Set((incidents ?? []).map(({ id }) => id)).size;
  const declared = had === 0 ? "No incident was" : had === 1 ? "One incident was" : `${had} incidents were`;
  return `${what}: ${STATUS_NAMES[status]}${after}. ${backText(state)} ${declared} declared from it.`;
}

function backText({ rollback, actualT0 }: ReleaseState): string {
  if (!rollback) return actualT0 ? "There was no rollback." : "It has not started.";
  return `It ${rollback.closedAt ? "was" : "is being"} rolled back: ${rollback.reason}.`;
}
