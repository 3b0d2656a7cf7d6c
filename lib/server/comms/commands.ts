import type { DraftBody, DraftDto } from "@/lib/contracts/message";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { isUniqueViolation } from "@/lib/server/platform/unique-violation";
import { requireRelease } from "@/lib/server/release/data";
import { dueOf, getDraft } from "./data";

type Params = { readonly release: string; readonly due: string };

/**
 * Keeps what somebody wrote of a due message. 409 with the present draft where another person kept theirs since this one was
 * read: nothing is overwritten unseen.
 */
export async function saveDraft(access: Access, { release, due: id }: Params, body: DraftBody): Promise<DraftDto> {
  const { state } = await requireRelease(access, release);
  dueOf(state, id);
  const { expectedVersion, ...content } = body;
  const { userId, name, initials } = access.viewer;
  const data = { content, version: expectedVersion + 1, updatedBy: { id: userId, name, initials }, updatedAt: now() };
  if (!(await write({ release, due: id, expectedVersion, data }))) {
    const present = await getDraft(access, { release, due: id });
    throw new Fault("stale", `${present.updatedBy?.name ?? "Somebody"} changed this draft since you opened it.`, { details: { present } });
  }
  return getDraft(access, { release, due: id });
}

type Write = {
  readonly release: string;
  readonly due: string;
  readonly expectedVersion: number;
  readonly data: { content: object; version: number; updatedBy: object; updatedAt: string };
};

/** False where the draft is not at the expected version. */
async function write({ release, due, expectedVersion, data }: Write): Promise<boolean> {
  if (expectedVersion > 0) {
    const { count } = await db().messageDraft.updateMany({ where: { releaseId: release, due, version: expectedVersion }, data });
    return count === 1;
  }
  try {
    await db().messageDraft.create({ data: { releaseId: release, due, ...data }, select: { version: true } });
    return true;
  } catch (error) {
    if (isUniqueViolation(error, "message_draft_pkey")) return false;
    throw error;
  }
}
