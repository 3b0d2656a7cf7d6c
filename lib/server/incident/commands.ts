import { randomUUID } from "node:crypto";
import type { IncidentResult } from "@/lib/contracts/incident";
import type { IncidentCommand } from "@/lib/domain/incident/command";
import { decideIncident } from "@/lib/domain/incident/decide";
import type { IncidentEvent, RecordedIncidentEvent } from "@/lib/domain/incident/event";
import { evolveIncident, foldIncident } from "@/lib/domain/incident/evolve";
import type { IncidentAct } from "@/lib/domain/incident/linked";
import type { IncidentState } from "@/lib/domain/incident/state";
import type { Actor } from "@/lib/domain/release/event";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { publishIncident } from "@/lib/server/platform/hub";
import { takeKey } from "@/lib/server/platform/once";
import { Fault, faultOf } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { actorOf, CLOCK } from "@/lib/server/platform/team-events";
import { type Told, tellRelease } from "@/lib/server/release/link-incident";
import { findIncident, requireIncident } from "./data";
import { writeIncident } from "./persist";

const ATTEMPTS = 8;

/** Somebody else was first: nothing is kept, and everything is looked at again. */
class Behind extends Error {}

/**
 * Carries out one command on an incident: the only way one changes after its declaration. Events, tables and what its release says of it
 * are written in one transaction; `system` is the clock, which lets messages go. Throws the refusal as a fault; 404 for an incident of another team.
 */
export async function executeIncident(access: Access | "system", id: string, command: IncidentCommand): Promise<IncidentResult> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { state, permissions } = access === "system" ? await findIncident(id) : await requireIncident(access, id);
    const actor = access === "system" ? CLOCK : actorOf(access.viewer);
    const context = { now: now(), actor, permissions, newId: randomUUID };
    const decision = decideIncident(state, command, context);
    if (!decision.ok) throw faultOf(decision.refusal);
    const result = await keepEvents({ before: state, events: decision.events, ...context });
    if (result) return result;
  }
  throw new Fault("unavailable", "Too many changes at once on this incident. Nothing was changed; try again.");
}

type Decided = {
  /** Null for a declaration. */
  readonly before: IncidentState | null;
  readonly events: readonly IncidentEvent[];
  readonly actor: Actor;
  readonly now: string;
};

/** Writes what was decided; null when the incident moved on in between. A command that changed nothing takes its key, too. */
export async function keepEvents({ before, events, actor, now: at }: Decided): Promise<IncidentResult | null> {
  const recorded = events.map(
    (event, index) => ({ ...event, seq: (before?.seq ?? 0) + index + 1, actor, occurredAt: at }) as RecordedIncidentEvent,
  );
  const after = before ? recorded.reduce(evolveIncident, before) : foldIncident(recorded);
  const told = toldOf({ after, events, actor, at });
  let publish: () => void = () => undefined;
  try {
    await db().$transaction(async (tx) => {
      await takeKey(tx);
      if (told) publish = await tellRelease(tx, told);
      if (recorded.length > 0 && !(await writeIncident(tx, { before, after, recorded }))) throw new Behind();
    });
  } catch (error) {
    if (error instanceof Behind) return null;
    throw error;
  }
  publish();
  if (recorded.length > 0) publishIncident({ id: after.id, teamId: after.teamId, seq: after.seq });
  return { id: after.id, seq: after.seq, ...madeOf(recorded) };
}

/** The message that a command made, for whoever wants to look at it. */
function madeOf(recorded: readonly RecordedIncidentEvent[]): Pick<IncidentResult, "message"> {
  const made = recorded.find((event) => event.type === "message.sent" || event.type === "message.proposed");
  return made ? { message: made.payload.message.id } : {};
}

/** What the release of an incident says of it. */
const ACTS: Partial<Record<IncidentEvent["type"], IncidentAct>> = {
  "incident.declared": "declared",
  "incident.severity-changed": "changed",
  "incident.command-accepted": "took command of",
  "incident.resolved": "resolved",
  "incident.reopened": "reopened",
};

type Telling = { after: IncidentState; events: readonly IncidentEvent[]; actor: Actor; at: string };

function toldOf({ after, events, actor, at }: Telling): Told | null {
  const act = events.map(({ type }) => ACTS[type]).find((one) => one !== undefined);
  if (!after.release || !act) return null;
  const { id, title, severity, commander, status } = after;
  return { release: after.release.id, incident: { id, title, severity, commander, status }, act, actor, at };
}
