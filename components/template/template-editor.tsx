"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { addPhase } from "@/lib/client/template-edit";
import type { TemplateDto } from "@/lib/contracts/template";
import { EditingContext } from "./editor-context";
import { EditorHead } from "./editor-head";
import { PhaseEditor } from "./phase-editor";
import { TemplateAside } from "./template-aside";
import { useTemplate } from "./use-template";

/** Everything about one template of the team: phases, gates and items, what is wrong with them, and what publishing would change. */
export function TemplateEditor({ first }: { first: TemplateDto }) {
  const template = useTemplate(first);
  const { document, problems, edit } = template;
  const nameProblem = problems.find(({ path }) => path[0] === "name")?.message;
  return (
    <EditingContext value={{ document, edit, problems }}>
      <EditorHead template={template} />
      <div className="mt-4 grid gap-4 lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="min-w-0 space-y-3">
          <Field label="Name" required error={nameProblem}>
            <Input value={document.name} onChange={(event) => edit((one) => ({ ...one, name: event.target.value }))} autoComplete="off" />
          </Field>
          <div className="overflow-hidden rounded-lg border border-border bg-card">
            {document.phases.map((phase, at) => (
              <PhaseEditor key={phase.key} phase={phase} at={at} />
            ))}
          </div>
          <Button size="sm" onClick={() => edit(addPhase)}>
            <Plus aria-hidden="true" />
            Add phase
          </Button>
        </div>
        <TemplateAside template={template} />
      </div>
    </EditingContext>
  );
}
