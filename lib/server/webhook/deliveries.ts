import { randomUUID } from "node:crypto";
import { testEvent } from "@/lib/domain/webhook/cloud-event";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { Fault } from "@/lib/server/platform/problem";
import { actorOf } from "@/lib/server/platform/team-events";
import { getWebhook } from "./data";

/** Sends a message that says it is a test, as every other: signed, tried again, in the log. */
export async function sendTest(access: TeamAccess, webhook: string): Promise<{ delivery: string }> {
  await requireActive(access, webhook);
  const id = randomUUID();
  const teamUrl = new URL(`/t/${access.team.slug}`, env().TMINUS_URL).href;
  const message = testEvent({ id, at: now(), teamUrl, actor: actorOf(access.access.viewer) });
  await db().webhookDelivery.create({
    data: {
      id,
      endpointId: webhook,
      teamId: access.team.id,
      stream: `test:${id}`,
      seq: 1,
      type: message.type,
      body: JSON.stringify(message),
      status: "waiting",
      dueAt: new Date(),
    },
    select: { id: true },
  });
  return { delivery: id };
}

/** Sends a message once more, with the id it always had: a receiver that took it already knows it. */
export async function redeliver(access: TeamAccess, webhook: string, delivery: string): Promise<void> {
  await requireActive(access, webhook);
  const where = { id: delivery, endpointId: webhook, teamId: access.team.id };
  const { count } = await db().webhookDelivery.updateMany({
    where: { ...where, status: { in: ["delivered", "failed", "cancelled", "waiting"] } },
    data: { status: "waiting", dueAt: new Date(), endedAt: null },
  });
  if (count > 0) return;
  if (!(await db().webhookDelivery.findFirst({ where, select: { id: true } }))) throw new Fault("not-found", "There is no such delivery.");
  throw new Fault("wrong-state", "This message is being sent right now.");
}

async function requireActive(access: TeamAccess, webhook: string): Promise<void> {
  const { state } = await getWebhook(access, webhook);
  if (state !== "active") throw new Fault("wrong-state", "This webhook is switched off. Switch it on first.");
}
