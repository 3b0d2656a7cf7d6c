"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Sheet } from "@/components/ui/sheet";
import { useRoomStore } from "@/lib/client/use-room";
import type { BriefingDto } from "@/lib/contracts/briefing";
import { MAX_HEADLINE, readingSeconds } from "@/lib/domain/briefing/content";
import { mayPublish } from "@/lib/domain/briefing/decide-briefing";
import { EditorRows } from "./editor-rows";
import { PublishStep } from "./publish-step";
import { type Editor, useEditor } from "./use-editor";

/** Writing, then publishing: two steps in one sheet, so that the second is never pressed by accident. */
export function EditorForm({ briefing, onClose }: { briefing: BriefingDto; onClose: () => void }) {
  const editor = useEditor(briefing, onClose);
  const [isPublishing, setPublishing] = useState(false);
  if (isPublishing) return <PublishStep briefing={briefing} editor={editor} onBack={() => setPublishing(false)} onDone={onClose} />;
  return (
    <Sheet
      open
      onOpenChange={(open) => open || editor.closing.submit()}
      title={editor.version === 1 ? "Write the briefing" : `Write version ${editor.version}`}
      description={`Takes ${readingSeconds(editor.content)} s to read. What fits one page is read; 60 s is the aim.`}
      className="md:w-[640px]"
      footer={<WriteFooter editor={editor} onNext={() => editor.check() && setPublishing(true)} />}
    >
      <TheirDraft editor={editor} />
      <div className="space-y-5">
        <Field label="What changes for customers" required error={editor.problemAt("headline")} hint="One sentence, without a full stop.">
          <Input value={editor.form.headline} maxLength={MAX_HEADLINE} onChange={(event) => editor.set({ headline: event.target.value })} />
        </Field>
        <EditorRows editor={editor} section="features" one="Feature" name="What is new" text="How it works" />
        <EditorRows editor={editor} section="behaviour" one="Change" name="What behaves differently" text="What customers notice" />
        <EditorRows editor={editor} section="issues" one="Issue" name="What does not work" text="What to do instead" />
        <EditorRows editor={editor} section="faq" one="Question" name="What customers ask" text="What to answer" />
        <EditorRows editor={editor} section="escalation" one="Step" name="Whom to call" text="What for, and when they answer" isRequired />
      </div>
      <p className="mt-5 text-subtle-foreground text-xs">
        Marks: <code className="font-mono">**strong**</code>, <code className="font-mono">`code`</code>,{" "}
        <code className="font-mono">[label](https://…)</code>. When it happens, its impact and whom it reaches are filled in by the release.
      </p>
    </Sheet>
  );
}

function WriteFooter({ editor, onNext }: { editor: Editor; onNext: () => void }) {
  const store = useRoomStore();
  const refusal = mayPublish(store.view().confirmed, store.context());
  const { saving, closing, dropping, saved, isDirty } = editor;
  return (
    <div className="flex w-full flex-col gap-2">
      <FormProblem text={saving.problem ?? closing.problem ?? dropping.problem} />
      <div className="flex flex-wrap items-center gap-2">
        {saved.version > 0 ? (
          <Button variant="ghost" busy={dropping.isBusy} onClick={dropping.submit} className="-ml-2">
            Throw the draft away
          </Button>
        ) : null}
        <span className="flex-1" />
        <Button
          busy={saving.isBusy}
          onClick={saving.submit}
          disabledReason={isDirty ? undefined : "Nothing has changed."}
          reasonClassName="sr-only"
        >
          {isDirty || saved.version === 0 ? "Save draft" : "Saved"}
        </Button>
        <Button variant="primary" onClick={onNext} disabledReason={refusal?.message} reasonClassName="order-last basis-full text-right">
          Publish…
        </Button>
      </div>
    </div>
  );
}

/** Somebody saved theirs meanwhile: nothing of either is lost until the author chooses. */
function TheirDraft({ editor }: { editor: Editor }) {
  const { theirs } = editor;
  if (!theirs) return null;
  return (
    <div role="alert" className="mb-4 rounded-md border border-blocked-line bg-blocked-soft px-3 py-2 text-sm">
      <p>{theirs.savedBy.name} saved a draft since you opened this. Yours is not saved.</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={editor.takeTheirs}>
          Take theirs, drop mine
        </Button>
        <Button size="sm" onClick={editor.keepMine}>
          Keep mine, over theirs
        </Button>
      </div>
    </div>
  );
}
