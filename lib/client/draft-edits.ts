import type { DraftBody, DraftDto } from "@/lib/contracts/message";
import { fromEditable } from "@/lib/domain/comms/figures";
import { filledField } from "@/lib/domain/comms/filled-field";
import type { FieldKey } from "@/lib/domain/comms/kinds";
import type { Audience } from "@/lib/domain/comms/message";

/** What somebody changed of a draft and did not keep yet. */
export type DraftEdits = {
  /** As typed, with figures by their labels. A text of null follows the release again. */
  readonly texts: ReadonlyMap<FieldKey, string | null>;
  readonly subject: string | null;
  readonly audiences: readonly Audience[] | null;
  /** The version they began on. */
  readonly base: number;
};

/** The draft with somebody's own changes over it. What they did not change is as others or the release have it now. */
export function withEdits(draft: DraftDto, edits: DraftEdits | null): DraftDto {
  if (!edits) return draft;
  const fields = draft.fields.map((one) => {
    const text = edits.texts.get(one.key);
    if (text === undefined) return one;
    return filledField(one.key, { text: text && fromEditable(text, draft.figures), live: one.live });
  });
  return { ...draft, fields, subject: edits.subject ?? draft.subject, audiences: [...(edits.audiences ?? draft.audiences)] };
}

/** What is kept of it. Null, and no subject, where nobody wrote; a text that was taken out on purpose stays empty. */
export function keptContent(draft: DraftDto, edits: DraftEdits): Omit<DraftBody, "expectedVersion"> {
  const { audiences, fields } = withEdits(draft, edits);
  return {
    subject: edits.subject ?? (draft.isSubjectWritten ? draft.subject : ""),
    audiences,
    fields: fields.map(({ key, text, live, isLive }) => ({ key, text: isLive || (text + live).trim() === "" ? null : text })),
  };
}
