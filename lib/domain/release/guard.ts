import type { Permission } from "@/lib/domain/access/permissions";
import { whyNot } from "@/lib/domain/access/who-can";
import type { CommandContext, Decision, Refusal, RefusalCode } from "./command";
import { STATUS_NAMES } from "./release-status";
import { isSameValue } from "./same-value";
import type { ReleaseState } from "./state";

/** What a rule needs to know of the person: the browser has it too, and explains its buttons with the same rules. */
export type ActionContext = Pick<CommandContext, "now" | "actor" | "roles" | "permissions" | "members" | "rules"> & {
  /** Null in the browser, where the rows that the server wrote are enough. */
  readonly digestOf: CommandContext["digestOf"] | null;
};

/** A rule that looks at state and person only: null when it does not object. Server and buttons share it. */
export type Guard = (state: ReleaseState, context: ActionContext) => Refusal | null;

export const MAX_TEXT = 2_000;

export function refusal(code: RefusalCode, message: string, more: Omit<Refusal, "code" | "message"> = {}): Refusal {
  return { code, message, ...more };
}

export function refused(reason: Refusal): Decision {
  return { ok: false, refusal: reason };
}

/** The first objection of several rules. */
export function firstRefusal(...checks: readonly (() => Refusal | null)[]): Refusal | null {
  for (const check of checks) {
    const found = check();
    if (found) return found;
  }
  return null;
}

/** Refuses whoever lacks a permission, naming who has it, or who can give it to somebody where nobody has. `doing` completes "can …". */
export function needsPermission(
  state: Pick<ReleaseState, "roster">,
  context: ActionContext,
  permission: Permission,
  doing: string,
): Refusal | null {
  if (context.permissions.has(permission)) return null;
  return refusal("not-permitted", whyNot(permission, state.roster, doing));
}

/** Refuses outside the given statuses, saying which one it is. `doing` completes "and cannot …". */
export function needsStatus(state: ReleaseState, allowed: readonly ReleaseState["status"][], doing: string): Refusal | null {
  if (allowed.includes(state.status)) return null;
  return refusal("wrong-state", `The release is ${STATUS_NAMES[state.status]} and cannot ${doing}.`);
}

/** A sentence somebody has to write: trimmed, not empty, at most 2,000 characters. */
export function needsText(text: string | undefined, path: string, asked: string): Refusal | null {
  const trimmed = text?.trim() ?? "";
  if (trimmed === "") return refusal("invalid", asked, { path });
  if (trimmed.length > MAX_TEXT) return refusal("invalid", `Shorten the text to ${MAX_TEXT.toLocaleString("en-GB")} characters.`, { path });
  return null;
}

/**
 * Refuses a change made on an older state than the present one, unless exactly what it changes is still as it was seen.
 * Source: ARCHITECTURE, "Stale: 409 with the present state".
 */
export function needsFreshState<Part>(
  state: ReleaseState,
  expectedSeq: number,
  { seen, present }: { seen?: Part; present: Part },
): Refusal | null {
  if (expectedSeq === state.seq) return null;
  if (seen !== undefined && isSameValue(seen, present)) return null;
  return refusal("stale", "Somebody changed this since you opened it. Look at what is new and save again.", {
    details: { seq: state.seq, present },
  });
}
