import type { MessageRow } from "@/lib/domain/comms/message";
import { db } from "@/lib/server/platform/db";
import { publishTeamChange } from "@/lib/server/platform/hub";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { requireRelease } from "@/lib/server/release/data";
import { requireMessage } from "./deliveries";
import { type Execute, letGo } from "./depart";

type Params = { readonly release: string; readonly message: string; readonly delivery: string };

/**
 * Sends a message once more to one destination, because somebody says so: it may then have it twice. What was found late leaves the
 * release first, unless it was cancelled meanwhile.
 */
export async function resend(access: Access, params: Params, execute: Execute): Promise<void> {
  const { release: releaseId, message: id } = params;
  const { isRemoved, teamId } = await requireDelivery(access, params);
  if (isRemoved) throw new Fault("wrong-state", "This destination was removed. Add it again for the next message.");
  const { state } = await requireRelease(access, releaseId);
  if (isHeld(requireMessage(state, id))) await letGo(execute, { id, releaseId });
  const row = requireMessage((await requireRelease(access, releaseId)).state, id);
  if (row.act !== "sent") throw new Fault("wrong-state", `This message is ${row.act}.`);
  await requireDecided(
    teamId,
    db().$executeRaw`
    UPDATE message_delivery SET status = 'waiting', reason = NULL, "leaveAt" = clock_timestamp(), "dueAt" = clock_timestamp(), "endedAt" = NULL,
      "decidedBy" = ${personOf(access)}::jsonb, "decidedAt" = clock_timestamp()
    WHERE id = ${params.delivery}::uuid AND status IN ('ask', 'uncertain', 'failed', 'waiting')`,
  );
}

/** A message that was given a time and was not let go when it came. */
const isHeld = ({ sendAt, at, leftAt }: MessageRow): boolean => sendAt !== null && sendAt > at && leftAt === undefined;

/** Leaves a message at one destination as it is: what may have arrived stays uncertain, what is late is not sent. */
export async function letBe(access: Access, params: Params): Promise<void> {
  const { teamId } = await requireDelivery(access, params);
  await requireDecided(
    teamId,
    db().$executeRaw`
    UPDATE message_delivery SET status = CASE status WHEN 'ask' THEN 'cancelled' ELSE status END,
      "endedAt" = coalesce("endedAt", clock_timestamp()), "decidedBy" = ${personOf(access)}::jsonb, "decidedAt" = clock_timestamp()
    WHERE id = ${params.delivery}::uuid AND status IN ('ask', 'uncertain', 'failed')`,
  );
}

const personOf = ({ viewer }: Access): string => JSON.stringify({ id: viewer.userId, name: viewer.name, initials: viewer.initials });

async function requireDelivery(access: Access, { release, message, delivery }: Params): Promise<{ isRemoved: boolean; teamId: string }> {
  await requireRelease(access, release);
  const where = { id: delivery, releaseId: release, messageId: message };
  const found = await db().messageDelivery.findFirst({ where, select: { teamId: true, destination: { select: { removedAt: true } } } });
  if (!found) throw new Fault("not-found", "There is no such delivery.");
  return { isRemoved: found.destination.removedAt !== null, teamId: found.teamId };
}

async function requireDecided(teamId: string, changing: Promise<number>): Promise<void> {
  if ((await changing) === 0)
    throw new Fault("wrong-state", "There is nothing to decide about this delivery: it was sent, or is being sent now.");
  // Not an event: who looks at the deliveries asks again all the same.
  publishTeamChange(teamId, 0);
}
