import type { MessageRow } from "@/lib/domain/comms/message";
import { db } from "@/lib/server/platform/db";
import { publishTeamChange } from "@/lib/server/platform/hub";
import { Fault, faultOf } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { type Execute, letGo } from "./depart";
import { requireMessage, requireSource, type Source } from "./source";
import { columnOf, type SourceId } from "./source-id";

type Of = { readonly source: SourceId; readonly message: string; readonly delivery: string };

/**
 * Sends a message once more to one destination, because somebody says so: it may then have it twice. What was found late leaves the
 * stream first, unless it was cancelled meanwhile.
 */
export async function resend(access: Access, of: Of, execute: Execute): Promise<void> {
  const { source, message: id } = of;
  const { isRemoved, told } = await requireDelivery(access, of);
  if (isRemoved) throw new Fault("wrong-state", "This destination was removed. Add it again for the next message.");
  if (isHeld(requireMessage(told, id))) await letGo(execute, { id, source });
  const row = requireMessage(await requireSource(access, source), id);
  if (row.act !== "sent") throw new Fault("wrong-state", `This message is ${row.act}.`);
  await requireDecided(
    told.teamId,
    db().$executeRaw`
    UPDATE message_delivery SET status = 'waiting', reason = NULL, "leaveAt" = clock_timestamp(), "dueAt" = clock_timestamp(), "endedAt" = NULL,
      "decidedBy" = ${personOf(access)}::jsonb, "decidedAt" = clock_timestamp()
    WHERE id = ${of.delivery}::uuid AND status IN ('ask', 'uncertain', 'failed', 'waiting')`,
  );
}

/** A message that was given a time and was not let go when it came. */
const isHeld = ({ sendAt, at, leftAt }: MessageRow): boolean => sendAt !== null && sendAt > at && leftAt === undefined;

/** Leaves a message at one destination as it is: what may have arrived stays uncertain, what is late is not sent. */
export async function letBe(access: Access, of: Of): Promise<void> {
  const { told } = await requireDelivery(access, of);
  await requireDecided(
    told.teamId,
    db().$executeRaw`
    UPDATE message_delivery SET status = CASE status WHEN 'ask' THEN 'cancelled' ELSE status END,
      "endedAt" = coalesce("endedAt", clock_timestamp()), "decidedBy" = ${personOf(access)}::jsonb, "decidedAt" = clock_timestamp()
    WHERE id = ${of.delivery}::uuid AND status IN ('ask', 'uncertain', 'failed')`,
  );
}

const personOf = ({ viewer }: Access): string => JSON.stringify({ id: viewer.userId, name: viewer.name, initials: viewer.initials });

/** A delivery that this person may decide about, and what its message tells of. */
async function requireDelivery(access: Access, { source, message, delivery }: Of): Promise<{ isRemoved: boolean; told: Source }> {
  const told = await requireSource(access, source);
  const where = { id: delivery, ...columnOf(source), messageId: message };
  const found = await db().messageDelivery.findFirst({ where, select: { destination: { select: { removedAt: true } } } });
  if (!found) throw new Fault("not-found", "There is no such delivery.");
  const objection = told.telling.mayTell("decide about a delivery");
  if (objection) throw faultOf(objection);
  return { isRemoved: found.destination.removedAt !== null, told };
}

async function requireDecided(teamId: string, changing: Promise<number>): Promise<void> {
  if ((await changing) === 0)
    throw new Fault("wrong-state", "There is nothing to decide about this delivery: it was sent, or is being sent now.");
  // Not an event: who looks at the deliveries asks again all the same.
  publishTeamChange(teamId, 0);
}
