"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "@/lib/client/api";
import { draftQuery, saveDraft } from "@/lib/client/comms";
import { type DraftDto, draftDto } from "@/lib/contracts/message";
import { fromEditable } from "@/lib/domain/comms/figures";
import type { FieldKey } from "@/lib/domain/comms/kinds";
import type { Audience } from "@/lib/domain/comms/message";

/** What this person has changed and not kept yet. A text of null follows the release again. */
type Edits = {
  readonly texts: ReadonlyMap<FieldKey, string | null>;
  readonly subject: string | null;
  readonly audiences: readonly Audience[] | null;
  /** The version they began on. */
  readonly base: number;
};

/** A draft with the person's own changes over it. Whatever the release says meanwhile moves on in the other fields. */
export function useDraft(release: string, due: string) {
  const query = useQuery(draftQuery(release, due));
  const queries = useQueryClient();
  const [edits, setEdits] = useState<Edits | null>(null);
  const draft = query.data;
  const change = (next: Partial<Omit<Edits, "base">>) =>
    setEdits((now) => ({ texts: new Map(), subject: null, audiences: null, base: draft?.version ?? 0, ...now, ...next }));

  const save = async () => {
    if (!draft || !edits) return;
    try {
      const kept = await saveDraft(release, due, { expectedVersion: edits.base, ...contentOf(draft, edits) });
      queries.setQueryData(draftQuery(release, due).queryKey, kept);
      setEdits(null);
    } catch (error) {
      const present = presentOf(error);
      if (present) queries.setQueryData(draftQuery(release, due).queryKey, present);
      throw error;
    }
  };

  return {
    query,
    shown: draft ? withEdits(draft, edits) : null,
    isDirty: edits !== null,
    /** Who kept another text since this person began to write; null where nobody did. */
    other: draft && edits && draft.version > edits.base ? (draft.updatedBy?.name ?? "Somebody") : null,
    setText: (key: FieldKey, text: string | null) => change({ texts: new Map(edits?.texts).set(key, text) }),
    setSubject: (subject: string) => change({ subject }),
    setAudiences: (audiences: readonly Audience[]) => change({ audiences }),
    takeTheirs: () => setEdits(null),
    keepMine: () => setEdits((now) => now && { ...now, base: draft?.version ?? now.base }),
    save,
  };
}
export type DraftControl = ReturnType<typeof useDraft>;

function presentOf(error: unknown): DraftDto | null {
  if (!(error instanceof ApiError) || error.code !== "stale") return null;
  const found = draftDto.safeParse((error.problem.details as { present?: unknown } | undefined)?.present);
  return found.success ? found.data : null;
}

function withEdits(draft: DraftDto, edits: Edits | null): DraftDto {
  if (!edits) return draft;
  const fields = draft.fields.map((one) => {
    const text = edits.texts.get(one.key);
    if (text === undefined || text === null) return one;
    const wire = fromEditable(text, draft.figures);
    return { ...one, text: wire, isLive: false, isMissing: wire.trim() === "" };
  });
  return { ...draft, fields, subject: edits.subject ?? draft.subject, audiences: [...(edits.audiences ?? draft.audiences)] };
}

function contentOf(draft: DraftDto, edits: Edits) {
  const { subject, audiences, fields } = withEdits(draft, edits);
  const follows = (key: FieldKey, isLive: boolean) => (edits.texts.has(key) ? edits.texts.get(key) === null : isLive);
  return {
    subject: edits.subject ?? (draft.isSubjectWritten ? subject : ""),
    audiences,
    fields: fields.map(({ key, text, isLive, isMissing }) => ({
      key,
      text: follows(key, isLive) || (isMissing && !edits.texts.has(key)) ? null : text,
    })),
  };
}
