"use client";

import { useState } from "react";
import { ApiError } from "@/lib/client/api";
import { dropDraft, saveDraft } from "@/lib/client/briefing";
import { type BriefingForm, contentOf, formOf, isSameContent, rowPath, startingContent } from "@/lib/client/briefing-form";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { useRoomStore } from "@/lib/client/use-room";
import { useSubmit } from "@/lib/client/use-submit";
import type { BriefingDto } from "@/lib/contracts/briefing";
import { contentProblem } from "@/lib/domain/briefing/content";
import type { PersonRef } from "@/lib/domain/release/state";

type Draft = NonNullable<BriefingDto["draft"]>;

/** The text that is being written, what keeps it from being published, and the ways on. */
export function useEditor(briefing: BriefingDto, onClose: () => void) {
  const [form, setForm] = useState(() => formOf(startingContent(briefing)));
  const [isChecked, setChecked] = useState(false);
  const content = contentOf(form);
  const found = contentProblem(content);
  const problem = found && { path: rowPath(form, found.path), message: found.message };
  const version = briefing.current?.version ?? 0;
  const draft = useDraft(briefing, { content, onClose, replace: (theirs) => setForm(formOf(theirs)) });
  const store = useRoomStore();
  return {
    ...draft,
    form,
    content,
    /** What stands at a field once the author has tried to go on. */
    problemAt: (path: string) => (isChecked && problem?.path === path ? problem.message : undefined),
    set: (change: Partial<BriefingForm>) => setForm((before) => ({ ...before, ...change })),
    /** Answers whether the text can be published as it is. */
    check: () => {
      setChecked(true);
      if (problem) focusFirstInvalid();
      return problem === null;
    },
    /** The number it will have; somebody may publish another meanwhile, which the server says. */
    version: version + 1,
    publish: async (asked: readonly PersonRef[], isMaterial: boolean) => {
      const draftVersion = draft.saved.version;
      await store
        .run({ type: "briefing.publish", expectedVersion: version, draftVersion, content, isMaterial, asked })
        .catch(draft.noteTheirs);
    },
  };
}

export type Editor = ReturnType<typeof useEditor>;

type Drafting = {
  readonly content: ReturnType<typeof contentOf>;
  readonly onClose: () => void;
  readonly replace: (content: Draft["content"]) => void;
};

/** The draft that the text goes to, and what somebody else saved there meanwhile. Closing saves, so that nothing typed is lost. */
function useDraft(briefing: BriefingDto, { content, onClose, replace }: Drafting) {
  const [saved, setSaved] = useState({ version: briefing.draft?.version ?? 0, content: startingContent(briefing) });
  const [theirs, setTheirs] = useState<Draft | null>(null);
  const isDirty = !isSameContent(content, saved.content);
  const noteTheirs = (error: unknown): never => {
    setTheirs(draftOf(error) ?? theirs);
    throw error;
  };
  const save = async () => {
    const version = await saveDraft(briefing.release, { expectedVersion: saved.version, content }).catch(noteTheirs);
    setSaved({ version, content });
  };
  const settle = (draft: Draft) => {
    setSaved({ version: draft.version, content: draft.content });
    setTheirs(null);
  };
  return {
    saved,
    isDirty,
    theirs,
    noteTheirs,
    takeTheirs: () => {
      if (!theirs) return;
      replace(theirs.content);
      settle(theirs);
    },
    keepMine: () => theirs && settle(theirs),
    saving: useSubmit(save, []),
    closing: useSubmit(async () => {
      if (isDirty) await save();
      onClose();
    }, []),
    dropping: useSubmit(async () => {
      await dropDraft(briefing.release);
      onClose();
    }, []),
  };
}

/** A refusal as stale brings what was saved instead. */
function draftOf(error: unknown): Draft | null {
  if (!(error instanceof ApiError) || error.code !== "stale") return null;
  return (error.problem.details as { draft?: Draft | null } | undefined)?.draft ?? null;
}
