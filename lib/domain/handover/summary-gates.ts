import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { gateText } from "@/lib/domain/notice/notice-words";
import { validAgreements } from "@/lib/domain/release/resume-release";
import type { PhaseClosing, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { fallingSignOffs } from "@/lib/domain/sign-off/falling-sign-offs";
import { livePhases, requirementsOf } from "@/lib/domain/sign-off/gate-order";
import { type StandingRow, standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import type { Offer, SummaryLine } from "./record";
import { rosterAfter } from "./take-over";

type Giving = Pick<Offer, "role" | "from">;

const roleName = (role: StandingRow["role"]): string => RELEASE_ROLE_NAMES[role].toLowerCase();

/** Each gate that somebody signs: who has, who refused, what it still waits for. */
export function gateLines(state: ReleaseState): SummaryLine[] {
  return livePhases(state).flatMap((phase): SummaryLine[] => {
    const needs = requirementsOf(state, phase);
    const rows = standingRows(state, phase.key);
    if (needs.length === 0 && !phase.closed) return [];
    const said = rows.map(({ kind, person, role, comment }) =>
      kind === "granted" ? `${person.name} signed as ${roleName(role)}` : `${person.name} refused: ${comment}`,
    );
    return [
      { id: phase.key, text: gateText(phase), detail: [...said, standing(phase, rows, needs)].join(". "), at: phase.closed?.at ?? null },
    ];
  });
}

const CLOSED: Record<PhaseClosing["how"], string> = { signed: "Passed", act: "Closed", "break-glass": "Opened by break-glass" };

function standing({ closed }: PhaseState, rows: readonly StandingRow[], needs: ReturnType<typeof requirementsOf>): string {
  if (closed) return CLOSED[closed.how];
  const given = (role: StandingRow["role"]) => rows.filter((row) => row.kind === "granted" && row.role === role).length;
  const missing = needs.filter(({ role, count }) => given(role) < count).map(({ role }) => roleName(role));
  return missing.length > 0 ? `Waits for ${listed(missing, "and")}` : "Open";
}

/** Stands for whoever takes over: any other name ends the same sign-offs. */
const SOMEBODY = { id: "", name: "", initials: "" };

/** The sign-offs and refusals that end when the role passes: of gates that can still change. */
export function fallingWith(state: ReleaseState, giving: Giving): StandingRow[] {
  const live = new Set(livePhases(state).map(({ key }) => key));
  const after = { ...state, roster: rosterAfter(state.roster, { ...giving, to: SOMEBODY }) };
  return fallingSignOffs(state, after).filter(({ phase }) => live.has(phase));
}

/**
 * What ends when the role passes: the sign-offs that the roster is a part of, the gates that rested on them, and an agreement to resume
 * that was given in the role. Said to giver and taker before. Source: SIGNOFF rules 11, 12 and 22.
 */
export function fallingLines(state: ReleaseState, giving: Giving): SummaryLine[] {
  const signed = fallingWith(state, giving).flatMap((row): SummaryLine[] => {
    const phase = state.phases.find(({ key }) => key === row.phase);
    if (!phase) return [];
    const what = row.kind === "granted" ? `${row.person.name}'s sign-off as ${roleName(row.role)}` : `${row.person.name}'s refusal`;
    const again = phase.closed ? `${gateText(phase)} opens again` : gateText(phase);
    return [{ id: row.id, text: what, detail: again, at: row.at }];
  });
  const agreed = validAgreements(state).filter(({ role, person }) => role === giving.role && person.id === giving.from.id);
  return [
    ...signed,
    ...agreed.map(({ role, person }) => ({
      id: `resume ${role}`,
      text: `${person.name}'s agreement to resume`,
      detail: `As ${roleName(role)}`,
      at: null,
    })),
  ];
}
