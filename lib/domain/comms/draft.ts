import type { ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { type FillContext, fillField } from "./fill";
import { type FilledField, filledField } from "./filled-field";
import { KIND_NAMES, type MessageKind } from "./kind-names";
import { type FieldKey, KINDS } from "./kinds";
import type { Audience } from "./message";

/** A message that is being written. */
export type DraftContent = {
  readonly kind: MessageKind;
  readonly slot: Instant | null;
  readonly audiences: readonly Audience[];
  readonly subject: string;
  /** Every field that the kind requires, in its order. A text of null follows the release until somebody writes there. */
  readonly fields: readonly { readonly key: FieldKey; readonly text: string | null }[];
};

type FilledDraft = { readonly subject: string; readonly fields: FilledField[] };

/** A draft of a kind as it begins: everything follows the release. */
export function newDraft(kind: MessageKind, slot: Instant | null): DraftContent {
  const { required, audiences } = KINDS[kind];
  return { kind, slot, audiences, subject: "", fields: required.map((key) => ({ key, text: null })) };
}

/** What a message tells of, as far as it fills fields and the subject. */
export type DraftSource = { readonly live: (key: FieldKey) => string; readonly subject: string };

/** The draft with what the release says now in every field that nobody has written. */
export function fillDraft(draft: DraftContent, context: FillContext): FilledDraft {
  return fillFrom(draft, { live: (key) => fillField(key, context), subject: subjectOf(draft.kind, context.state) });
}

/** The same of whatever a message tells of. */
export function fillFrom(draft: DraftContent, { live, subject }: DraftSource): FilledDraft {
  const fields = draft.fields.map(({ key, text }) => filledField(key, { text, live: live(key) }));
  return { subject: draft.subject.trim() || subject, fields };
}

export function missingFields(fields: readonly FilledField[]): FieldKey[] {
  return fields.filter((one) => one.isMissing).map((one) => one.key);
}

/** What stands in the subject unless somebody writes another: `Completion notice: checkout-service v2.3.0`. */
export function subjectOf(kind: MessageKind, { details }: Pick<ReleaseState, "details">): string {
  return `${KIND_NAMES[kind]}: ${details.service.name} ${details.toVersion}`;
}
