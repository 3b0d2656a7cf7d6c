import type { DraftBody, PublishBody } from "@/lib/contracts/briefing";
import { mayDraft } from "@/lib/domain/briefing/decide-briefing";
import { currentBriefing } from "@/lib/domain/briefing/standing";
import { zonedTime } from "@/lib/domain/time/format";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { Fault, faultOf } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { isUniqueViolation } from "@/lib/server/platform/unique-violation";
import { contextOf } from "@/lib/server/release/context";
import { requireRelease } from "@/lib/server/release/data";
import { type Draft, findDraft } from "./data";

/**
 * Saves the draft of the next version. Refused as stale where somebody saved theirs since, with what they wrote; a draft is not in the
 * log, since nobody is told of it.
 */
export async function saveDraft(access: Access, releaseId: string, { expectedVersion, content }: DraftBody): Promise<{ version: number }> {
  const { base, zone, draft, stored } = await openDraft(access, releaseId);
  if ((draft?.version ?? 0) !== expectedVersion) throw staleDraft(draft, zone);
  const { userId: id, name, initials } = access.viewer;
  const data = { base, content: content as Prisma.InputJsonValue, savedBy: { id, name, initials }, savedAt: now() };
  const version = (stored?.version ?? 0) + 1;
  const isFirst = await (stored ? replaceDraft(releaseId, { version, ...data }) : createDraft(releaseId, { version, ...data }));
  if (!isFirst) throw staleDraft(await findDraft(releaseId), zone);
  return { version };
}

/** Throws the draft away. There being none is no fault. */
export async function dropDraft(access: Access, releaseId: string): Promise<void> {
  await openDraft(access, releaseId);
  await db().briefingDraft.deleteMany({ where: { releaseId } });
}

/** The command that a request to publish stands for, but for the people. Refuses to pass over a draft that its author did not see. */
export async function publishCommand(access: Access, releaseId: string, { draftVersion, asked: _asked, ...body }: PublishBody) {
  const { zone, draft } = await openDraft(access, releaseId, body.expectedVersion);
  if (draft && draft.version !== draftVersion) throw staleDraft(draft, zone);
  return { type: "briefing.publish", ...body } as const;
}

/** `draft` is the one on the version in force; `stored` may be one that has had its time, and is written over. */
type Open = { readonly base: number; readonly zone: string; readonly draft: Draft | null; readonly stored: Draft | null };

/** The draft on the version in force, or on `base`, for somebody who may write at it. */
async function openDraft(access: Access, release: string, base?: number): Promise<Open> {
  const { state, members, access: role } = await requireRelease(access, release);
  const refusal = mayDraft(state, contextOf({ state, asker: access, role, members }));
  if (refusal) throw faultOf(refusal);
  const on = base ?? currentBriefing(state)?.version ?? 0;
  const stored = await findDraft(release);
  return { base: on, zone: state.details.zone, draft: stored?.base === on ? stored : null, stored };
}

type Row = { version: number; base: number; content: Prisma.InputJsonValue; savedBy: Prisma.InputJsonValue; savedAt: string };

/** False where somebody else was first. */
async function createDraft(releaseId: string, data: Row): Promise<boolean> {
  try {
    await db().briefingDraft.create({ data: { releaseId, ...data }, select: { version: true } });
    return true;
  } catch (error) {
    if (isUniqueViolation(error, "briefing_draft_pkey")) return false;
    throw error;
  }
}

/** False where somebody else was first. */
async function replaceDraft(releaseId: string, data: Row): Promise<boolean> {
  const { count } = await db().briefingDraft.updateMany({ where: { releaseId, version: data.version - 1 }, data });
  return count === 1;
}

function staleDraft(draft: Draft | null, zone: string): Fault {
  const who = draft ? `${draft.savedBy.name} saved a draft at ${zonedTime(draft.savedAt, zone)}` : "The draft was published or thrown away";
  return new Fault("stale", `${who} since you opened it. Look at it, then save or publish again.`, { details: { draft } });
}
