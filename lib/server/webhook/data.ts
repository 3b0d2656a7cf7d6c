import type { DeliveriesDto, DeliveryDto, WebhookDto, WebhooksDto } from "@/lib/contracts/webhook";
import type { TeamAccess } from "@/lib/server/access/team";
import { db, pool } from "@/lib/server/platform/db";
import { arePrivateTargetsAllowed } from "@/lib/server/platform/outgoing-request";
import { Fault } from "@/lib/server/platform/problem";

type Row = Pick<WebhookDto, "id" | "name" | "url" | "kinds" | "waiting" | "failed"> & {
  activeSince: Date | null;
  disabledBy: string | null;
  createdAt: Date;
  lastDeliveredAt: Date | null;
};

const LIST = {
  name: "webhooks",
  text: `SELECT e.id, e.name, e.url, e.kinds, e."activeSince", e."disabledBy", e."createdAt",
      (SELECT count(*)::int FROM webhook_delivery d WHERE d."endpointId" = e.id AND d.status IN ('waiting', 'sending')) AS waiting,
      (SELECT count(*)::int FROM webhook_delivery d WHERE d."endpointId" = e.id AND d.status = 'failed') AS failed,
      (SELECT max(d."endedAt") FROM webhook_delivery d WHERE d."endpointId" = e.id AND d.status = 'delivered') AS "lastDeliveredAt"
    FROM webhook_endpoint e WHERE e."teamId" = $1 AND ($2::uuid IS NULL OR e.id = $2) ORDER BY e."createdAt", e.id`,
};

/** The webhooks of a team, oldest first. Never a secret. */
export async function listWebhooks({ team }: TeamAccess): Promise<WebhooksDto> {
  return { webhooks: await readWebhooks(team.id, null), allowsPrivate: arePrivateTargetsAllowed() };
}

/** One webhook; not found when another team's. */
export async function getWebhook({ team }: TeamAccess, id: string): Promise<WebhookDto> {
  const [webhook] = await readWebhooks(team.id, id);
  if (!webhook) throw new Fault("not-found", "There is no such webhook.");
  return webhook;
}

async function readWebhooks(teamId: string, id: string | null): Promise<WebhookDto[]> {
  const { rows } = await pool().query<Row>({ ...LIST, values: [teamId, id] });
  return rows.map(({ activeSince, disabledBy, createdAt, lastDeliveredAt, ...row }) => ({
    ...row,
    state: activeSince ? "active" : disabledBy === "gone" ? "gone" : "off",
    createdAt: createdAt.toISOString(),
    lastDeliveredAt: lastDeliveredAt?.toISOString() ?? null,
  }));
}

const SHOWN = 50;

/** The newest 50 deliveries of a webhook, each with its last attempt. */
export async function listDeliveries(access: TeamAccess, webhook: string): Promise<DeliveriesDto> {
  await getWebhook(access, webhook);
  const rows = await db().webhookDelivery.findMany({
    where: { endpointId: webhook, teamId: access.team.id },
    select: {
      id: true,
      type: true,
      status: true,
      attempts: true,
      createdAt: true,
      dueAt: true,
      tries: { orderBy: { number: "desc" }, take: 1, select: { startedAt: true, endedAt: true, status: true, problem: true } },
    },
    orderBy: [{ createdAt: "desc" }, { seq: "desc" }],
    take: SHOWN,
  });
  const deliveries = rows.map(({ tries: [last], createdAt, dueAt, ...row }) => ({
    ...row,
    status: row.status as DeliveryDto["status"],
    createdAt: createdAt.toISOString(),
    dueAt: row.status === "waiting" ? dueAt.toISOString() : null,
    last: last ? { at: last.startedAt.toISOString(), status: last.status, problem: last.problem, isOpen: last.endedAt === null } : null,
  }));
  return { deliveries };
}
