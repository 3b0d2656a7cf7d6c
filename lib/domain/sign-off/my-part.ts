import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { PersonRef, PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { canSign, type Signing, type SigningObjection } from "./can-sign";
import { holdsRole } from "./eligibility";
import type { GateEvaluation } from "./evaluate-gate";
import { requirementsOf } from "./gate-order";

type Terms = Extract<Signing, { ok: true }>;

/** What a person has to do with a gate now. */
export type MyPart =
  | { readonly kind: "signed" | "refused"; readonly row: SignOffRow }
  /** May sign, in one of `options`; the person chooses where there are several (SIGNOFF rule 7). */
  | { readonly kind: "sign"; readonly options: readonly { readonly role: ReleaseRole; readonly terms: Terms }[] }
  /** Holds a role of the gate, and something stands against signing. */
  | { readonly kind: "not-yet"; readonly roles: readonly ReleaseRole[]; readonly reasons: readonly SigningObjection[] }
  /** Holds no role of the gate. */
  | { readonly kind: "none" };

type Question = {
  readonly state: ReleaseState;
  readonly phase: PhaseState;
  readonly person: Pick<PersonRef, "id" | "name">;
  readonly evaluation: GateEvaluation;
  readonly now: Instant;
  /** Ids of the team's members; null where the server looks after that. */
  readonly members: ReadonlySet<string> | null;
};

/**
 * The one answer behind the button, the key and the bar of a gate. Somebody who could sign in two roles is offered the one
 * that is still needed first. Source: SIGNOFF rules 7 and 21.
 */
export function myPart({ state, phase, person, evaluation, now, members }: Question): MyPart {
  const refusal = evaluation.refusals.find((row) => row.person.id === person.id);
  if (refusal) return { kind: "refused", row: refusal };
  const given = evaluation.roles.flatMap((one) => one.signOffs).find((row) => row.person.id === person.id);
  if (given) return { kind: "signed", row: given };
  const roles = requirementsOf(state, phase)
    .map((one) => one.role)
    .filter((role) => holdsRole(state, role, person));
  if (roles.length === 0 || phase.status !== "open") return { kind: "none" };
  const answers = roles.map((role) => ({
    role,
    signing: canSign({ state, phase, role, person, evaluation, now, digestOf: null, members }),
  }));
  const options = answers.flatMap(({ role, signing }) => (signing.ok ? [{ role, terms: signing }] : []));
  if (options.length > 0) return { kind: "sign", options: options.sort((a, b) => Number(b.terms.isNeeded) - Number(a.terms.isNeeded)) };
  const [first] = answers;
  return { kind: "not-yet", roles, reasons: first && !first.signing.ok ? first.signing.reasons : [] };
}
