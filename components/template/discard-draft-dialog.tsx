"use client";

import { useWorkspace } from "@/components/shell/workspace";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { discardTemplateDraft } from "@/lib/client/template";
import { useSubmit } from "@/lib/client/use-submit";
import type { EditedTemplate } from "./use-template";

/** Asks before a draft is thrown away. */
export function DiscardDraftDialog({ template, onClose }: { template: EditedTemplate; onClose: () => void }) {
  const { team } = useWorkspace();
  const { seen, take } = template;
  const form = useSubmit(async () => {
    take(await discardTemplateDraft(team.id, seen.id, seen.revision));
    onClose();
  }, []);
  return (
    <ConfirmDialog
      title="Discard the draft?"
      text={`What was changed since version ${seen.published?.version ?? 0} is gone. What is published stays as it is.`}
      action="Discard draft"
      keep="Keep draft"
      form={form}
      onClose={onClose}
    />
  );
}
