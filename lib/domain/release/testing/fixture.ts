import { permissionsOf } from "@/lib/domain/access/permissions";
import type { AccessRole, ReleaseRole } from "@/lib/domain/access/roles";
import type { Template } from "@/lib/domain/checklist/template";
import { STANDARD_TEMPLATE } from "@/lib/domain/checklist/templates/standard";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { addMinutes } from "@/lib/domain/time/instant";
import { applyEvents } from "../apply-events";
import type { CommandContext, Decision, Refusal, ReleaseCommand } from "../command";
import { createRelease, type NewRelease } from "../create-release";
import { decide } from "../decide";
import type { ReleaseEvent } from "../event";
import type { ItemState, PersonRef, ReleaseState, RosterEntry } from "../state";

/** The planned T-0 of the fixture, in Europe/London; its window runs from an hour before to three hours after. */
export const T0 = "2026-11-26T19:00:00.000Z";
export const at = (minutes: number): string => addMinutes(T0, minutes);

/** People by what they do. Everybody is a member of the team; `max` is a manager and made the release. */
export const PEOPLE = {
  alice: person("alice", "Alice Smith", "AS"),
  bob: person("bob", "Bob Jones", "BJ"),
  carol: person("carol", "Carol White", "CW"),
  dora: person("dora", "Dora Green", "DG"),
  mia: person("mia", "Mia Brown", "MB"),
  max: person("max", "Max Black", "MX"),
  vera: person("vera", "Vera Grey", "VG"),
  adam: person("adam", "Adam Stone", "AD"),
} as const;
export type PersonKey = keyof typeof PEOPLE;

const ACCESS: Record<PersonKey, AccessRole> = {
  alice: "member",
  bob: "member",
  carol: "member",
  dora: "member",
  mia: "member",
  max: "manager",
  vera: "viewer",
  adam: "admin",
};

export const ROSTER: readonly RosterEntry[] = [
  { role: "deployer", person: PEOPLE.alice },
  { role: "approver", person: PEOPLE.bob },
  { role: "commander", person: PEOPLE.carol },
  { role: "communications-lead", person: PEOPLE.dora },
];

function person(id: string, name: string, initials: string): PersonRef {
  return { id, name, initials };
}

export function newRelease(changes: Partial<NewRelease> = {}): NewRelease {
  return {
    environment: "production",
    namespace: "production",
    fromVersion: "v2.2.5",
    toVersion: "v2.3.0",
    artifactDigest: "",
    strategy: "rolling",
    impact: "None expected",
    changes: [{ kind: "feature", text: "Discount codes" }],
    risks: [],
    rollbackPlan: "Undo the rollout",
    rollbackMethod: "",
    thresholds: [],
    links: [],
    zone: "Europe/London",
    plannedT0: T0,
    windowStart: at(-60),
    windowEnd: at(180),
    criticality: "critical",
    roster: ROSTER,
    plan: true,
    ...changes,
  };
}

/** The event that makes the fixture's release, three days before T-0. */
export function creation(changes: Partial<NewRelease> = {}, template: Template = STANDARD_TEMPLATE): Decision {
  return createRelease(newRelease(changes), {
    id: "release-1",
    teamId: "team-1",
    service: { id: "service-1", name: "checkout-service", allowSelfApproval: false },
    template,
    now: at(-72 * 60),
    actor: { kind: "person", ...PEOPLE.max },
    permissions: permissionsOf("manager", []),
    members: new Set(Object.keys(PEOPLE)),
  });
}

/** A planned release on the standard template, or with `plan: false` its draft. Throws if the input is refused. */
export function release(changes: Partial<NewRelease> = {}, template?: Template): ReleaseState {
  const [event] = eventsOf(creation(changes, template));
  if (event?.type !== "release.created") throw new Error("The release was not created.");
  return { ...event.payload.state, seq: 1 };
}

let ids = 0;

/** A person asking, at T-0 unless told otherwise. The digest is the content itself, so that tests can read it. */
export function asking(state: ReleaseState, who: PersonKey, changes: Partial<CommandContext> = {}): CommandContext {
  const roles: ReleaseRole[] = state.roster.filter((entry) => entry.person.id === who).map((entry) => entry.role);
  return {
    now: T0,
    actor: { kind: "person", ...PEOPLE[who] },
    access: ACCESS[who],
    roles,
    permissions: permissionsOf(ACCESS[who], roles),
    members: new Set(Object.keys(PEOPLE)),
    rules: STANDARD_TEMPLATE.phases,
    newId: () => `id-${++ids}`,
    digestOf: canonicalJson,
    proofAgeMinutes: 0,
    ...changes,
  };
}

/** The events of a decision; throws with the refusal where there is one. */
export function eventsOf(decision: Decision): readonly ReleaseEvent[] {
  if (!decision.ok) throw new Error(`${decision.refusal.code}: ${decision.refusal.message}`);
  return decision.events;
}

/** The refusal of a decision; throws where it was carried out. */
export function refusalOf(decision: Decision): Refusal {
  if (decision.ok) throw new Error("The command was carried out.");
  return decision.refusal;
}

/** The state after a command by somebody; throws with the refusal where there is one. */
export function stateAfter(
  state: ReleaseState,
  who: PersonKey,
  command: ReleaseCommand,
  changes: Partial<CommandContext> = {},
): ReleaseState {
  const context = asking(state, who, changes);
  return applyEvents(state, eventsOf(decide(state, command, context)), context);
}

export function itemOf(state: ReleaseState, key: string): ItemState {
  const item = state.items.find((one) => one.key === key);
  if (!item) throw new Error(`There is no item ${key}.`);
  return item;
}

/** The state with an item changed by hand. */
export function withItem(state: ReleaseState, key: string, change: Partial<ItemState>): ReleaseState {
  return { ...state, items: state.items.map((item) => (item.key === key ? { ...item, ...change } : item)) };
}
