import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed, peopleInRoles, whoCan } from "@/lib/domain/access/who-can";
import type { ItemStanding } from "@/lib/domain/checklist/progress";
import { isBeforeStart, isStarted } from "@/lib/domain/release/release-phases";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import { resumeRoles } from "@/lib/domain/release/resume-roles";
import type { ItemState, PersonRef, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { endOfGo, hasCome } from "./expiry";
import { earlierPhases, isGo, livePhases, requirementsOf } from "./gate-order";
import { itemsWithEndedWaiver, itemsWithStaleEvidence, openItems } from "./open-items";

export type ConditionCode =
  | "not-planned"
  | "stopped"
  | "on-hold"
  | "earlier-phase"
  | "not-started"
  | "window-over"
  | "item-open"
  | "evidence-stale"
  | "refused"
  | "sign-off-missing"
  | "not-closed";

/** One thing that keeps a gate closed: what it is, and who can close it, in words and as people. Source: SIGNOFF rule 21. */
export type OpenCondition = {
  readonly code: ConditionCode;
  /** A sentence: `“Code freeze is in place” is to do.` */
  readonly text: string;
  /** Part of a sentence: `Alice Smith (deployer) or a manager of the team`. */
  readonly who: string;
  /** Those of the roster among them; empty where only a team role is named. */
  readonly people: readonly PersonRef[];
  /** Key of the item it is about. */
  readonly item?: string;
};

const STANDING_WORDS: Record<ItemStanding, string> = {
  todo: "to do",
  blocked: "blocked",
  failed: "failed",
  done: "done",
  notApplicable: "not applicable",
  waived: "waived",
};

/** What must be so before anything of the phase is looked at: the release runs, and it is this phase's turn. */
export function orderConditions(state: ReleaseState, phase: PhaseState): OpenCondition[] {
  if (state.status === "draft") {
    return [permitted(state, { code: "not-planned", text: "The release is a draft.", permission: "release.edit" })];
  }
  if (livePhases(state).every((one) => one.key !== phase.key)) {
    const text = `The release is ${STATUS_NAMES[state.status]}; this phase has stopped.`;
    return [{ code: "stopped", text, who: "nobody", people: [] }];
  }
  const earlier = earlierPhases(state, phase).filter((one) => one.status !== "closed");
  return [...(state.hold ? [onHold(state)] : []), ...earlier.map((one) => earlierPhase(state, one)), ...startConditions(state, phase)];
}

/** Going on after a hold takes two people at once. Source: SIGNOFF rules 16 and 22. */
export function onHold({ roster }: Pick<ReleaseState, "roster">): OpenCondition {
  const roles = resumeRoles(roster);
  return { code: "on-hold", text: "The release is on hold.", ...inRoles({ roster }, roles, "and") };
}

/** The window for the start is over: whoever may edit moves it. */
export function windowOver(state: Pick<ReleaseState, "roster">): OpenCondition {
  return permitted(state, { code: "window-over", text: "The window for the start is over.", permission: "release.edit" });
}

/** Every required item of the phase that is not resolved, and of earlier ones those whose waiver has ended. Source: SIGNOFF rule 11. */
export function itemConditions(state: ReleaseState, phase: PhaseState, now: Instant): OpenCondition[] {
  const closers = new Map<ReleaseRole, Closers>();
  const closed = earlierPhases(state, phase).filter((one) => one.status === "closed");
  const ended = itemsWithEndedWaiver(state, closed, now).filter((item) => item.required);
  const open = [...ended.map((item) => ({ item, standing: "todo" as const })), ...openItems(state, phase, now).required];
  return open.map(({ item, standing }) => {
    const code = "item-open";
    const text = `“${item.title}” is ${standing === "todo" && item.status === "waived" ? "waived no longer" : STANDING_WORDS[standing]}.`;
    return { code, text, item: item.key, ...closersOf(state, item, closers) };
  });
}

/** What is asked of the go alone, until it is given: fresh evidence, and a window that is not over. Source: SIGNOFF rule 17. */
export function goConditions(state: ReleaseState, phase: PhaseState, now: Instant): OpenCondition[] {
  if (!isGo(state, phase) || isStarted(state)) return [];
  const closers = new Map<ReleaseRole, Closers>();
  const stale = itemsWithStaleEvidence(state, phase, now).map((item): OpenCondition => {
    const text = `The evidence of “${item.title}” is older than 24 hours.`;
    return { code: "evidence-stale", text, item: item.key, ...closersOf(state, item, closers) };
  });
  if (!hasCome(endOfGo(state), now)) return stale;
  return [...stale, windowOver(state)];
}

function earlierPhase(state: ReleaseState, phase: PhaseState): OpenCondition {
  const roles = requirementsOf(state, phase).map((one) => one.role);
  if (roles.length === 0)
    return permitted(state, { code: "earlier-phase", text: `${phase.code} is not closed.`, permission: "phase.close" });
  return { code: "earlier-phase", text: `${phase.code} is not closed.`, ...inRoles(state, roles, "and") };
}

function startConditions(state: ReleaseState, phase: PhaseState): OpenCondition[] {
  if (phase.kind === "rollback" || isBeforeStart(phase) || isStarted(state)) return [];
  return [permitted(state, { code: "not-started", text: "The deployment was not started.", permission: "deployment.start" })];
}

type Closers = Pick<OpenCondition, "who" | "people">;

/** Who resolves an item: whoever it is assigned to, else its role, else anybody who works on the checklist. */
function closersOf(state: ReleaseState, item: ItemState, known: Map<ReleaseRole, Closers>): Closers {
  if (item.assignee) return { who: item.assignee.name, people: [item.assignee] };
  const found = known.get(item.owner) ?? inRoles(state, [item.owner]);
  known.set(item.owner, found);
  return found.people.length > 0 ? found : { who: `a member of the team, as ${RELEASE_ROLE_NAMES[item.owner].toLowerCase()}`, people: [] };
}

/** The people of the roster in any of the roles, in words and as people. */
export function inRoles(state: Pick<ReleaseState, "roster">, roles: readonly ReleaseRole[], word: "and" | "or" = "or"): Closers {
  const entries = state.roster.filter((entry) => roles.includes(entry.role));
  const people = [...new Map(entries.map((entry) => [entry.person.id, entry.person])).values()];
  return { who: listed(peopleInRoles(state.roster, roles), word), people };
}

type Permitted = { code: ConditionCode; text: string; permission: Parameters<typeof whoCan>[0] };

function permitted(state: Pick<ReleaseState, "roster">, { code, text, permission }: Permitted): OpenCondition {
  return { code, text, who: whoCan(permission, state.roster), people: [] };
}
