import { ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { Cause, CauseEnding, CauseRow } from "./record";

type Ending = { readonly how: CauseEnding; readonly reason: string; readonly by: PersonRef; readonly at: Instant };
export type SeenCause = Cause & { readonly by: PersonRef; readonly at: Instant; readonly ended: Ending | null };
type Causes = Pick<ReleaseState, "causes" | "phases">;

/**
 * Every cause that was seen, in the order in which it was, with how it ended. What readings found in a stage ends when people decide to
 * go on from it all the same.
 */
export function seenCauses({ causes = [], phases }: Causes): SeenCause[] {
  const ended = new Map(causes.flatMap((row): [string, Ending][] => (row.kind === "cleared" ? [[row.cause, endingOf(row)]] : [])));
  return causes.flatMap((row) => {
    if (row.kind !== "seen") return [];
    const { kind: _, ...cause } = row;
    return [{ ...cause, ended: ended.get(cause.id) ?? passedBy(cause, phases) }];
  });
}

const endingOf = ({ how, reason, by, at }: Extract<CauseRow, { kind: "cleared" }>): Ending => ({ how, reason, by, at });

function passedBy({ finder, source }: Cause, phases: ReleaseState["phases"]): Ending | null {
  if (finder !== "readings") return null;
  const phase = phases.find(({ key }) => source.startsWith(`${key} `));
  if (!phase?.closed) return null;
  const { by, at } = phase.closed;
  return { how: "dismissed", reason: `It was decided to go on from ${phase.code}.`, by, at };
}

/** The causes that hold now, the first that was seen first. */
export function standingCauses(state: Causes): SeenCause[] {
  return seenCauses(state).filter(({ ended }) => ended === null);
}

/** A cause in words: `Data was lost or corrupted: orders since 19:02`. */
export function causeText({ criterion, text }: Pick<Cause, "criterion" | "text">): string {
  const known = ROLLBACK_CRITERIA.find(({ key }) => key === criterion)?.text;
  if (known === undefined) return text;
  return text === "" ? known : `${known}: ${text}`;
}
