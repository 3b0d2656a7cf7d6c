"use client";

import { RowError, RowList } from "@/components/plan/row-list";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { BriefingRow } from "@/lib/client/briefing-form";
import { newId } from "@/lib/client/new-id";
import { type BriefingSection, MAX_ENTRIES, MAX_ENTRY_NAME, MAX_ENTRY_TEXT, SECTION_NAMES } from "@/lib/domain/briefing/content";
import type { Editor } from "./use-editor";

type EditorRowsProps = {
  editor: Editor;
  section: BriefingSection;
  /** One of the lines, for the accessible names. */
  one: string;
  /** What stands in the first and second field. */
  name: string;
  text: string;
  isRequired?: boolean;
};

/** The lines of one section. */
export function EditorRows({ editor, section, one, name, text, isRequired = false }: EditorRowsProps) {
  const rows = editor.form[section];
  const put = (next: readonly BriefingRow[]) => editor.set({ [section]: next });
  const change = (row: BriefingRow, part: Partial<BriefingRow>) =>
    put(rows.map((other) => (other.id === row.id ? { ...other, ...part } : other)));
  return (
    <div>
      <RowList
        label={SECTION_NAMES[section]}
        one={one}
        addLabel={`Add ${/^[AEIOU]/.test(one) ? "an" : "a"} ${one.toLowerCase()}`}
        isRequired={isRequired}
        rows={rows}
        onAdd={() => rows.length < MAX_ENTRIES && put([...rows, { id: newId(), name: "", text: "" }])}
        onRemove={(row) => put(rows.filter((other) => other.id !== row.id))}
        renderRow={(row, label) => (
          <div className="space-y-1.5">
            <Input
              aria-label={`${label}, ${name.toLowerCase()}`}
              placeholder={name}
              value={row.name}
              maxLength={MAX_ENTRY_NAME}
              onChange={(event) => change(row, { name: event.target.value })}
              {...invalid(editor, `${row.id}.name`)}
            />
            <RowError id={`${row.id}.name-error`} text={editor.problemAt(`${row.id}.name`)} />
            <Textarea
              aria-label={`${label}, ${text.toLowerCase()}`}
              placeholder={text}
              rows={1}
              className="min-h-8"
              value={row.text}
              maxLength={MAX_ENTRY_TEXT}
              onChange={(event) => change(row, { text: event.target.value })}
              {...invalid(editor, `${row.id}.text`)}
            />
            <RowError id={`${row.id}.text-error`} text={editor.problemAt(`${row.id}.text`)} />
          </div>
        )}
      />
      <RowError id={`${section}-error`} text={editor.problemAt(section)} />
    </div>
  );
}

function invalid(editor: Editor, path: string) {
  return editor.problemAt(path) ? { "aria-invalid": true, "aria-describedby": `${path}-error` } : {};
}
