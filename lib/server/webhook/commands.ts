import { randomUUID } from "node:crypto";
import type { NewSecretDto, WebhookBody, WebhookDto } from "@/lib/contracts/webhook";
import { isSameValue } from "@/lib/domain/release/same-value";
import { requireProof } from "@/lib/server/access/proof";
import type { TeamAccess } from "@/lib/server/access/team";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { checkTarget } from "@/lib/server/platform/outgoing-target";
import { Fault } from "@/lib/server/platform/problem";
import { newSigningSecret, seal } from "@/lib/server/platform/secret-box";
import { changeTeam } from "@/lib/server/platform/team-change";
import { getWebhook } from "./data";
import { secretAbout } from "./secret";

const MAX_PER_TEAM = 10;
/** How long the former secret signs along, so that the receiver can be changed in peace. */
const OVERLAP_MS = 24 * 3_600_000;

/** Makes a webhook, active from now on. Needs a fresh proof; answers its secret, this once. */
export async function createWebhook(access: TeamAccess, body: WebhookBody): Promise<NewSecretDto> {
  requireProof(access.access.viewer);
  checkTarget(body.url);
  const id = randomUUID();
  const teamId = access.team.id;
  const secret = newSigningSecret();
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, append }) => {
    if ((await tx.webhookEndpoint.count({ where: { teamId } })) >= MAX_PER_TEAM)
      throw new Fault("wrong-state", `A team has ${MAX_PER_TEAM} webhooks at most. Remove one first.`);
    await tx.webhookEndpoint.create({ data: { id, teamId, ...body, secret: seal(secret, secretAbout(id)) }, select: { id: true } });
    await activate(tx, { id, teamId });
    await append({ type: "webhook.created", payload: { webhook: { id, ...body } } });
  });
  return { id, secret };
}

/** Changes name, address and kinds. What is under way goes to the new address. Needs a fresh proof: it decides where the team's news go. */
export async function changeWebhook(access: TeamAccess, id: string, body: WebhookBody): Promise<WebhookDto> {
  requireProof(access.access.viewer);
  const { name, url, kinds } = await getWebhook(access, id);
  const before = { name, url, kinds };
  if (isSameValue(before, body)) return getWebhook(access, id);
  checkTarget(body.url);
  await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, async ({ tx, append }) => {
    await requireChanged(tx.webhookEndpoint.updateMany({ where: { id, teamId: access.team.id }, data: body }));
    await append({ type: "webhook.changed", payload: { id, name: body.name, changes: body, before } });
  });
  return getWebhook(access, id);
}

/** A new secret, shown this once; the former signs along for a day. Needs a fresh proof. */
export async function renewSecret(access: TeamAccess, id: string): Promise<NewSecretDto> {
  requireProof(access.access.viewer);
  const { name } = await getWebhook(access, id);
  const secret = newSigningSecret();
  await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, async ({ tx, append }) => {
    const former = await tx.webhookEndpoint.findFirst({ where: { id, teamId: access.team.id }, select: { secret: true } });
    if (!former) throw new Fault("not-found", "There is no such webhook.");
    const data = {
      secret: seal(secret, secretAbout(id)),
      secretBefore: former.secret,
      secretBeforeEndsAt: new Date(Date.now() + OVERLAP_MS),
    };
    await requireChanged(tx.webhookEndpoint.updateMany({ where: { id, teamId: access.team.id, secret: former.secret }, data }));
    await append({ type: "webhook.secret-renewed", payload: { id, name } });
  });
  return { id, secret };
}

/** Switches a webhook on or off. While it is off nothing is kept for it; what waited is cancelled. */
export async function setActive(access: TeamAccess, id: string, active: boolean): Promise<WebhookDto> {
  const { name } = await getWebhook(access, id);
  const teamId = access.team.id;
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, append }) => {
    if (active) {
      if (await activate(tx, { id, teamId })) await append({ type: "webhook.enabled", payload: { id, name } });
      return;
    }
    const data = { activeSince: null, disabledBy: "person" };
    const { count } = await tx.webhookEndpoint.updateMany({ where: { id, teamId, activeSince: { not: null } }, data });
    if (count === 0) return;
    await tx.webhookDelivery.updateMany({
      where: { endpointId: id, status: "waiting" },
      data: { status: "cancelled", endedAt: new Date() },
    });
    await append({ type: "webhook.disabled", payload: { id, name, cause: "person" } });
  });
  return getWebhook(access, id);
}

/** Removes a webhook with its log of deliveries. */
export async function removeWebhook(access: TeamAccess, id: string): Promise<void> {
  const { name } = await getWebhook(access, id);
  await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, async ({ tx, append }) => {
    await requireChanged(tx.webhookEndpoint.deleteMany({ where: { id, teamId: access.team.id } }));
    await append({ type: "webhook.removed", payload: { id, name } });
  });
}

/**
 * Active from this moment of the database's clock. Where it is the team's only active one, nobody followed the streams: their cursors
 * start at their present ends, or its first round would read the whole history to throw it away.
 */
async function activate(tx: Prisma.TransactionClient, { id, teamId }: { id: string; teamId: string }): Promise<boolean> {
  await tx.$executeRaw`
    INSERT INTO webhook_cursor (stream, "teamId", seq)
    SELECT stream, "teamId", seq FROM stream_head h
    WHERE h."teamId" = ${teamId}::uuid AND h.stream LIKE 'release:%'
      AND NOT EXISTS (SELECT FROM webhook_endpoint o WHERE o."teamId" = ${teamId}::uuid AND o."activeSince" IS NOT NULL)
    ON CONFLICT (stream) DO UPDATE SET seq = greatest(webhook_cursor.seq, EXCLUDED.seq)`;
  const changed = await tx.$executeRaw`
    UPDATE webhook_endpoint SET "activeSince" = clock_timestamp(), "disabledBy" = NULL
    WHERE id = ${id}::uuid AND "teamId" = ${teamId}::uuid AND "activeSince" IS NULL`;
  return changed > 0;
}

async function requireChanged(changing: Promise<{ count: number }>): Promise<void> {
  if ((await changing).count === 0) throw new Fault("stale", "Somebody changed this webhook meanwhile. Look again.");
}
