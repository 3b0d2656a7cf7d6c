"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { releasesQuery } from "@/lib/client/list";
import { createTemplate, templateQuery, templatesQuery } from "@/lib/client/template";
import { useSubmit } from "@/lib/client/use-submit";
import type { NewTemplateBody } from "@/lib/contracts/template";
import { FileField, FileProblems } from "./file-fields";
import { useFileProblems } from "./template-words";

/** With what a new template begins; null for a release or a file that is still to be chosen. */
export type Beginning =
  | { readonly kind: "copy"; readonly of: string; readonly from: NewTemplateBody["from"] }
  | { readonly kind: "release" }
  | { readonly kind: "file" };

const TITLES = { copy: "Copy a template", release: "New template from a release", file: "Import a template" } as const;

/** Makes a template, and leads to it. */
export function NewTemplateDialog({ beginning, onClose }: { beginning: Beginning; onClose: () => void }) {
  const { team } = useWorkspace();
  const router = useRouter();
  const queries = useQueryClient();
  const [name, setName] = useState(beginning.kind === "copy" ? `${beginning.of}, ours` : "");
  const [release, setRelease] = useState("");
  const [yaml, setYaml] = useState("");
  const { problems, noting } = useFileProblems();
  const form = useSubmit(async () => {
    const made = await noting(createTemplate(team.id, { name, from: fromOf(beginning, { release, yaml }) }));
    queries.setQueryData(templateQuery(team.id, made.id).queryKey, made);
    void queries.invalidateQueries(templatesQuery(team.id));
    router.push(`/t/${team.slug}/settings/templates/${made.id}`);
  }, ["name", "from.id"]);
  return (
    <FormDialog
      title={TITLES[beginning.kind]}
      description={beginning.kind === "copy" ? `It begins as ${beginning.of} and is yours to change.` : undefined}
      action={beginning.kind === "file" ? "Import" : "Create template"}
      disabledReason={beginning.kind === "file" && yaml === "" ? "Choose a file first." : undefined}
      form={form}
      onClose={onClose}
    >
      <div className="space-y-3">
        {beginning.kind === "release" ? <ReleaseField value={release} onChange={setRelease} error={form.problemAt("from.id")} /> : null}
        {beginning.kind === "file" ? (
          <FileField
            onText={(text) => {
              setYaml(text);
              if (name === "") setName(nameIn(text));
            }}
          />
        ) : null}
        <Field label="Name" required error={form.problemAt("name")} hint="Stands in the list of templates when a release is planned.">
          <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
        </Field>
      </div>
      <FileProblems problems={problems} />
    </FormDialog>
  );
}

function fromOf(beginning: Beginning, { release, yaml }: { release: string; yaml: string }): NewTemplateBody["from"] {
  switch (beginning.kind) {
    case "copy":
      return beginning.from;
    case "release":
      return { kind: "release", id: release };
    case "file":
      return { kind: "file", yaml };
  }
}

/** The name that a file gives on a line of its own; the server reads the file properly. */
function nameIn(text: string): string {
  const found = /^name: *(.+)$/m.exec(text)?.[1]?.trim() ?? "";
  return found.replace(/^(["'])(.*)\1$/, "$2");
}

type ReleaseFieldProps = { value: string; onChange: (value: string) => void; error: string | undefined };

function ReleaseField({ value, onChange, error }: ReleaseFieldProps) {
  const { team } = useWorkspace();
  const { data } = useInfiniteQuery(releasesQuery(team.id, {}));
  const releases = data?.pages.flatMap((page) => page.releases) ?? [];
  return (
    <Field label="Release" required error={error} hint="Its phases and items are taken as they are, without what was done to them.">
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="" disabled>
          Choose a release
        </option>
        {releases.map((one) => (
          <option key={one.id} value={one.id}>
            {one.service.name} {one.toVersion}
          </option>
        ))}
      </Select>
    </Field>
  );
}
