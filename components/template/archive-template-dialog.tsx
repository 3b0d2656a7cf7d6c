"use client";

import { useWorkspace } from "@/components/shell/workspace";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { archiveTemplate } from "@/lib/client/template";
import { useSubmit } from "@/lib/client/use-submit";
import type { TemplateRow } from "@/lib/contracts/template";

type ArchiveTemplateDialogProps = { template: TemplateRow; onClose: () => void; onArchived: () => void };

/** Asks before a template leaves the list. */
export function ArchiveTemplateDialog({ template: { id, name }, onClose, onArchived }: ArchiveTemplateDialogProps) {
  const { team } = useWorkspace();
  const form = useSubmit(async () => {
    await archiveTemplate(team.id, id);
    onClose();
    onArchived();
  }, []);
  return (
    <ConfirmDialog
      title={`Archive ${name}?`}
      text="It leaves the list and nothing can be planned from it any more. Releases that were made from it keep their checklists, and its name becomes free."
      action="Archive"
      tone="plain"
      form={form}
      onClose={onClose}
    />
  );
}
