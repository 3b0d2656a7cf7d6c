import { permissionsOf } from "@/lib/domain/access/permissions";
import type { AccessRole, ReleaseRole } from "@/lib/domain/access/roles";
import type { Requirement } from "@/lib/domain/checklist/template";
import { UNTOUCHED } from "@/lib/domain/checklist/untouched";
import type { ItemState, PersonRef, PhaseState, ReleaseDetails, ReleaseState, RosterEntry } from "@/lib/domain/release/state";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";

/** The planned T-0 of the fixture; its window runs from an hour before to three hours after. */
export const T0 = "2026-11-26T19:00:00.000Z";
export const at = (minutes: number): Instant => addMinutes(T0, minutes);

/** Everybody by what they do in most tests. `ben` and `dee` are spare: members who are on no roster until a test names them. */
export const PEOPLE = {
  dana: person("dana", "Dana Deployer", "DD"),
  amir: person("amir", "Amir Approver", "AA"),
  cleo: person("cleo", "Cleo Commander", "CC"),
  ben: person("ben", "Ben Second", "BS"),
  dee: person("dee", "Dee Third", "DT"),
  mia: person("mia", "Mia Member", "MM"),
  max: person("max", "Max Manager", "MX"),
  adam: person("adam", "Adam Admin", "AD"),
} as const;
export type PersonKey = keyof typeof PEOPLE;

export const ACCESS: Record<PersonKey, AccessRole> = {
  dana: "member",
  amir: "member",
  cleo: "member",
  ben: "member",
  dee: "member",
  mia: "member",
  max: "manager",
  adam: "admin",
};

/** A roster in short: `roster("deployer dana", "approver amir")`. */
export function roster(...entries: readonly `${ReleaseRole} ${PersonKey}`[]): RosterEntry[] {
  return entries.map((entry) => {
    const [role, key] = entry.split(" ") as [ReleaseRole, PersonKey];
    return { role, person: PEOPLE[key] };
  });
}

export const ROSTER = roster("deployer dana", "approver amir", "commander cleo");

const TWO: readonly Requirement[] = [
  { role: "deployer", count: 1 },
  { role: "approver", count: 1 },
];
const BACK: readonly Requirement[] = [
  { role: "approver", count: 1 },
  { role: "commander", count: 1 },
];

export function phase(key: string, changes: Partial<PhaseState> = {}): PhaseState {
  return {
    key,
    code: key.toUpperCase(),
    name: key,
    kind: "forward",
    anchor: "planned",
    offsetMinutes: 0,
    position: 0,
    stage: null,
    requirements: [],
    status: "open",
    openedAt: null,
    closed: null,
    gateRevision: 1,
    ...changes,
  };
}

/** The shape of the standard template: T-48h and T+15m closed by the deployer; T-2h (the go), T-0, T+24h and the rollback signed. */
export const PHASES: readonly PhaseState[] = [
  phase("t-48h", { code: "T-48h", position: 0, offsetMinutes: -2880 }),
  phase("t-2h", { code: "T-2h", position: 1, offsetMinutes: -120, requirements: TWO }),
  phase("t-0", { code: "T-0", position: 2, anchor: "actual", requirements: TWO }),
  phase("t-plus-15m", { code: "T+15m", position: 3, anchor: "actual", offsetMinutes: 15 }),
  phase("t-plus-24h", { code: "T+24h", position: 4, anchor: "actual", offsetMinutes: 1440, requirements: TWO }),
  phase("rollback", { code: "Rollback", position: 5, kind: "rollback", anchor: "opening", status: "hidden", requirements: BACK }),
];

export function item(key: string, phaseKey: string, changes: Partial<ItemState> = {}): ItemState {
  return {
    key,
    phase: phaseKey,
    section: "section",
    sectionTitle: "Section",
    parent: null,
    position: 0,
    kind: "tick",
    title: `Title of ${key}`,
    proof: "A link",
    how: null,
    command: null,
    owner: "deployer",
    required: true,
    condition: null,
    options: [],
    unit: null,
    computedFrom: null,
    sources: [],
    ...UNTOUCHED,
    ...changes,
  };
}

/** Two required items per phase, `<phase>/1` and `<phase>/2`; T-2h and T+15m have an optional one, `<phase>/optional`. */
export const ITEMS: readonly ItemState[] = PHASES.flatMap(({ key }) => [
  item(`${key}/1`, key),
  item(`${key}/2`, key, { position: 1 }),
  ...(key === "t-2h" || key === "t-plus-15m" ? [item(`${key}/optional`, key, { position: 2, required: false })] : []),
]);

export const DETAILS: ReleaseDetails = {
  service: { id: "service-1", name: "checkout-service" },
  template: { key: "standard", version: 1, track: "standard" },
  environment: "production",
  namespace: "shop",
  fromVersion: "v2.2.5",
  toVersion: "v2.3.0",
  artifactDigest: `sha256:${"a".repeat(64)}`,
  strategy: "rolling",
  criticality: "standard",
  zone: "Europe/London",
  plannedT0: T0,
  windowStart: at(-60),
  windowEnd: at(180),
  boundWindow: { start: at(-60), end: at(180) },
  impact: "None expected",
  changes: [],
  risks: [],
  rollbackPlan: "Undo the rollout",
  rollbackMethod: "kubectl rollout undo",
  thresholds: [{ metric: "Error rate", limit: "5 %" }],
  links: [],
  allowSelfApproval: false,
};

export type ReleaseChanges = Partial<Omit<ReleaseState, "details">> & { readonly details?: Partial<ReleaseDetails> };

/** A planned release, three days before T-0, made by `max`. */
export function release({ details, ...changes }: ReleaseChanges = {}): ReleaseState {
  return {
    id: "release-1",
    teamId: "team-1",
    seq: 1,
    status: "planned",
    details: { ...DETAILS, ...details },
    actualT0: null,
    createdBy: PEOPLE.max,
    createdAt: at(-4320),
    phases: PHASES,
    items: ITEMS,
    roster: ROSTER,
    signOffs: [],
    hold: null,
    rollback: null,
    obligations: [],
    ...changes,
  };
}

/** The phases with other requirements for one of them. */
export function requiring(key: string, requirements: readonly Requirement[]): PhaseState[] {
  return PHASES.map((one) => (one.key === key ? { ...one, requirements } : one));
}

export function permissionsFor(who: PersonKey, roles: readonly ReleaseRole[]) {
  return permissionsOf(ACCESS[who], roles);
}

function person(id: string, name: string, initials: string): PersonRef {
  return { id, name, initials };
}
