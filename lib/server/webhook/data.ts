import type { DeliveriesDto, DeliveryDto, WebhookDto, WebhooksDto } from "@/lib/contracts/webhook";
import type { TeamAccess } from "@/lib/server/access/team";
import { db, pool } from "@/lib/server/platform/db";
import { arePrivateTargetsAllowed } from "@/lib/server/platform/outgoing-request";
import { type Paging, placeOf, rowsOf, takeOf, toPage } from "@/lib/server/platform/page";
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
    FROM webhook_endpoint e WHERE e."teamId" = $1 AND ($2::uuid IS NULL OR e.id = $2)
      AND ($3::timestamptz IS NULL OR (e."createdAt", e.id) > ($3, $4::uuid)) ORDER BY e."createdAt", e.id LIMIT $5`,
};

/** The webhooks of a team, oldest first. Never a secret. */
export async function listWebhooks({ team }: TeamAccess, paging: Paging = null): Promise<WebhooksDto> {
  const scope = { list: "webhooks", owner: team.id } as const;
  const rows = await readWebhooks({ teamId: team.id, place: placeOf(scope, paging), limit: rowsOf(paging) });
  const { shown, next } = toPage(scope, paging, { rows, place: ({ createdAt, id }) => [createdAt, id] });
  return { webhooks: [...shown], allowsPrivate: arePrivateTargetsAllowed(), next };
}

/** One webhook; not found when another team's. */
export async function getWebhook({ team }: TeamAccess, id: string): Promise<WebhookDto> {
  const [webhook] = await readWebhooks({ teamId: team.id, id });
  if (!webhook) throw new Fault("not-found", "There is no such webhook.");
  return webhook;
}

type Asked = { teamId: string; id?: string; place?: readonly string[] | null; limit?: number | null };

async function readWebhooks({ teamId, id, place, limit }: Asked): Promise<WebhookDto[]> {
  const values = [teamId, id ?? null, place?.[0] ?? null, place?.[1] ?? null, limit ?? null];
  const { rows } = await pool().query<Row>({ ...LIST, values });
  return rows.map(({ activeSince, disabledBy, createdAt, lastDeliveredAt, ...row }) => ({
    ...row,
    state: activeSince ? "active" : disabledBy === "gone" ? "gone" : "off",
    createdAt: createdAt.toISOString(),
    lastDeliveredAt: lastDeliveredAt?.toISOString() ?? null,
  }));
}

/** The deliveries of a webhook, newest first, each with its last attempt. */
export async function listDeliveries(access: TeamAccess, webhook: string, paging: Paging = null): Promise<DeliveriesDto> {
  await getWebhook(access, webhook);
  const scope = { list: "deliveries", owner: webhook } as const;
  const place = placeOf(scope, paging);
  const rows = await db().webhookDelivery.findMany({
    where: { endpointId: webhook, teamId: access.team.id, ...(place ? olderThan(place) : {}) },
    select: {
      id: true,
      seq: true,
      type: true,
      status: true,
      attempts: true,
      createdAt: true,
      dueAt: true,
      tries: { orderBy: { number: "desc" }, take: 1, select: { startedAt: true, endedAt: true, status: true, problem: true } },
    },
    orderBy: [{ createdAt: "desc" }, { seq: "desc" }, { id: "asc" }],
    ...takeOf(paging),
  });
  const { shown, next } = toPage(scope, paging, { rows, place: ({ createdAt, seq, id }) => [createdAt.toISOString(), String(seq), id] });
  const deliveries = shown.map(({ tries: [last], createdAt, dueAt, seq: _, ...row }) => ({
    ...row,
    status: row.status as DeliveryDto["status"],
    createdAt: createdAt.toISOString(),
    dueAt: row.status === "waiting" ? dueAt.toISOString() : null,
    last: last ? { at: last.startedAt.toISOString(), status: last.status, problem: last.problem, isOpen: last.endedAt === null } : null,
  }));
  return { deliveries, next };
}

const olderThan = ([createdAt = "", seq = "", id = ""]: readonly string[]) => ({
  OR: [{ createdAt: { lt: createdAt } }, { createdAt, seq: { lt: Number(seq) } }, { createdAt, seq: Number(seq), id: { gt: id } }],
});
