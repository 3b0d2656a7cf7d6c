import { type Outcome, outcomeOfStatus } from "@/lib/domain/comms/delivery";
import type { Channel } from "@/lib/domain/comms/destination";
import type { Letter, Subject } from "@/lib/domain/comms/letter";
import type { Audience } from "@/lib/domain/comms/message";
import { renderEvent } from "@/lib/domain/comms/render-event";
import { renderMail } from "@/lib/domain/comms/render-mail";
import { renderSlack } from "@/lib/domain/comms/render-slack";
import { renderTeams } from "@/lib/domain/comms/render-teams";
import { LETTER_ZONE } from "@/lib/domain/incident/letters";
import type { IncidentState } from "@/lib/domain/incident/state";
import type { ReleaseDetails } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { sendMail } from "@/lib/server/platform/mail";
import { post, signedHeaders } from "@/lib/server/platform/outgoing-request";
import { unseal } from "@/lib/server/platform/secret-box";
import { readMessage } from "./data";
import { urlAbout } from "./destination-address";
import { signingSecrets } from "./destination-secret";
import { pathOf, sourceOf } from "./source-id";

/** A delivery whose attempt is written down, with where it goes. */
export type Claimed = {
  id: string;
  teamId: string;
  /** Of one of both; neither for a test */
  releaseId: string | null;
  incidentId: string | null;
  messageId: string;
  textSeq: number;
  by: string;
  channel: Channel;
  audiences: Audience[];
  attempts: number;
  leaveAt: Date;
  /** When it was claimed, by the database's clock */
  at: Date;
  destination: string;
  name: string;
  address: string;
  url: string | null;
  secret: string | null;
  /** The one before, while it signs along */
  secretBefore: string | null;
  memberId: string | null;
};

/** Makes one attempt. Throws only before anything leaves. */
export async function deliver(delivery: Claimed): Promise<Outcome> {
  switch (delivery.channel) {
    case "inbox":
      return putIn(delivery);
    case "email":
      return sendMail({
        ...renderMail(await letterOf(delivery)),
        to: { name: delivery.name, address: delivery.address },
        id: `message.${delivery.id}`,
        thread: threadOf(delivery),
        date: delivery.leaveAt,
      });
    case "slack":
      return postJson(delivery, JSON.stringify(renderSlack(await letterOf(delivery))), {});
    case "teams":
      return postJson(delivery, JSON.stringify(renderTeams(await letterOf(delivery))), {});
    case "webhook": {
      const body = JSON.stringify(renderEvent(await letterOf(delivery)));
      const secrets = signingSecrets(delivery);
      const headers = { "content-type": "application/cloudevents+json; charset=utf-8" };
      return postJson(delivery, body, { ...headers, ...signedHeaders({ id: `msg_${delivery.id}`, body, secrets }, new Date()) });
    }
  }
}

async function postJson({ url, destination }: Claimed, body: string, headers: Record<string, string>): Promise<Outcome> {
  const target = new URL(unseal(url ?? "", urlAbout(destination)));
  const answer = await post(target, { body, headers: { "content-type": "application/json; charset=utf-8", ...headers } });
  const problem = answer.problem ?? "";
  if (answer.status !== null) return outcomeOfStatus(answer.status, { problem, askedMs: answer.retryAfterMs });
  return answer.hasLeft ? { kind: "unknown", problem } : { kind: "not-taken", problem };
}

/** An inbox shows what was delivered to its destination: there is nothing to send, but somebody to read. */
async function putIn({ teamId, memberId, name }: Claimed): Promise<Outcome> {
  const member = await db().membership.findFirst({ where: { teamId, userId: memberId ?? "" }, select: { role: true } });
  return member ? { kind: "taken", reply: "" } : { kind: "refused", problem: `${name} is no longer a member of the team.` };
}

/** Mails about the same release or incident stand together. */
function threadOf({ messageId, ...columns }: Claimed): string {
  const source = sourceOf(columns);
  return source ? `${source.kind}.${source.id}` : `release.${messageId}`;
}

async function letterOf({ teamId, messageId, textSeq, audiences, by, leaveAt, ...columns }: Claimed): Promise<Letter> {
  const team = await db().team.findUniqueOrThrow({ where: { id: teamId }, select: { name: true, slug: true } });
  const url = (path: string) => new URL(`/t/${team.slug}${path}`, env().TMINUS_URL).href;
  const shared = { audiences, team: team.name, by, sentAt: leaveAt.toISOString() };
  const source = sourceOf(columns);
  if (source === null) return { ...shared, ...testOf(messageId, team.name), url: url(""), isTest: true };
  const about = source.kind === "release" ? await releaseOf(source.id) : await incidentOf(source.id);
  return { ...shared, message: await readMessage(source, textSeq), about, url: url(pathOf(source)), isTest: false };
}

async function releaseOf(id: string): Promise<Subject> {
  const row = await db().release.findUniqueOrThrow({ where: { id }, select: { details: true } });
  const { service, toVersion, zone } = row.details as unknown as ReleaseDetails;
  return { kind: "release", id, service: service.name, version: toVersion, zone };
}

async function incidentOf(id: string): Promise<Subject> {
  const row = await db().incident.findUniqueOrThrow({ where: { id }, select: { content: true } });
  const { severity, title } = row.content as unknown as IncidentState;
  return { kind: "incident", id, severity, title, zone: LETTER_ZONE };
}

const testOf = (id: string, team: string): Pick<Letter, "message" | "about"> => ({
  message: {
    id,
    kind: "status-update",
    slot: null,
    subject: `This is where ${team} would be told`,
    fields: [{ key: "confirmation", text: "Messages of the team's releases arrive here." }],
    figures: [],
  },
  about: { kind: "release", id, service: team, version: "", zone: "UTC" },
});
