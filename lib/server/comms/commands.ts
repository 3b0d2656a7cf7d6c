import type { DraftBody, DraftDto } from "@/lib/contracts/message";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { isUniqueViolation } from "@/lib/server/platform/unique-violation";
import { getDraft } from "./data";
import { requireDue, requireSource } from "./source";
import { columnOf, type SourceId } from "./source-id";

/** Which due message, of what. */
type Of = { readonly source: SourceId; readonly due: string };

/**
 * Keeps what somebody wrote of a due message. 409 with the present draft where another person kept theirs since this one was
 * read: nothing is overwritten unseen.
 */
export async function saveDraft(access: Access, { source, due }: Of, body: DraftBody): Promise<DraftDto> {
  requireDue(await requireSource(access, source), due);
  const { expectedVersion, ...content } = body;
  const { userId, name, initials } = access.viewer;
  const data = { content, version: expectedVersion + 1, updatedBy: { id: userId, name, initials }, updatedAt: now() };
  if (!(await write({ of: { source, due }, expectedVersion, data }))) {
    const present = await getDraft(access, source, due);
    throw new Fault("stale", `${present.updatedBy?.name ?? "Somebody"} changed this draft since you opened it.`, { details: { present } });
  }
  return getDraft(access, source, due);
}

type Write = {
  readonly of: Of;
  readonly expectedVersion: number;
  readonly data: { content: object; version: number; updatedBy: object; updatedAt: string };
};

/** False where the draft is not at the expected version. */
async function write({ of: { source, due }, expectedVersion, data }: Write): Promise<boolean> {
  if (expectedVersion > 0) {
    const { count } = await db().messageDraft.updateMany({ where: { ...columnOf(source), due, version: expectedVersion }, data });
    return count === 1;
  }
  try {
    await db().messageDraft.create({ data: { ...columnOf(source), due, ...data }, select: { version: true } });
    return true;
  } catch (error) {
    if (isUniqueViolation(error, "message_draft_")) return false;
    throw error;
  }
}
