import type { DraftDto } from "@/lib/contracts/message";
import { partsOf } from "@/lib/domain/comms/figures";
import type { Letter } from "@/lib/domain/comms/letter";
import type { Instant } from "@/lib/domain/time/instant";

type Sending = { readonly team: string; readonly by: string; readonly now: Instant; readonly url: string };

/** A draft as the letter that it would become now: figures written out, fields without a text left out. */
export function letterOfDraft(draft: DraftDto, { team, by, now, url }: Sending): Letter {
  const { about, due, audiences, subject, figures } = draft;
  const written = draft.fields.filter((one) => !one.isMissing);
  const fields = written.map(({ key, text }) => ({
    key,
    text: partsOf(text.trim(), figures)
      .map((one) => one.text)
      .join(""),
  }));
  const message = { id: "", kind: due.kind, slot: due.dueAt, subject: subject.trim(), fields, figures: [] };
  return { message, audiences, team, about, by, sentAt: now, url, isTest: false };
}
