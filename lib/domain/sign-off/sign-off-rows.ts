import type { ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

/** A sign-off or refusal of a gate that no later row has ended. Whether it also counts is decided by `evaluateGate`. */
export type StandingRow = SignOffRow & { readonly kind: "granted" | "refused" };

/** The kinds of row that end another one. */
export type EndingKind = Exclude<SignOffRow["kind"], "granted" | "refused">;

/** Sign-offs and refusals that no row has ended, in the order in which they were given. */
export function standingRows(state: ReleaseState, phaseKey?: string): StandingRow[] {
  if (state.signOffs.length === 0) return [];
  const ended = new Set(state.signOffs.map((row) => row.refersTo));
  return state.signOffs.filter(
    (row): row is StandingRow => isGiven(row) && !ended.has(row.id) && (phaseKey === undefined || row.phase === phaseKey),
  );
}

/** Whether the row is something a person gave, as opposed to the end of it. */
export function isGiven(row: SignOffRow): row is StandingRow {
  return row.kind === "granted" || row.kind === "refused";
}

/** The row that ended another one, if any. */
export function endingOf(state: Pick<ReleaseState, "signOffs">, row: SignOffRow): SignOffRow | null {
  return state.signOffs.find((one) => one.refersTo === row.id) ?? null;
}

type Ending = { readonly kind: EndingKind; readonly because: string; readonly id: string; readonly at: Instant };

/** The row that ends a standing one. It keeps whose sign-off it was and what was signed; nothing is edited (SIGNOFF rule 13). */
export function endRow(row: StandingRow, { kind, because, id, at }: Ending): SignOffRow {
  return { ...row, id, kind, refersTo: row.id, comment: because, at, expiresAt: null, labels: [] };
}
