import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { causeText, standingCauses } from "@/lib/domain/cause/standing";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { standingMessages } from "@/lib/domain/comms/message";
import { scheduleOf } from "@/lib/domain/comms/schedule";
import { linkedIncidents } from "@/lib/domain/incident/linked";
import { metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import { verdictOf } from "@/lib/domain/stage/stage-verdict";
import { checkText, verdictSentence } from "@/lib/domain/stage/stage-words";
import type { Instant } from "@/lib/domain/time/instant";
import type { SummaryLine } from "./record";

/** What speaks for rolling back, and what the stage that was read last says. */
export function causeLines(state: ReleaseState): SummaryLine[] {
  const causes = standingCauses(state).map((cause) => ({
    id: cause.id,
    text: causeText(cause),
    detail: cause.by.name,
    at: cause.at,
  }));
  const phase = lastRead(state);
  if (!phase || !isDecisionStage(phase)) return causes;
  return [...causes, { id: "verdict", text: verdictSentence(verdictOf(state, phase)), detail: `Verdict at ${phase.code}`, at: null }];
}

const lastRead = ({ readings, phases }: ReleaseState): PhaseState | undefined => phases.find(({ key }) => key === readings?.at(-1)?.phase);

/** The readings that the last verdict rests on, or the last of each metric where none is judged; each with when it was measured. */
export function readingLines(state: ReleaseState): SummaryLine[] {
  const phase = lastRead(state);
  if (!phase) return [];
  if (!isDecisionStage(phase)) return latestOf(state.readings ?? [], phase);
  return verdictOf(state, phase).checks.map((check) => {
    const { metric, name, compare } = check.criterion;
    return { id: [metric, name ?? "", compare].join(" "), text: checkText(check), detail: "", at: check.canary?.observedAt ?? null };
  });
}

function latestOf(readings: readonly Reading[], { key }: PhaseState): SummaryLine[] {
  const latest = new Map(readings.filter(({ phase }) => phase === key).map((one) => [`${one.metric} ${one.name ?? ""} ${one.side}`, one]));
  return [...latest].map(([id, one]) => ({
    id,
    text: `${metricName(one)} ${valueText(one.value, one.unit)}`,
    detail: "",
    at: one.observedAt,
  }));
}

/** What is to be said next, and what waits for somebody's approval. */
export function messageLines(state: ReleaseState, now: Instant): SummaryLine[] {
  const next = scheduleOf(state, now).find(({ dueAt }) => dueAt !== null);
  const proposed = standingMessages(state.messages).filter(({ act }) => act === "proposed");
  return [
    ...(next ? [{ id: next.id, text: `${KIND_NAMES[next.kind]} is due`, detail: next.because ?? "", at: next.dueAt }] : []),
    ...proposed.map(({ id, kind, by, at }) => ({
      id,
      text: `${KIND_NAMES[kind]} waits for approval`,
      detail: `Proposed by ${by.name}`,
      at,
    })),
  ];
}

/** What the release owes and has not brought. */
export function owedLines({ obligations }: ReleaseState): SummaryLine[] {
  return obligations
    .filter(({ settled }) => settled === null)
    .map(({ id, title, owner, dueAt }) => ({ id, text: title, detail: RELEASE_ROLE_NAMES[owner], at: dueAt }));
}

/** The incidents that were declared from the release and are not over. */
export function incidentLines({ incidents }: ReleaseState): SummaryLine[] {
  return linkedIncidents(incidents)
    .filter(({ endedAt }) => endedAt === null)
    .map(({ latest: { id, severity, title, commander }, declaredAt }) => ({
      id,
      text: `${severity} ${title}`,
      detail: `Commanded by ${commander.name}`,
      at: declaredAt,
    }));
}
