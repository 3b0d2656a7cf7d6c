import type { DraftDto, MessageDto } from "@/lib/contracts/message";
import { isAnyoneAble } from "@/lib/domain/access/who-can";
import { checkAnswered, mayApprove, mayCancelMessage, maySend } from "@/lib/domain/comms/decide-message";
import { fillDraft, newDraft } from "@/lib/domain/comms/draft";
import { figureLabel, figureText } from "@/lib/domain/comms/figures";
import { lastReadings } from "@/lib/domain/comms/fill";
import { isExternal, type Message, type MessageRow, standingMessages } from "@/lib/domain/comms/message";
import { type DueMessage, scheduleOf } from "@/lib/domain/comms/schedule";
import type { CommandContext, Refusal } from "@/lib/domain/release/command";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { needsPermission } from "@/lib/domain/release/guard";
import type { ReleaseState } from "@/lib/domain/release/state";
import { t0Of } from "@/lib/domain/time/axis";
import { now } from "@/lib/server/platform/clock";
import { db, pool } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { releaseStream } from "@/lib/server/platform/event-log";
import { mailSettings } from "@/lib/server/platform/mail";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { contextOf } from "@/lib/server/release/context";
import { requireRelease } from "@/lib/server/release/data";
import { isOnStatusPage } from "@/lib/server/status-page/data";
import { type KeptDraft, toDraft } from "./mappers";

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export function refOf(state: ReleaseState): DraftDto["release"] {
  const { service, toVersion, zone } = state.details;
  return { id: state.id, service: service.name, version: toVersion, zone, t0: t0Of(state) };
}

export function rowDto({ plannedT0: _, seq: __, ...row }: MessageRow): MessageDto["message"] {
  return { ...row, audiences: [...row.audiences] };
}

type DraftParams = { readonly release: string; readonly due: string };

/** The draft of a due message. 404 where nothing of this name is due. */
export async function getDraft(access: Access, { release, due: id }: DraftParams): Promise<DraftDto> {
  const { state, members, access: role } = await requireRelease(access, release);
  const due = dueOf(state, id);
  const kept = await db().messageDraft.findUnique({
    where: { releaseId_due: { releaseId: release, due: id } },
    select: { content: true, version: true, updatedBy: true, updatedAt: true },
  });
  const context = contextOf({ state, asker: access, role, members });
  return draftDto(context, state, { due, kept: kept && toDraft(kept), url: await roomUrl(state) });
}

export function dueOf(state: ReleaseState, id: string): DueMessage {
  const due = scheduleOf(state, now()).find((one) => one.id === id);
  if (!due) throw new Fault("not-found", "No such message is due on this release. It may have been sent.");
  return due;
}

type Drafted = { readonly due: DueMessage; readonly kept: KeptDraft | null; readonly url: string };

function draftDto(context: CommandContext, state: ReleaseState, { due, kept, url }: Drafted): DraftDto {
  const fresh = newDraft(due.kind, due.dueAt);
  const written = new Map(kept?.content.fields.map(({ key, text }) => [key, text]));
  const fields = fresh.fields.map(({ key }) => ({ key, text: written.get(key) ?? null }));
  const content = { ...fresh, ...kept?.content, fields };
  const answered = checkAnswered(state, fresh, context);
  return {
    release: refOf(state),
    due,
    audiences: [...content.audiences],
    ...fillDraft(content, { state, now: context.now, url }),
    isSubjectWritten: content.subject.trim() !== "",
    figures: figuresOf(state),
    version: kept?.version ?? 0,
    updatedBy: kept?.updatedBy ?? null,
    updatedAt: kept?.updatedAt ?? null,
    whyNotSend: (maySend(state, { audiences: ["engineering"] }, context) ?? answered)?.message ?? null,
    whyNotPropose: (maySend(state, { audiences: ["customers"] }, context) ?? answered)?.message ?? null,
    whyNotTest: whyNotTest(maySend(state, { audiences: ["customers"] }, context)),
    hasSender: isAnyoneAble("message.send", state.roster),
  };
}

/** Who may write it may read it in their own mail first, where there is any. */
function whyNotTest(objection: Refusal | null): string | null {
  return objection?.message ?? (mailSettings() ? null : "This installation has no mail server, so no test can be sent.");
}

async function roomUrl({ id, teamId }: ReleaseState): Promise<string> {
  const { slug } = await db().team.findUniqueOrThrow({ where: { id: teamId }, select: { slug: true } });
  return new URL(`/t/${slug}/releases/${id}`, env().TMINUS_URL).href;
}

/** The last readings of every phase, newest first. */
function figuresOf(state: ReleaseState): DraftDto["figures"] {
  const { zone } = state.details;
  const all = state.phases.flatMap((phase) => lastReadings(state, phase.key));
  const newest = all.toSorted((a, b) => compare(b.observedAt, a.observedAt));
  return newest.map((one) => ({ reading: one.id, label: figureLabel(one, zone), text: figureText(one, zone) }));
}

/** A message with its text, which stands in the event that made it. */
export async function getMessage(access: Access, { release, message: id }: { release: string; message: string }): Promise<MessageDto> {
  const { state, members, access: role } = await requireRelease(access, release);
  const row = standingMessages(state.messages).find((one) => one.id === id);
  const first = state.messages?.find((one) => one.id === id);
  if (!row || !first) throw new Fault("not-found", "This release has no such message.");
  const context = contextOf({ state, asker: access, role, members });
  const { fields, figures, lacking } = await readMessage(release, first.seq);
  return {
    release: refOf(state),
    message: rowDto(row),
    fields: [...fields],
    figures: [...figures],
    lacking: lacking && { ...lacking, fields: [...lacking.fields] },
    whyNotApprove: mayApprove(state, row, context)?.message ?? null,
    whyNotCancel: mayCancelMessage(state, row, context)?.message ?? null,
    statusPage: isExternal(row) ? await statusPageOf(state, context) : null,
  };
}

async function statusPageOf(state: ReleaseState, context: CommandContext): Promise<MessageDto["statusPage"]> {
  const isShown = await isOnStatusPage(state);
  const whyNot = needsPermission(state, context, "message.send", "change what stands on the status page")?.message ?? null;
  return isShown === null ? null : { isShown, whyNot };
}

/** The message that an event of a release's stream made. */
export async function readMessage(release: string, seq: number): Promise<Message> {
  const { rows } = await pool().query<{ body: string }>({
    name: "event-at",
    text: "SELECT body FROM event WHERE stream = $1 AND seq = $2",
    values: [releaseStream(release), seq],
  });
  const event = rows[0] && (JSON.parse(rows[0].body) as RecordedEvent);
  if (event?.type === "message.sent" || event?.type === "message.proposed") return event.payload.message;
  throw new Error(`Event ${seq} of release ${release} made no message.`);
}
