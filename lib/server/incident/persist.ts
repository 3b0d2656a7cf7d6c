import type { RecordedIncidentEvent } from "@/lib/domain/incident/event";
import type { ActionItem, IncidentState } from "@/lib/domain/incident/state";
import { eventText, incidentStream } from "@/lib/server/platform/event-log";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { countEvents } from "@/lib/server/platform/metrics";
import { actionOf, headOf } from "./mappers";

type Change = { readonly before: IncidentState | null; readonly after: IncidentState; readonly recorded: readonly RecordedIncidentEvent[] };

/**
 * Writes what differs between two states and the events that made the difference, in the transaction at hand. False when the incident
 * is no longer at `before.seq`: nothing may be kept then.
 */
export async function writeIncident(tx: Prisma.TransactionClient, { before, after, recorded }: Change): Promise<boolean> {
  if (before === null) await insert(tx, after);
  else if (!(await update(tx, before, after))) return false;
  await writeActions(tx, before?.actions ?? [], after);
  const bodies = recorded.map(eventText);
  await tx.$queryRaw`SELECT append_events(${incidentStream(after.id)}, ${after.teamId}::uuid, ${before?.seq ?? 0}::int, ${bodies})`;
  countEvents("incident", bodies.length);
  return true;
}

async function insert(tx: Prisma.TransactionClient, state: IncidentState): Promise<void> {
  const { id, teamId, release, declaredAt } = state;
  await tx.incident.create({ data: { id, teamId, releaseId: release?.id ?? null, declaredAt, ...headOf(state) }, select: { id: true } });
}

async function update(tx: Prisma.TransactionClient, { id, teamId, seq }: IncidentState, after: IncidentState): Promise<boolean> {
  const { count } = await tx.incident.updateMany({ where: { id, teamId, seq }, data: headOf(after) });
  return count === 1;
}

/** `evolveIncident` keeps the identity of what it does not touch. */
async function writeActions(
  tx: Prisma.TransactionClient,
  before: readonly ActionItem[],
  { id, teamId, actions }: IncidentState,
): Promise<void> {
  for (const [position, action] of actions.entries()) {
    if (action === before[position]) continue;
    const known = { id: action.id, incidentId: id, teamId };
    if (position < before.length) await tx.incidentAction.updateMany({ where: known, data: actionOf(action) });
    else await tx.incidentAction.create({ data: { ...known, position, ...actionOf(action) }, select: { id: true } });
  }
}
