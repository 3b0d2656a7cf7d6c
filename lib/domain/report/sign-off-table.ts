import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { countItems } from "@/lib/domain/checklist/progress";
import { CRITICALITY_NAMES } from "@/lib/domain/release/release-words";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { BOTH_ROLES, countsAs } from "@/lib/domain/sign-off/both-roles";
import { SELF_APPROVAL } from "@/lib/domain/sign-off/eligibility";
import { isSigned, requirementsOf } from "@/lib/domain/sign-off/gate-order";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import type { Instant } from "@/lib/domain/time/instant";

/** Who signed a gate as a role, or closed a phase that nobody signs, and the event that says so. */
export type SignOffMark = { readonly seq: number; readonly at: Instant; readonly by: string; readonly labels: readonly string[] };

/**
 * A role at a gate. `signed` lists who did, and stands however many it took; `missing` closed without the sign-off, by a broken glass;
 * `act` is the deployer's closing of a phase that asks for no sign-off.
 */
export type SignOffCell = {
  readonly role: ReleaseRole;
  readonly state: "signed" | "open" | "missing" | "act" | "not-required";
  readonly marks: readonly SignOffMark[];
};

export type SignOffRowOfReport = {
  readonly phase: string;
  readonly code: string;
  readonly items: string;
  readonly cells: readonly SignOffCell[];
};

export type SignOffTable = {
  readonly columns: readonly { readonly role: ReleaseRole; readonly name: string; readonly person: string | null }[];
  readonly rows: readonly SignOffRowOfReport[];
  /** Why somebody was not asked, or why one signature stands for two. */
  readonly notes: readonly string[];
  /** How many signatures stand. */
  readonly signatures: number;
};

const ALWAYS = ["deployer", "approver", "commander"] as const satisfies readonly ReleaseRole[];

type Question = { readonly events: readonly LoggedEvent[]; readonly state: ReleaseState; readonly asOf: Instant };

/** Phase by phase and role by role, as the rows of the release stand. Source: SIGNOFF rule 21. */
export function signOffTable(question: Question): SignOffTable {
  const { state } = question;
  const shown = state.phases.filter(({ status }) => status !== "hidden");
  const asked = shown.flatMap((phase) => requirementsOf(state, phase).map(({ role }) => role));
  const roles = [...new Set<ReleaseRole>([...ALWAYS, ...asked])];
  const rows = shown.map((phase) => rowOf(question, phase, roles));
  return {
    columns: roles.map((role) => ({ role, name: RELEASE_ROLE_NAMES[role], person: onlySigner(rows, role) })),
    rows,
    notes: notesOf(state, rows),
    signatures: standingRows(state).filter(({ kind }) => kind === "granted").length,
  };
}

function rowOf({ events, state, asOf }: Question, phase: PhaseState, roles: readonly ReleaseRole[]): SignOffRowOfReport {
  const { total, done, notApplicable, waived } = countItems(
    state.items.filter((item) => item.phase === phase.key),
    asOf,
  );
  const besides = [notApplicable > 0 && `${notApplicable} n/a`, waived > 0 && `${waived} waived`].filter(Boolean);
  const items = [`${done + notApplicable + waived} of ${total}`, ...besides].join(", ");
  return { phase: phase.key, code: phase.code, items, cells: roles.map((role) => cellOf({ events, state, phase, role })) };
}

type Place = {
  readonly events: readonly LoggedEvent[];
  readonly state: ReleaseState;
  readonly phase: PhaseState;
  readonly role: ReleaseRole;
};

function cellOf(place: Place): SignOffCell {
  const { state, phase, role } = place;
  const signed = standingRows(state, phase.key).filter((row) => row.kind === "granted" && countsAs(row, role));
  const marks = signed.flatMap(({ id, at, person, labels }) => {
    const event = place.events.find((one) => one.type === "sign-off.recorded" && one.payload.row.id === id);
    return event ? [{ seq: event.seq, at, by: person.name, labels }] : [];
  });
  if (marks.length > 0) return { role, state: "signed", marks };
  if (!isSigned(phase)) return actCell(place);
  const isAsked = requirementsOf(state, phase).some((one) => one.role === role);
  if (!isAsked) return { role, state: "not-required", marks };
  return { role, state: phase.closed ? "missing" : "open", marks };
}

/** A phase without sign-offs: whoever closed it stands where the deployer would. */
function actCell({ events, phase, role }: Place): SignOffCell {
  if (role !== "deployer") return { role, state: "not-required", marks: [] };
  const event = events.findLast((one) => one.type === "phase.closed" && one.payload.phase === phase.key);
  if (!phase.closed || !event) return { role, state: "open", marks: [] };
  return { role, state: "act", marks: [{ seq: event.seq, at: phase.closed.at, by: phase.closed.by.name, labels: [] }] };
}

/** The one person who signed as a role all along; null where it was nobody or several. */
function onlySigner(rows: readonly SignOffRowOfReport[], role: ReleaseRole): string | null {
  const names = new Set(
    rows.flatMap(({ cells }) => cells.filter((cell) => cell.role === role).flatMap(({ marks }) => marks.map(({ by }) => by))),
  );
  const [name] = names;
  return names.size === 1 && name !== undefined ? name : null;
}

function notesOf(state: ReleaseState, rows: readonly SignOffRowOfReport[]): string[] {
  const acts = rows.filter(({ cells }) => cells.some((cell) => cell.state === "act")).map(({ code }) => code);
  return [
    ...ALWAYS.filter((role) => rows.every(({ cells }) => cells.some((cell) => cell.role === role && cell.state === "not-required"))).map(
      (role) => notRequired(state, role),
    ),
    ...(acts.length > 0
      ? [
          `${acts.join(", ")} ${acts.length === 1 ? "asks" : "ask"} for no sign-off and ${acts.length === 1 ? "was" : "were"} closed by act.`,
        ]
      : []),
    ...labelNotes(state),
  ];
}

function notRequired({ details, rollback }: ReleaseState, role: ReleaseRole): string {
  const why = `criticality is ${CRITICALITY_NAMES[details.criticality].toLowerCase()}${rollback ? "" : ", and there was no rollback"}`;
  return `${RELEASE_ROLE_NAMES[role]} was not required: no gate of this checklist asks for one, ${why}.`;
}

/** Source: SIGNOFF rule 8. */
function labelNotes(state: ReleaseState): string[] {
  const codeOf = (key: string) => state.phases.find((phase) => phase.key === key)?.code ?? key;
  return standingRows(state).flatMap(({ labels, phase, person }) => [
    ...(labels.includes(BOTH_ROLES)
      ? [`${person.name} signed ${codeOf(phase)} once as approver and commander: the roster of this hotfix allowed no other.`]
      : []),
    ...(labels.includes(SELF_APPROVAL)
      ? [`${person.name} created this release and signed ${codeOf(phase)} as approver: the service allows it.`]
      : []),
  ]);
}
