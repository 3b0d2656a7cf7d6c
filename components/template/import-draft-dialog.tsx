"use client";

import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { FormDialog } from "@/components/ui/form-dialog";
import { saveTemplate } from "@/lib/client/template";
import { useSubmit } from "@/lib/client/use-submit";
import { FileField, FileProblems } from "./file-fields";
import { useFileProblems } from "./template-words";
import type { EditedTemplate } from "./use-template";

/** Replaces the draft by a file, or says line by line why it cannot. */
export function ImportDraftDialog({ template, onClose }: { template: EditedTemplate; onClose: () => void }) {
  const { team } = useWorkspace();
  const { seen, take } = template;
  const [yaml, setYaml] = useState("");
  const { problems, noting } = useFileProblems();
  const form = useSubmit(async () => {
    take(await noting(saveTemplate(team.id, seen.id, { revision: seen.revision, yaml })));
    onClose();
  }, []);
  return (
    <FormDialog
      title="Import into the draft"
      description="The file takes the place of the draft. Nothing is published by that."
      action="Import"
      disabledReason={yaml === "" ? "Choose a file first." : undefined}
      subject="this template"
      form={form}
      onClose={onClose}
    >
      <FileField onText={setYaml} />
      <FileProblems problems={problems} />
    </FormDialog>
  );
}
