import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { BreakGlass } from "./break-glass-record";
import { deployedBy } from "./eligibility";
import { hasCome } from "./expiry";
import { gateContent } from "./gate-content";
import { earlierPhases, isUsed } from "./gate-order";
import { itemsWithEndedWaiver } from "./open-items";

/** What a gate allows is begun within so long of breaking the glass, or it lapses. Source: SIGNOFF rule 24. */
export const BREAK_GLASS_MINUTES = 60;

type Question = {
  readonly state: ReleaseState;
  readonly phase: PhaseState;
  /** Null where time alone is not to be asked about. */
  readonly now: Instant | null;
  /** Null where the content was not touched. */
  readonly digestOf: ((content: unknown) => string) | null;
};

/**
 * The break-glass that opens this gate now, of this revision, content and hour; null where there is none. Once what the gate allows has
 * happened, time ends it no more. Source: SIGNOFF rules 12 and 24.
 */
export function standingGlass({ state, phase, now, digestOf }: Question): BreakGlass | null {
  const glass = state.breakGlasses?.findLast((one) => one.phase === phase.key && one.revision === phase.gateRevision);
  if (!glass) return null;
  if (now !== null && !isUsed(state, phase) && (hasCome(glass.until, now) || hasEndedWaiver(state, phase, now))) return null;
  return digestOf && digestOf(gateContent(state, phase.key)) !== glass.digest ? null : glass;
}

/** What it was broken for counted an item as waived that is open now, whether or not the clock has written so. */
function hasEndedWaiver(state: ReleaseState, phase: PhaseState, now: Instant): boolean {
  return itemsWithEndedWaiver(state, [...earlierPhases(state, phase), phase], now).some((item) => item.required);
}

/** The break-glasses whose review or post-mortem is still owed: the room says so until then. Source: SIGNOFF rules 25 and 26. */
export function unsettledGlasses({ breakGlasses = [], obligations }: Pick<ReleaseState, "breakGlasses" | "obligations">): BreakGlass[] {
  // What is owed of one was opened with it.
  const owed = new Set(obligations.flatMap((one) => (one.rule?.startsWith("break-glass") && !one.settled ? [one.openedAt] : [])));
  return breakGlasses.filter(({ at }) => owed.has(at));
}

/**
 * Ids of everybody who broke the glass of this release or deployed it, as deployer of its roster now or of a sign-off that the deployment
 * rested on: none of them reviews it. Source: SIGNOFF rule 26.
 */
export function partiesOf(state: Parties): ReadonlySet<string> {
  const { breakGlasses = [], startedBy, roster } = state;
  const deployers = roster.filter((entry) => entry.role === "deployer").map((entry) => entry.person);
  const people = [...breakGlasses.map((one) => one.by), ...(startedBy ? [startedBy] : []), ...deployers];
  return new Set([...people.map((person) => person.id), ...deployedBy(state)]);
}

export type Parties = Pick<ReleaseState, "roster" | "startedBy" | "breakGlasses" | "actualT0" | "signOffs">;
