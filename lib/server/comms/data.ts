import type { DraftDto, MessageDto } from "@/lib/contracts/message";
import { fillFrom, newDraft } from "@/lib/domain/comms/draft";
import { isExternal, type Message, type MessageRow } from "@/lib/domain/comms/message";
import type { DueMessage } from "@/lib/domain/comms/schedule";
import { mayApproveRow, mayCancelRow } from "@/lib/domain/comms/telling";
import type { Refusal } from "@/lib/domain/release/command";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { db, pool } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { mailSettings } from "@/lib/server/platform/mail";
import type { Access } from "@/lib/server/platform/route";
import { isOnStatusPage } from "@/lib/server/status-page/data";
import { type KeptDraft, toDraft } from "./mappers";
import { requireDue, requireMessage, requireSource, type Source } from "./source";
import { columnOf, pathOf, type SourceId, streamOf } from "./source-id";

export function rowDto({ plannedT0: _, seq: __, ...row }: MessageRow): MessageDto["message"] {
  return { ...row, audiences: [...row.audiences] };
}

/** The draft of a due message. 404 where nothing of this name is due. */
export async function getDraft(access: Access, id: SourceId, name: string): Promise<DraftDto> {
  const source = await requireSource(access, id);
  const due = requireDue(source, name);
  const kept = await db().messageDraft.findFirst({
    where: { ...columnOf(id), due: name },
    select: { content: true, version: true, updatedBy: true, updatedAt: true },
  });
  return draftDto(source, { due, kept: kept && toDraft(kept), url: await urlOf(source) });
}

type Drafted = { readonly due: DueMessage; readonly kept: KeptDraft | null; readonly url: string };

function draftDto(source: Source, { due, kept, url }: Drafted): DraftDto {
  const { telling } = source;
  const fresh = newDraft(due.kind, due.dueAt);
  const written = new Map(kept?.content.fields.map(({ key, text }) => [key, text]));
  const fields = fresh.fields.map(({ key }) => ({ key, text: written.get(key) ?? null }));
  const content = { ...fresh, ...kept?.content, fields };
  const answered = telling.checkAnswered(fresh);
  const outside = telling.maySend({ audiences: ["customers"] });
  return {
    about: source.about,
    due,
    audiences: [...content.audiences],
    ...fillFrom(content, source.draftSource(due.kind, url)),
    isSubjectWritten: content.subject.trim() !== "",
    figures: source.figures(),
    version: kept?.version ?? 0,
    updatedBy: kept?.updatedBy ?? null,
    updatedAt: kept?.updatedAt ?? null,
    whyNotSend: (telling.maySend({ audiences: ["engineering"] }) ?? answered)?.message ?? null,
    whyNotPropose: (outside ?? answered)?.message ?? null,
    whyNotTest: whyNotTest(outside),
    hasSender: source.hasSender,
  };
}

/** Who may write it may read it in their own mail first, where there is any. */
function whyNotTest(objection: Refusal | null): string | null {
  return objection?.message ?? (mailSettings() ? null : "This installation has no mail server, so no test can be sent.");
}

async function urlOf({ id, teamId }: Source): Promise<string> {
  const { slug } = await db().team.findUniqueOrThrow({ where: { id: teamId }, select: { slug: true } });
  return new URL(`/t/${slug}${pathOf(id)}`, env().TMINUS_URL).href;
}

/** A message with its text, which stands in the event that made it. */
export async function getMessage(access: Access, id: SourceId, message: string): Promise<MessageDto> {
  const source = await requireSource(access, id);
  const row = requireMessage(source, message);
  const first = source.messages.find((one) => one.id === message);
  const { fields, figures, lacking } = await readMessage(id, first?.seq ?? row.seq);
  return {
    about: source.about,
    message: rowDto(row),
    fields: [...fields],
    figures: [...figures],
    lacking: lacking && { ...lacking, fields: [...lacking.fields] },
    incidents: source.tellsOf(row),
    whyNotApprove: mayApproveRow(source.telling, row)?.message ?? null,
    whyNotCancel: mayCancelRow(source.telling, row)?.message ?? null,
    statusPage: isExternal(row) ? await statusPageOf(source) : null,
  };
}

async function statusPageOf({ id, teamId, telling }: Source): Promise<MessageDto["statusPage"]> {
  const isShown = await isOnStatusPage({ ...id, teamId });
  const whyNot = telling.mayTell("change what stands on the status page")?.message ?? null;
  return isShown === null ? null : { isShown, whyNot };
}

/** The message that an event of the stream of a release or an incident made. */
export async function readMessage(source: SourceId, seq: number): Promise<Message> {
  const { rows } = await pool().query<{ body: string }>({
    name: "event-at",
    text: "SELECT body FROM event WHERE stream = $1 AND seq = $2",
    values: [streamOf(source), seq],
  });
  const event = rows[0] && (JSON.parse(rows[0].body) as RecordedEvent);
  if (event?.type === "message.sent" || event?.type === "message.proposed") return event.payload.message;
  throw new Error(`Event ${seq} of ${streamOf(source)} made no message.`);
}
