"use client";

import { useWorkspace } from "@/components/shell/workspace";
import { FormDialog } from "@/components/ui/form-dialog";
import { publishTemplate, saveTemplate } from "@/lib/client/template";
import { useSubmit } from "@/lib/client/use-submit";
import { ChangeList } from "./change-list";
import type { EditedTemplate } from "./use-template";

/** Shows what the next version changes, and publishes it; what is not saved yet is saved first. */
export function PublishDialog({ template, onClose }: { template: EditedTemplate; onClose: () => void }) {
  const { team } = useWorkspace();
  const { seen, document, isChanged, changes, take } = template;
  const version = (seen.published?.version ?? 0) + 1;
  const form = useSubmit(async () => {
    const saved = isChanged ? await saveTemplate(team.id, seen.id, { revision: seen.revision, document }) : seen;
    take(saved);
    take(await publishTemplate(team.id, seen.id, saved.revision));
    onClose();
  }, []);
  return (
    <FormDialog
      title={`Publish version ${version}`}
      description="New releases can be planned from it. Releases that exist keep the checklist they have."
      action={`Publish version ${version}`}
      subject="this template"
      form={form}
      onClose={onClose}
    >
      {seen.before ? (
        <ChangeList changes={changes} label={`What version ${version} changes`} />
      ) : (
        <p className="text-muted-foreground">This is the first version. It is never changed afterwards; the next one stands beside it.</p>
      )}
    </FormDialog>
  );
}
