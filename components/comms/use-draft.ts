"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "@/lib/client/api";
import { draftQuery, type Source, saveDraft } from "@/lib/client/comms";
import { type DraftEdits, keptContent, withEdits } from "@/lib/client/draft-edits";
import { type DraftDto, draftDto } from "@/lib/contracts/message";
import type { FieldKey } from "@/lib/domain/comms/kinds";
import type { Audience } from "@/lib/domain/comms/message";

/** A draft with the person's own changes over it. Whatever the release or the incident says meanwhile moves on in the other fields. */
export function useDraft(of: Source, due: string) {
  const query = useQuery(draftQuery(of, due));
  const queries = useQueryClient();
  const [edits, setEdits] = useState<DraftEdits | null>(null);
  const draft = query.data;
  const change = (next: Partial<Omit<DraftEdits, "base">>) =>
    setEdits((now) => ({ texts: new Map(), subject: null, audiences: null, base: draft?.version ?? 0, ...now, ...next }));

  const save = async () => {
    if (!draft || !edits) return;
    try {
      const kept = await saveDraft(of, due, { expectedVersion: edits.base, ...keptContent(draft, edits) });
      queries.setQueryData(draftQuery(of, due).queryKey, kept);
      setEdits(null);
    } catch (error) {
      const present = presentOf(error);
      if (present) queries.setQueryData(draftQuery(of, due).queryKey, present);
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
