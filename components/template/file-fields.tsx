"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FileProblem } from "@/lib/contracts/template";

type FileFieldProps = { onText: (text: string, name: string) => void; error?: string | undefined };

/** Takes a file of a template from this device. */
export function FileField({ onText, error }: FileFieldProps) {
  return (
    <Field label="File" required error={error} hint="YAML, as a template is exported.">
      <Input
        type="file"
        accept=".yaml,.yml,application/yaml,text/yaml"
        className="py-1"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void file.text().then((text) => onText(text, file.name));
        }}
      />
    </Field>
  );
}

/** Everything that is wrong with a file, by its lines. */
export function FileProblems({ problems }: { problems: readonly FileProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="mt-3 rounded-md border border-border">
      <p className="border-border-soft border-b px-3 py-1.5 font-medium text-xs">What is wrong with the file</p>
      <ol className="max-h-60 overflow-y-auto" aria-label="What is wrong with the file">
        {problems.map(({ line, column, path, message }) => (
          <li key={`${line}.${column}.${path}.${message}`} className="border-border-soft px-3 py-1.5 text-xs not-first:border-t">
            <p>{message}</p>
            <p className="tnum mt-0.5 break-all font-mono text-2xs text-subtle-foreground">
              line {line}, column {column}
              {path === "" ? "" : ` · ${path}`}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
