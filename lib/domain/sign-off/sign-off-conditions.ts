import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed, whoCan } from "@/lib/domain/access/who-can";
import type { ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import type { OpenCondition } from "./gate-conditions";
import type { RoleProgress } from "./role-progress";

/** Each refusal that stands; only its author withdraws it. Source: SIGNOFF rule 15. */
export function refusalConditions(refusals: readonly SignOffRow[]): OpenCondition[] {
  return refusals.map(({ person, role, comment }) => ({
    code: "refused",
    text: `${person.name} refused as ${RELEASE_ROLE_NAMES[role].toLowerCase()}: ${comment}`,
    who: person.name,
    people: [person],
  }));
}

/** Each role that still needs a sign-off, and who can give it; where nobody can, who can change the roster. */
export function signOffConditions(state: ReleaseState, roles: readonly RoleProgress[]): OpenCondition[] {
  return roles
    .filter((one) => one.signed < one.needed)
    .map(({ role, signed, needed, canStillSign }): OpenCondition => {
      const text = `${signed} of ${needed} signed as ${RELEASE_ROLE_NAMES[role].toLowerCase()}.`;
      const code = "sign-off-missing";
      if (canStillSign.length >= needed - signed) {
        return { code, text, who: listed(canStillSign.map((person) => person.name)), people: canStillSign };
      }
      const short = canStillSign.length === 0 ? "nobody on the roster can sign" : "too few on the roster can sign";
      return { code, text: `${text.slice(0, -1)}, and ${short}.`, who: whoCan("release.edit", state.roster), people: [] };
    });
}

/** A phase that nobody signs waits for the deployer's act (SIGNOFF rule 3). */
export function notClosedCondition(state: ReleaseState): OpenCondition {
  const people = state.roster.filter((entry) => entry.role === "deployer").map((entry) => entry.person);
  return { code: "not-closed", text: "Nobody has closed it.", who: whoCan("phase.close", state.roster), people };
}
