import type { DraftSource } from "@/lib/domain/comms/draft";
import { unmeasured } from "@/lib/domain/comms/figures";
import { KIND_NAMES, type MessageKind } from "@/lib/domain/comms/kind-names";
import type { FieldKey } from "@/lib/domain/comms/kinds";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { LETTER_ZONE } from "./letters";
import { SEVERITIES } from "./lore/severities";
import type { IncidentState } from "./state";
import { findList } from "./step-lists";

/** What an incident that stands alone says itself in a message, without anybody's name: it may reach customers. Empty where only a person can. */
export function letterSource(state: IncidentState, kind: MessageKind, now: Instant): DraftSource {
  return { live: (key) => FILL[key]?.(state, now) ?? "", subject: subjectOf(state, kind) };
}

/** `Incident notice: P1 Payments fail`; without its name where that holds a number that reads as measured. */
function subjectOf({ severity, title }: IncidentState, kind: MessageKind): string {
  return `${KIND_NAMES[kind]}: ${[severity, unmeasured(title) || "incident"].join(" ")}`;
}

type Fill = (state: IncidentState, now: Instant) => string;

const FILL: Partial<Record<FieldKey, Fill>> = {
  issue: ({ severity, title }) => unmeasured(`${severity}: ${title}`),
  impact: ({ impact, status }) => (status === "open" ? impact : `It is over. While it lasted: ${impact}`),
  actions: (state) => actions(state),
  eta: ({ mitigatedAt }) => (mitigatedAt ? `Mitigated since ${moment(mitigatedAt)}; being watched` : "Not known yet"),
  nextUpdate: ({ status, severity }, now) =>
    status === "open" ? `By ${zonedTime(addMinutes(now, SEVERITIES[severity].updateMinutes), LETTER_ZONE)}` : "None: it is over",
  nextSteps: ({ actions: owed }) =>
    owed
      .filter(({ done }) => done === null)
      .map(({ title, dueAt }) => unmeasured(`${title}, until ${dayLabel(dueAt, LETTER_ZONE)}`))
      .filter(Boolean)
      .join("\n"),
  timeline: (state) => timeline(state),
  cause: ({ resolution }) => unmeasured(resolution?.cause ?? ""),
};

const moment = (at: Instant): string => `${dayLabel(at, LETTER_ZONE)}, ${zonedTime(at, LETTER_ZONE)}`;

/** What ended it; before, what was ticked in the playbooks that are worked through, or that they are. */
function actions({ resolution, playbooks, steps }: IncidentState): string {
  if (resolution) return unmeasured(resolution.summary);
  const lines = playbooks.flatMap(({ key }) => {
    const list = findList(key);
    if (!list) return [];
    const done = steps.filter((one) => one.list === key && one.isDone).map((one) => unmeasured(list.steps.get(one.key) ?? ""));
    return done.length > 0 ? done.filter(Boolean).map((title) => `${title}.`) : [`Working through: ${list.title.toLowerCase()}.`];
  });
  return lines.length > 0 ? lines.join("\n") : "Being looked into";
}

function timeline({ occurredAt, detectedAt, declaredAt, mitigatedAt, resolution, severity }: IncidentState): string {
  const rows: readonly (readonly [Instant | null, string])[] = [
    [occurredAt, "It began"],
    [detectedAt, "It was noticed"],
    [declaredAt, `${severity} incident declared`],
    [mitigatedAt, "It stopped hurting"],
    [resolution?.at ?? null, "It was resolved"],
  ];
  return rows.flatMap(([at, words]) => (at === null ? [] : [`${moment(at)} ${words}`])).join("\n");
}
