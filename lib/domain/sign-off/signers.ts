import { RELEASE_ROLES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { PersonRef, PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { GateEvaluation } from "./evaluate-gate";
import { earlierPhases } from "./gate-order";
import { openItems } from "./open-items";
import type { RoleProgress } from "./role-progress";
import { isGiven } from "./sign-off-rows";
import type { EndedSignOff } from "./sign-off-validity";

/** One line of the panel of a gate: who stands how in which role. Source: DESIGN "SignOffPanel", SIGNOFF rule 21. */
export type Signer =
  | { readonly kind: "signed" | "refused"; readonly role: ReleaseRole; readonly person: PersonRef; readonly row: SignOffRow }
  /** Gave a sign-off that no longer counts; most can sign again. */
  | { readonly kind: "ended"; readonly role: ReleaseRole; readonly person: PersonRef; readonly ended: EndedSignOff }
  /** Can sign: now (`waiting`), or once the gate opens (`later`). */
  | { readonly kind: "waiting" | "later"; readonly role: ReleaseRole; readonly person: PersonRef }
  /** Nobody on the roster can fill the place. */
  | { readonly kind: "vacant"; readonly role: ReleaseRole }
  /** The gate was opened by break-glass, without this. */
  | { readonly kind: "missing"; readonly role: ReleaseRole }
  | { readonly kind: "not-required"; readonly role: ReleaseRole };

/** The roles that may be asked at a gate, shown even where this gate does not ask them. */
const ASKED = ["deployer", "approver", "commander"] as const satisfies readonly ReleaseRole[];

/**
 * Everybody who has a part in a gate, by role: what was given, who can still give it while it is open, and the roles that it
 * does not ask. One person may stand in two roles and sign in one.
 */
export function signersOf(phase: PhaseState, evaluation: GateEvaluation): Signer[] {
  const roles = RELEASE_ROLES.filter((role) => ASKED.some((one) => one === role) || evaluation.roles.some((one) => one.role === role));
  return roles.flatMap((role): Signer[] => {
    const progress = evaluation.roles.find((one) => one.role === role);
    return progress ? signersIn(phase, evaluation, progress) : [{ kind: "not-required", role }];
  });
}

function signersIn(phase: PhaseState, evaluation: GateEvaluation, progress: RoleProgress): Signer[] {
  const { role, signed, needed } = progress;
  const given: Signer[] = [
    ...progress.signOffs.map((row): Signer => ({ kind: "signed", role, person: row.person, row })),
    ...evaluation.refusals.filter((row) => row.role === role).map((row): Signer => ({ kind: "refused", role, person: row.person, row })),
  ];
  if (phase.closed?.how === "break-glass" && signed < needed) return [...given, { kind: "missing", role }];
  if (phase.status !== "open" || signed >= needed) return given;
  const open = progress.canStillSign.map((person) => openSigner(evaluation, role, person));
  const all = [...given, ...open, ...lostSigners(evaluation, progress)];
  return given.length + open.length < needed ? [...all, { kind: "vacant", role }] : all;
}

/** Whose sign-off no longer counts because they may not sign any more: it stays visible until the place is filled. Source: SIGNOFF rule 9. */
function lostSigners({ ended }: GateEvaluation, { role, canStillSign }: RoleProgress): Signer[] {
  const able = new Set(canStillSign.map((person) => person.id));
  const lost = ended.filter(({ kind, row }) => kind === "ineligible" && row.role === role && !able.has(row.person.id));
  const last = new Map(lost.map((one) => [one.row.person.id, one]));
  return [...last.values()].map((one) => ({ kind: "ended", role, person: one.row.person, ended: one }));
}

function openSigner({ display, ended }: GateEvaluation, role: ReleaseRole, person: PersonRef): Signer {
  const last = ended.findLast((one) => one.row.person.id === person.id && one.row.role === role);
  // A refusal that was withdrawn leaves its author as if they had said nothing.
  if (last && last.row.kind === "granted") return { kind: "ended", role, person, ended: last };
  return { kind: display === "awaiting" ? "waiting" : "later", role, person };
}

/**
 * Since when the people of a gate are asked: the last of everything that had to be before. Null where a required item is
 * open or nothing says when. A sign-off that ended asks anew.
 */
export function askedSince(state: ReleaseState, phase: PhaseState, now: Instant): Instant | null {
  if (openItems(state, phase, now).required.length > 0) return null;
  const items = state.items.filter((item) => item.phase === phase.key && item.required).map((item) => item.at);
  const before = earlierPhases(state, phase).map((one) => one.closed?.at ?? null);
  const ended = state.signOffs.filter((row) => row.phase === phase.key && !isGiven(row)).map((row) => row.at);
  const start = phase.anchor === "actual" ? state.actualT0 : null;
  const moments = [...items, ...before, ...ended, start, phase.openedAt].filter((at) => at !== null);
  return moments.reduce<Instant | null>((latest, at) => (latest === null || at > latest ? at : latest), null);
}
