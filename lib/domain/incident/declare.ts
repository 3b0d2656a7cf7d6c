import type { Refusal } from "@/lib/domain/release/command";
import { firstRefusal, needsText, refusal } from "@/lib/domain/release/guard";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { happens, type IncidentContext, type IncidentDecision, refusedWith } from "./command";
import { needsWork } from "./leading";
import type { SeverityKey } from "./lore/severities";
import type { DeclaredReading, LinkedRelease } from "./state";

/** What somebody declares. `commander` is asked to take command; until they accept, whoever declares has it. */
export type Declaration = {
  readonly title: string;
  readonly severity: SeverityKey;
  readonly impact: string;
  readonly release: LinkedRelease | null;
  readonly commander: PersonRef | null;
  readonly occurredAt: Instant | null;
  readonly teamId: string;
  /** What of the release is out of its limits now. */
  readonly readings?: readonly DeclaredReading[];
};

/** Declares an incident: its first events, or why not. */
export function declareIncident(declaration: Declaration, context: IncidentContext): IncidentDecision {
  const { title, impact, commander, readings = [], ...rest } = declaration;
  const objection = firstRefusal(
    () => needsWork(context, "declare an incident"),
    () => needsText(title, "title", "Say what is wrong."),
    () => needsText(impact, "impact", "Say who notices what."),
    () => needsPast(rest.occurredAt, context.now, "occurredAt"),
  );
  if (objection) return refusedWith(objection);
  const facts = { id: context.newId(), ...rest, title: title.trim(), impact: impact.trim(), ...(readings.length > 0 ? { readings } : {}) };
  return happens(
    { type: "incident.declared", payload: facts },
    ...(commander && commander.id !== context.actor.id ? [{ type: "incident.command-offered" as const, payload: { to: commander } }] : []),
  );
}

/** Refuses a moment that has not come. */
export function needsPast(at: Instant | null | undefined, now: Instant, path: string): Refusal | null {
  return at && at > now ? refusal("invalid", "This moment has not come yet.", { path }) : null;
}
