import type { ReleaseState } from "@/lib/domain/release/state";
import type { GateEvaluation } from "./evaluate-gate";
import { isGiven, type StandingRow } from "./sign-off-rows";
import type { EndedSignOff } from "./sign-off-validity";

/** A sign-off or refusal somebody gave; `ended` is null while it stands. */
export type GivenSignOff = { readonly row: StandingRow; readonly ended: EndedSignOff | null };

/** Everything that was ever given for a gate, in the order given: the record on paper leaves nothing out (SIGNOFF rule 13). */
export function givenSignOffs(state: ReleaseState, { phase, ended }: GateEvaluation): GivenSignOff[] {
  return state.signOffs
    .filter((row) => row.phase === phase)
    .filter(isGiven)
    .map((row) => ({ row, ended: ended.find((one) => one.row.id === row.id) ?? null }));
}
