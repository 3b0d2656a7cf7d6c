import type { ReleaseRole } from "@/lib/domain/access/roles";
import { type CommandContext, type Decision, type RefusalCode, refuse } from "@/lib/domain/release/command";
import type { PhaseState } from "@/lib/domain/release/state";

/** Refuses a sign-off and records the attempt: somebody tried to sign who must not. Source: RELIABILITY invariant 3. */
export function denySignOff(phase: PhaseState, role: ReleaseRole, { code, text }: { code: RefusalCode; text: string }): Decision {
  return refuse(code, text, { recorded: [{ type: "sign-off.denied", payload: { phase: phase.key, role, code, message: text } }] });
}

/** Only the person, in a live session: no token signs, and nothing signs by itself. Source: SIGNOFF rules 6 and 10. */
export function whyNoPerson({ actor }: CommandContext): { code: "not-permitted"; text: string } | null {
  if (actor.kind === "person") return null;
  return { code: "not-permitted", text: "Only a person can sign, in their own session. Tokens report and never sign." };
}
