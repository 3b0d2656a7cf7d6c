import { randomUUID } from "node:crypto";
import type { ChangeDestinationBody, DestinationBody, DestinationDto, NewDestinationDto } from "@/lib/contracts/destination";
import type { DestinationFacts } from "@/lib/domain/access/team-event";
import type { Channel } from "@/lib/domain/comms/destination";
import { requireProof } from "@/lib/server/access/proof";
import type { TeamAccess } from "@/lib/server/access/team";
import { db } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { checkTarget } from "@/lib/server/platform/outgoing-target";
import { Fault } from "@/lib/server/platform/problem";
import { newSigningSecret, seal } from "@/lib/server/platform/secret-box";
import { changeTeam, type TeamChanging } from "@/lib/server/platform/team-change";
import { isUniqueViolation } from "@/lib/server/platform/unique-violation";
import { recipientOf, secretAbout, urlAbout } from "./destination-address";
import { getDestination } from "./destinations";

const MAX_PER_TEAM = 200;

/** Adds somebody whom a team tells. Needs a fresh proof: it decides where the team's news go. Answers a webhook's secret, this once. */
export async function createDestination(access: TeamAccess, body: DestinationBody): Promise<NewDestinationDto> {
  requireProof(access.access.viewer);
  const id = randomUUID();
  const teamId = access.team.id;
  const secret = body.channel === "webhook" ? newSigningSecret() : null;
  await change(access, fieldOf(body.channel), async ({ tx, append }) => {
    if ((await tx.destination.count({ where: { teamId, removedAt: null } })) >= MAX_PER_TEAM)
      throw new Fault("wrong-state", `A team has ${MAX_PER_TEAM} destinations at most. Use mailing lists and channels.`);
    const { channel, audiences } = body;
    const where = await whereOf(tx, { id, teamId, body });
    const data = { id, teamId, channel, audiences, ...where, secret: secret && seal(secret, secretAbout(id)) };
    await tx.destination.create({ data, select: { id: true } });
    await append({
      type: "destination.created",
      payload: { destination: { id, channel, audiences, name: where.name, address: where.address } },
    });
  });
  return { id, secret };
}

type Where = { name: string; address: string; recipient: string; url?: string; memberId?: string };

/** Where it goes, as it is kept. */
async function whereOf(tx: Prisma.TransactionClient, made: { id: string; teamId: string; body: DestinationBody }): Promise<Where> {
  const { id, teamId, body } = made;
  if (body.channel === "email") return { name: body.name, ...mailbox(body.address) };
  if (body.channel !== "inbox") return { name: body.name, ...target(id, body.channel, body.url) };
  const member = await tx.membership.findUnique({
    where: { teamId_userId: { teamId, userId: body.member } },
    select: { user: { select: { name: true } } },
  });
  if (!member) throw new Fault("invalid", "Choose a member of this team.", { path: "member" });
  return { name: member.user.name, address: "", memberId: body.member, recipient: recipientOf("inbox", body.member) };
}

const mailbox = (address: string) => ({ address, recipient: recipientOf("email", address) });

function target(id: string, channel: "slack" | "teams" | "webhook", url: string) {
  checkTarget(url);
  return { address: new URL(url).host, url: seal(url, urlAbout(id)), recipient: recipientOf(channel, url) };
}

/** Changes name, audiences and, where given, the address; what waits goes to the new one. Needs a fresh proof. */
export async function changeDestination(access: TeamAccess, id: string, body: ChangeDestinationBody): Promise<DestinationDto> {
  requireProof(access.access.viewer);
  const { name, audiences, address, channel } = await getDestination(access, id);
  const moved = movedOf({ id, channel, body });
  const changes: Partial<DestinationFacts> = {
    ...(body.name === name ? {} : { name: body.name }),
    ...(isSameList(audiences, body.audiences) ? {} : { audiences: body.audiences }),
    ...(moved ? { address: moved.address } : {}),
  };
  if (Object.keys(changes).length === 0) return getDestination(access, id);
  await change(access, fieldOf(channel), async ({ tx, append }) => {
    const data = { name: body.name, audiences: body.audiences, ...moved };
    await requireChanged(tx.destination.updateMany({ where: { id, teamId: access.team.id, removedAt: null }, data }));
    const before = Object.fromEntries(Object.keys(changes).map((key) => [key, { name, audiences, address }[key as "name"]]));
    await append({ type: "destination.changed", payload: { id, name: body.name, changes, before } });
  });
  return getDestination(access, id);
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

function movedOf({ id, channel, body }: { id: string; channel: DestinationDto["channel"]; body: ChangeDestinationBody }) {
  const isMail = channel === "email";
  if (body.address !== undefined && !isMail) throw new Fault("invalid", "This destination has no email address.", { path: "address" });
  if (body.url !== undefined && (isMail || channel === "inbox"))
    throw new Fault("invalid", "This destination has no such address.", { path: "url" });
  if (body.address !== undefined) return mailbox(body.address);
  return body.url === undefined || isMail || channel === "inbox" ? null : target(id, channel, body.url);
}

/** Removes a destination with its secrets. What waits for it is not sent; what was sent stays on record. */
export async function removeDestination(access: TeamAccess, id: string): Promise<void> {
  const { name } = await getDestination(access, id);
  await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, async ({ tx, append }) => {
    const gone = { removedAt: new Date(), url: null, secret: null, secretBefore: null };
    await requireChanged(tx.destination.updateMany({ where: { id, teamId: access.team.id, removedAt: null }, data: gone }));
    await tx.messageDelivery.updateMany({
      where: { destinationId: id, status: { in: ["waiting", "ask"] } },
      data: { status: "cancelled", reason: "The destination was removed.", endedAt: new Date() },
    });
    await append({ type: "destination.removed", payload: { id, name } });
  });
}

/** Sends something that says it is a test, as every message is sent. Its fate stands beside the destination. */
export async function sendTest(access: TeamAccess, destination: string): Promise<{ delivery: string }> {
  const { channel, audiences } = await getDestination(access, destination);
  const id = randomUUID();
  const at = new Date();
  const { name: by } = access.access.viewer;
  const facts = { destinationId: destination, teamId: access.team.id, channel, audiences, by, messageId: randomUUID(), textSeq: 0 };
  await db().messageDelivery.create({ data: { id, ...facts, status: "waiting", leaveAt: at, dueAt: at }, select: { id: true } });
  return { delivery: id };
}

type Field = "address" | "url" | "member";
const fieldOf = (channel: Channel): Field => (channel === "email" ? "address" : channel === "inbox" ? "member" : "url");

async function change(access: TeamAccess, field: Field, run: (changing: TeamChanging) => Promise<void>): Promise<void> {
  try {
    await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, run);
  } catch (error) {
    if (!isUniqueViolation(error, "recipient")) throw error;
    throw new Fault("invalid", "This recipient is there already. Change its audiences instead.", { path: field });
  }
}

async function requireChanged(changing: Promise<{ count: number }>): Promise<void> {
  if ((await changing).count === 0) throw new Fault("stale", "Somebody changed this destination meanwhile. Look again.");
}
