import { fillDraft, newDraft } from "@/lib/domain/comms/draft";
import type { MessageKind } from "@/lib/domain/comms/kind-names";
import type { FieldKey } from "@/lib/domain/comms/kinds";
import type { Audience } from "@/lib/domain/comms/message";
import { scheduleOf } from "@/lib/domain/comms/schedule";
import type { Instant } from "@/lib/domain/time/instant";
import { workOnMessages } from "@/lib/server/comms/worker";
import { executeIncident } from "@/lib/server/incident/commands";
import { db } from "@/lib/server/platform/db";
import { executeCommand } from "@/lib/server/release/commands";
import { inRole, type Room, runAs } from "./room";

/** `audiences`: others than those that a message of its kind begins with. */
type Telling = { readonly at: Instant; readonly texts?: Partial<Record<FieldKey, string>>; readonly audiences?: readonly Audience[] };

/** Sends a message as the communications lead: its draft as the release fills it, with what only a person can say. */
export async function tell(room: Room, kind: MessageKind, { at: when, texts = {}, audiences: to }: Telling): Promise<void> {
  const due = scheduleOf(room.state, when).find((one) => one.kind === kind);
  const draft = newDraft(kind, due?.dueAt ?? null);
  const written = { ...draft, fields: draft.fields.map(({ key }) => ({ key, text: texts[key] ?? null })) };
  const { subject, fields } = fillDraft(written, { state: room.state, now: when, url: "#deployments, and the room of the release" });
  const { slot, audiences } = draft;
  const message = { kind, slot, audiences: to ?? audiences, subject, fields: fields.map(({ key, text }) => ({ key, text })) };
  await runAs(room, inRole(room, "communications-lead"), { type: "message.send", message }, when);
}

/** Hands out what was told in the past, as of then and read: nobody's inbox begins full of old news. */
export async function deliverTold(): Promise<void> {
  do await Promise.all(await workOnMessages({ release: executeCommand, incident: executeIncident }));
  while ((await db().messageDelivery.count({ where: { status: "waiting" } })) > 0);
  await db().$executeRaw`
    UPDATE message_delivery d SET "leaveAt" = t.at, "dueAt" = t.at, "endedAt" = t.at, "readAt" = t.at
    FROM (SELECT row->>'id' AS id, (row->>'sendAt')::timestamptz AS at FROM stage_entry WHERE list = 'messages') t
    WHERE d."messageId"::text = t.id AND d.status = 'sent'`;
}
