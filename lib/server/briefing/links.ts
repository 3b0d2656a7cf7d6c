import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { LinkBody, LinksDto, MadeLinkDto } from "@/lib/contracts/briefing";
import type { BriefingLinkFacts } from "@/lib/domain/access/team-event";
import { mayPublish } from "@/lib/domain/briefing/decide-briefing";
import { currentBriefing } from "@/lib/domain/briefing/standing";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import { addMinutes } from "@/lib/domain/time/instant";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { Fault, faultOf } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { changeTeam } from "@/lib/server/platform/team-change";
import { contextOf } from "@/lib/server/release/context";
import { requireRelease } from "@/lib/server/release/data";

const DAY_MINUTES = 24 * 60;
/** More than anybody keeps an eye on. */
const MOST = 20;

/** Somebody who may publish the briefing of a release, which is what sharing it takes. */
export type Publisher = { readonly access: Access; readonly state: ReleaseState };

export async function requirePublisher(access: Access, release: string): Promise<Publisher> {
  const { state, members, access: role } = await requireRelease(access, release);
  const refusal = mayPublish(state, contextOf({ state, asker: access, role, members }));
  if (refusal) throw faultOf(refusal);
  return { access, state };
}

const alive = (releaseId: string) => ({ releaseId, revokedAt: null, expiresAt: { gt: new Date(now()) } });

/** The links to a briefing that lead somewhere, newest first. Never an address: it was shown once. */
export async function listLinks(access: Access, release: string): Promise<LinksDto> {
  await requireRelease(access, release);
  const rows = await db().briefingLink.findMany({
    where: alive(release),
    select: { id: true, madeBy: true, madeAt: true, expiresAt: true },
    orderBy: [{ madeAt: "desc" }, { id: "asc" }],
  });
  return {
    links: rows.map(({ id, madeBy, madeAt, expiresAt }) => ({
      id,
      madeBy: madeBy as PersonRef,
      madeAt: madeAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  };
}

/** Makes a link; answers its address, this once. Refused without a briefing, and beyond 20 links at a time. */
export async function makeLink({ access, state }: Publisher, { days }: LinkBody): Promise<MadeLinkDto> {
  if (!currentBriefing(state)) throw new Fault("wrong-state", "No briefing was published for this release.");
  const secret = randomBytes(32).toString("base64url");
  const { userId: id, name, initials } = access.viewer;
  await changeTeam({ teamId: state.teamId, viewer: access.viewer }, async ({ tx, at, append }) => {
    const expiresAt = addMinutes(at, days * DAY_MINUTES);
    if ((await tx.briefingLink.count({ where: alive(state.id) })) >= MOST) {
      throw new Fault("wrong-state", `There are ${MOST} links already. Take one back first.`);
    }
    const link = factsOf(state, { id: randomUUID(), expiresAt });
    await tx.briefingLink.create({
      data: { id: link.id, releaseId: state.id, tokenHash: hashLink(secret), madeBy: { id, name, initials }, madeAt: at, expiresAt },
      select: { id: true },
    });
    await append({ type: "briefing-link.made", payload: { link } });
  });
  return { url: new URL(`/shared/${secret}`, env().TMINUS_URL).href, expiresAt: addMinutes(now(), days * DAY_MINUTES) };
}

/** Takes a link back: it leads nowhere from now on. */
export async function revokeLink({ access, state }: Publisher, id: string): Promise<void> {
  await changeTeam({ teamId: state.teamId, viewer: access.viewer }, async ({ tx, at, append }) => {
    const [row] = await tx.briefingLink.updateManyAndReturn({
      where: { id, releaseId: state.id, revokedAt: null },
      data: { revokedAt: at },
      select: { expiresAt: true },
    });
    if (!row) throw new Fault("not-found", "There is no such link.");
    await append({ type: "briefing-link.revoked", payload: { link: factsOf(state, { id, expiresAt: row.expiresAt.toISOString() }) } });
  });
}

function factsOf({ id: release, details }: ReleaseState, link: Pick<BriefingLinkFacts, "id" | "expiresAt">): BriefingLinkFacts {
  return { id: link.id, release, service: details.service.name, version: details.toVersion, expiresAt: link.expiresAt };
}

/** SHA-256, hex. A plain hash is enough: nobody guesses 256 random bits. */
export const hashLink = (secret: string): string => createHash("sha256").update(secret).digest("hex");
