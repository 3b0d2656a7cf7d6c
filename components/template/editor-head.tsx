"use client";

import { ArrowLeft, Download, Upload } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { Chip } from "@/components/ui/chip";
import { FormProblem } from "@/components/ui/form-problem";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { templateFileHref } from "@/lib/client/template";
import { DiscardDraftDialog } from "./discard-draft-dialog";
import { ImportDraftDialog } from "./import-draft-dialog";
import { PublishDialog } from "./publish-dialog";
import { counted, TRACK_LABELS } from "./template-words";
import type { EditedTemplate } from "./use-template";

/** Name and state of a template, and what can be done with the whole of it. */
export function EditorHead({ template }: { template: EditedTemplate }) {
  const { team } = useWorkspace();
  const [open, setOpen] = useState<"publish" | "import" | "discard" | null>(null);
  const { seen, saving, isStale } = template;
  const close = () => setOpen(null);
  return (
    <>
      <Link href={`/t/${team.slug}/settings/templates`} className={`${TEXT_LINK_CLASSES} text-xs`}>
        <ArrowLeft className="size-3.5" aria-hidden="true" />
        All templates
      </Link>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <EditorTitle template={template} />
        <div className="flex flex-wrap items-center gap-2">
          <a href={templateFileHref(team.id, seen.id)} download className={buttonVariants({ variant: "secondary", size: "sm" })}>
            <Download aria-hidden="true" />
            Export
          </a>
          <Button size="sm" onClick={() => setOpen("import")}>
            <Upload aria-hidden="true" />
            Import
          </Button>
          {seen.draft && seen.published ? (
            <Button size="sm" onClick={() => setOpen("discard")}>
              Discard draft
            </Button>
          ) : null}
          <Button
            size="sm"
            busy={saving.isBusy}
            onClick={saving.submit}
            disabledReason={whyNotSaved(template)}
            reasonClassName="order-first"
          >
            Save draft
          </Button>
          <Button
            size="sm"
            variant="primary"
            onClick={() => setOpen("publish")}
            disabledReason={whyNotPublished(template)}
            reasonClassName="order-first"
          >
            Publish
          </Button>
        </div>
      </div>
      <FormProblem text={isStale ? "Somebody changed this template since you opened it. What you typed is not saved." : saving.problem} />
      {isStale ? (
        <Button size="sm" className="mt-2" onClick={() => void template.reload()}>
          Show what they saved
        </Button>
      ) : null}
      {open === "publish" ? <PublishDialog template={template} onClose={close} /> : null}
      {open === "import" ? <ImportDraftDialog template={template} onClose={close} /> : null}
      {open === "discard" ? <DiscardDraftDialog template={template} onClose={close} /> : null}
    </>
  );
}

function EditorTitle({ template: { seen, isChanged } }: { template: EditedTemplate }) {
  return (
    <h2 className="flex min-w-0 flex-wrap items-center gap-2 font-semibold text-lg">
      <span className="min-w-0 truncate">{seen.document.name}</span>
      <Chip>{TRACK_LABELS[seen.track]}</Chip>
      {seen.published ? <Chip tone="done">version {seen.published.version}</Chip> : <Chip>not published</Chip>}
      {isChanged ? <Chip tone="blocked">not saved</Chip> : null}
      {seen.draft && !isChanged ? <Chip tone="blocked">draft</Chip> : null}
    </h2>
  );
}

function whyNotSaved({ isChanged, hasShape, isStale }: EditedTemplate): string | undefined {
  if (isStale) return "Somebody changed it meanwhile.";
  if (!hasShape) return "Mend what is marked first.";
  return isChanged ? undefined : "Nothing is changed.";
}

function whyNotPublished({ seen, isChanged, problems }: EditedTemplate): string | undefined {
  if (problems.length > 0) return `${counted(problems.length, "problem")} to mend first.`;
  if (isChanged) return undefined;
  return seen.draft ? undefined : "There is nothing new to publish.";
}
