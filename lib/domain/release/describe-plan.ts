import { listed } from "@/lib/domain/access/who-can";
import type { EditableDetails } from "./command";
import type { Description, EventOf, Names } from "./describe-words";
import type { MovedWindow } from "./event";
import type { ReleaseDetails, RosterEntry } from "./state";

type PlanEvent = EventOf<"release.created" | "release.planned" | "release.edited" | "release.t0-moved" | "roster.changed">;

/** What happens to the plan of a release and to its people. */
export function describePlan(event: PlanEvent, names: Names): Description {
  return { text: planText(event, names), tone: "neutral" };
}

function planText(event: PlanEvent, names: Names): string {
  switch (event.type) {
    case "release.created": {
      const { status, details } = event.payload.state;
      return `${status === "draft" ? "drafted" : "planned"} ${details.service.name} ${details.toVersion}`;
    }
    case "release.planned":
      return "planned the release";
    case "release.edited":
      return editText(event.payload.changes, event.payload.before);
    case "release.t0-moved":
      return moveText(event.payload.before, event.payload.after, names);
    case "roster.changed":
      return rosterText(event.payload.before, event.payload.roster, names);
  }
}

/** Fields short enough to say what they became; the others are only named. */
const SHORT_FIELDS = {
  environment: "the environment",
  namespace: "the namespace",
  fromVersion: "the version that runs now",
  toVersion: "the version to deploy",
  artifactDigest: "the artifact digest",
  firstCommitAt: "the time of the first commit",
  strategy: "the strategy",
  criticality: "the criticality",
  rollbackMethod: "the rollback method",
} as const;
const LONG_FIELDS = {
  impact: "the expected impact",
  changes: "the list of changes",
  risks: "the risks",
  rollbackPlan: "the rollback plan",
  thresholds: "the thresholds",
  links: "the links",
} as const;

/** What may be edited, as part of a sentence. */
export const FIELD_NAMES = { ...SHORT_FIELDS, ...LONG_FIELDS } as const satisfies Record<keyof EditableDetails, string>;

function editText(changes: Partial<ReleaseDetails>, before: Partial<ReleaseDetails>): string {
  const parts = Object.keys(changes).map((field) => fieldText(field, changes, before));
  return `changed ${listed(parts, "and")}`;
}

function fieldText(field: string, changes: Partial<ReleaseDetails>, before: Partial<ReleaseDetails>): string {
  if (isKeyOf(SHORT_FIELDS, field)) return `${SHORT_FIELDS[field]} from ${before[field] || "nothing"} to ${changes[field] || "nothing"}`;
  return isKeyOf(LONG_FIELDS, field) ? LONG_FIELDS[field] : field;
}

function isKeyOf<T extends object>(record: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(record, key);
}

function moveText(before: MovedWindow, after: MovedWindow, names: Names): string {
  if (before.plannedT0 !== after.plannedT0) return `moved T-0 from ${names.time(before.plannedT0)} to ${names.time(after.plannedT0)}`;
  if (before.windowStart !== after.windowStart || before.windowEnd !== after.windowEnd) {
    return `moved the window: it is now from ${names.time(after.windowStart)} to ${names.time(after.windowEnd)}`;
  }
  return `changed the zone from ${before.zone} to ${after.zone}`;
}

function rosterText(before: readonly RosterEntry[], after: readonly RosterEntry[], names: Names): string {
  const isIn = (entries: readonly RosterEntry[], one: RosterEntry) =>
    entries.some((entry) => entry.role === one.role && entry.person.id === one.person.id);
  const parts = [
    ...after.filter((one) => !isIn(before, one)).map((one) => `${one.person.name} is now ${names.role(one.role)}`),
    ...before.filter((one) => !isIn(after, one)).map((one) => `${one.person.name} no longer ${names.role(one.role)}`),
  ];
  return parts.length === 0 ? "put the roster in another order" : `changed the roster: ${listed(parts, "and")}`;
}
