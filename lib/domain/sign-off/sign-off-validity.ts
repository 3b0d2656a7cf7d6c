import type { ItemState, PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { dutiesOf, whyIneligible } from "./eligibility";
import { isExpired } from "./expiry";
import { gateContent } from "./gate-content";
import { earlierPhases, isUsed, livePhases } from "./gate-order";
import { itemsWithEndedWaiver } from "./open-items";
import { type EndingKind, endingOf, isGiven, type StandingRow, standingRows } from "./sign-off-rows";

/** A sign-off or refusal that no longer counts. `endedAt` is null while the row that says so is not written yet. */
export type EndedSignOff = {
  readonly row: SignOffRow;
  readonly kind: EndingKind;
  readonly because: string;
  readonly endedAt: Instant | null;
};

export type ValidityQuestion = {
  readonly state: ReleaseState;
  /** A phase of this state. */
  readonly phase: PhaseState;
  readonly now: Instant;
  /** Null where the rows that the server wrote are enough (browser). */
  readonly digestOf: ((content: unknown) => string) | null;
  /** Ids of the team's members now; null where membership is checked elsewhere. */
  readonly members: ReadonlySet<string> | null;
};

/** Why a standing row no longer counts. */
export type UnwrittenEnding = { readonly row: StandingRow; readonly kind: EndingKind; readonly because: string };

/**
 * The standing rows of a gate that no longer count although no row says so yet, each with its reason: the author lost the
 * role or the membership (rule 9), time ran out for it or for a waiver (rules 12 and 17), the content is another (rules 12, 15). Once the gate is used,
 * only its content still matters; once the release is over, nothing does. The content is hashed only if there is a row.
 */
export function unwrittenEndings(question: ValidityQuestion): UnwrittenEnding[] {
  const { state, phase } = question;
  const standing = standingRows(state, phase.key);
  if (standing.length === 0 || livePhases(state).every((one) => one.key !== phase.key)) return [];
  const digest = question.digestOf?.(gateContent(state, phase.key)) ?? null;
  const used = isUsed(state, phase);
  const waiver = used ? undefined : endedWaiver(question);
  return standing.flatMap((row) => {
    const lapse = used ? null : (whyUnable(question, row) ?? whyExpired(question, row) ?? whyUnwaived(row, waiver));
    const ending = lapse ?? whySuperseded(row, digest);
    return ending ? [{ row, ...ending }] : [];
  });
}

/** Everything of a gate that was given and no longer counts, in the order in which it was given. */
export function endedSignOffs(state: ReleaseState, phaseKey: string, unwritten: readonly UnwrittenEnding[]): EndedSignOff[] {
  return state.signOffs.flatMap((row): EndedSignOff[] => {
    if (row.phase !== phaseKey || !isGiven(row)) return [];
    const end = endingOf(state, row);
    if (end && end.kind !== "granted" && end.kind !== "refused") {
      return [{ row, kind: end.kind, because: end.comment, endedAt: end.at }];
    }
    const found = unwritten.find((one) => one.row.id === row.id);
    return found ? [{ ...found, endedAt: null }] : [];
  });
}

type Ending = Pick<UnwrittenEnding, "kind" | "because">;

function whyUnable({ state, members }: ValidityQuestion, row: StandingRow): Ending | null {
  // A refusal stands until its author withdraws it or the content changes, whatever becomes of the author's role.
  if (row.kind === "refused") return null;
  const found = whyIneligible({ duties: dutiesOf(state), role: row.role, person: row.person, members });
  return found && { kind: "ineligible", because: found.text };
}

function whyExpired({ state, phase, now }: ValidityQuestion, row: StandingRow): Ending | null {
  if (!isExpired(state, { phase, row, now })) return null;
  return { kind: "expired", because: "Its time ran out." };
}

function endedWaiver({ state, phase, now }: ValidityQuestion): ItemState | undefined {
  return itemsWithEndedWaiver(state, [...earlierPhases(state, phase), phase], now).find((item) => item.required);
}

/** What was signed counted an item as waived that is open now, whether or not the clock has written so. */
function whyUnwaived(row: StandingRow, item: ItemState | undefined): Ending | null {
  if (!item || row.kind === "refused") return null;
  return { kind: "superseded", because: `The waiver of “${item.title}” has ended.` };
}

function whySuperseded(row: StandingRow, digest: string | null): Ending | null {
  if (digest === null || row.digest === digest) return null;
  return { kind: "superseded", because: "What was signed has changed." };
}
