import type { FieldKey } from "@/lib/domain/comms/kinds";
import type { Audience } from "@/lib/domain/comms/message";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

/** What of a draft somebody wrote; the rest follows the release. */
export type DraftText = {
  readonly audiences: readonly Audience[];
  readonly subject: string;
  readonly fields: readonly { readonly key: FieldKey; readonly text: string | null }[];
};
export type KeptDraft = {
  readonly content: DraftText;
  readonly version: number;
  readonly updatedBy: PersonRef;
  readonly updatedAt: Instant;
};

/** The Json columns were written by us, from typed values, in the same shape. */
export function toDraft(row: { content: unknown; version: number; updatedBy: unknown; updatedAt: Date }): KeptDraft {
  return {
    content: row.content as DraftText,
    version: row.version,
    updatedBy: row.updatedBy as PersonRef,
    updatedAt: row.updatedAt.toISOString(),
  };
}
