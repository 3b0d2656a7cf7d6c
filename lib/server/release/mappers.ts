import type { AccessRole, ReleaseRole } from "@/lib/domain/access/roles";
import type { Obligation } from "@/lib/domain/release/obligation";
import type { ItemState, PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import type { Policies } from "./rules";

/**
 * Rows as the loading statement returns them (Postgres builds the JSON) and the state they stand for.
 * The casts of this room live here: Json columns were written by us, from typed state, in the same shape.
 */
export type LoadedRow = {
  seq: number;
  teamId: string;
  status: string;
  details: unknown;
  actualT0: Date | null;
  startedBy: unknown;
  createdBy: unknown;
  createdAt: Date;
  hold: unknown;
  rollback: unknown;
  access: Record<string, string> | null;
  phases: RawPhase[] | null;
  items: RawItem[] | null;
  roster: { role: string; person: unknown }[] | null;
  signOffs: unknown[] | null;
  obligations: RawObligation[] | null;
  /** Left out where only the items at hand were read. */
  stages?: Partial<
    Record<
      | "readings"
      | "misses"
      | "decisions"
      | "dissents"
      | "briefings"
      | "confirmations"
      | "reminders"
      | "messages"
      | "incidents"
      | "breakGlasses"
      | "causes"
      | "handovers"
      | "reportRows",
      unknown[]
    >
  > | null;
  members: string[] | null;
  /** Only where the whole release was read. */
  policies?: Policies | null;
  isPartial: boolean;
};

type RawPhase = { definition: object; status: string; openedAt: string | null; closed: unknown; gateRevision: number };
type RawItem = { definition: object; waivedUntil: string | null; at: string | null } & Record<string, unknown>;
type RawObligation = { rule: string | null; openedAt: string | null; dueAt: string } & Record<string, unknown>;

/** Postgres prints timestamps inside JSON with an offset and without trailing zeros; instants are canonical text. */
const instant = (text: string | null): string | null => (text === null ? null : new Date(text).toISOString());

export function toState(id: string, row: LoadedRow): ReleaseState {
  return {
    id,
    teamId: row.teamId,
    seq: row.seq,
    status: row.status,
    details: row.details,
    actualT0: row.actualT0?.toISOString() ?? null,
    ...(row.startedBy === null ? {} : { startedBy: row.startedBy }),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    phases: (row.phases ?? []).map(toPhase),
    items: (row.items ?? []).map(toItem),
    roster: row.roster ?? [],
    signOffs: (row.signOffs ?? []) as SignOffRow[],
    hold: row.hold,
    rollback: row.rollback,
    obligations: (row.obligations ?? []).map(toObligation),
    ...row.stages,
  } as unknown as ReleaseState;
}

/** What is not known of an older one is absent, as it is in its event. */
export function toObligation({ rule, openedAt, dueAt, ...rest }: RawObligation): Obligation {
  const known = { ...(rule === null ? {} : { rule }), ...(openedAt === null ? {} : { openedAt: instant(openedAt) }) };
  return { ...rest, ...known, dueAt: instant(dueAt) } as unknown as Obligation;
}

function toPhase({ definition, ...rest }: RawPhase): PhaseState {
  return { ...definition, ...rest, openedAt: instant(rest.openedAt) } as PhaseState;
}

function toItem({ definition, ...rest }: RawItem): ItemState {
  return { ...definition, ...rest, waivedUntil: instant(rest.waivedUntil), at: instant(rest.at) } as ItemState;
}

export const toAccess = (row: LoadedRow): ReadonlyMap<string, AccessRole> =>
  new Map(Object.entries(row.access ?? {}) as [string, AccessRole][]);

export const rolesOf = (state: Pick<ReleaseState, "roster">, userId: string): ReleaseRole[] =>
  state.roster.filter((entry) => entry.person.id === userId).map((entry) => entry.role);

/** The definition column: what the template said. Only the requirements can change later, by `gate.rule-applied`. */
export function phaseDefinition(phase: PhaseState): object {
  const { status: _s, openedAt: _o, closed: _c, gateRevision: _g, ...definition } = phase;
  return definition;
}

export function itemLive(item: ItemState) {
  const { key, status, version, reason, value, outcome, waivedUntil, by, at, source, assignee, evidence, notes } = item;
  return { key, status, version, reason, value, outcome, waivedUntil, by, at, source, assignee, evidence, notes };
}

export function itemDefinition(item: ItemState): object {
  const live = new Set(Object.keys(itemLive(item)).filter((key) => key !== "key"));
  return Object.fromEntries(Object.entries(item).filter(([key]) => !live.has(key)));
}

/** The columns of the head that repeat parts of the state. */
export function headOf(state: ReleaseState) {
  const { environment, fromVersion, toVersion, plannedT0, windowStart, windowEnd } = state.details;
  const { status, actualT0, startedBy = null, details, hold, rollback } = state;
  return { status, actualT0, startedBy, environment, fromVersion, toVersion, plannedT0, windowStart, windowEnd, details, hold, rollback };
}
