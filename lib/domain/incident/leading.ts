import type { Refusal } from "@/lib/domain/release/command";
import { refusal } from "@/lib/domain/release/guard";
import type { IncidentContext } from "./command";
import type { IncidentState } from "./state";

type Asker = Pick<IncidentContext, "actor" | "permissions">;

/** Whether somebody decides on an incident: who commands it, a manager, or the commander of the release that it belongs to. */
export function mayLead({ commander }: Pick<IncidentState, "commander">, { actor, permissions }: Asker): boolean {
  return permissions.has("incident.lead") || (actor.kind === "person" && actor.id === commander.id && permissions.has("incident.work"));
}

/** Refuses whoever does not decide on the incident, and names who does. `doing` completes "can …". */
export function needsLead(state: Pick<IncidentState, "commander" | "release">, context: Asker, doing: string): Refusal | null {
  if (mayLead(state, context)) return null;
  const others = state.release ? "a manager of the team, or the incident commander of the release" : "a manager of the team";
  return refusal("not-permitted", `Only ${state.commander.name}, who commands this incident, ${others} can ${doing}.`);
}

/** Refuses whoever only reads, and tokens. `doing` completes "can …". */
export function needsWork({ actor, permissions }: Asker, doing: string): Refusal | null {
  if (actor.kind === "person" && permissions.has("incident.work")) return null;
  return refusal("not-permitted", `Only a member of the team can ${doing}.`);
}

/** Refuses once the incident is resolved. */
export function needsOpen({ status }: Pick<IncidentState, "status">, doing: string): Refusal | null {
  return status === "open" ? null : refusal("wrong-state", `The incident is resolved. Reopen it to ${doing}.`);
}
