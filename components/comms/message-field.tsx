"use client";

import { Pencil, Undo2, Zap } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Textarea } from "@/components/ui/textarea";
import type { DraftDto } from "@/lib/contracts/message";
import { type OfferedFigure, partsOf, toEditable } from "@/lib/domain/comms/figures";
import { FIELDS } from "@/lib/domain/comms/kinds";

type Field = DraftDto["fields"][number];

/** A text with the figures in it marked: each is a reading and carries its time. */
export function FieldText({ text, figures }: { text: string; figures: readonly OfferedFigure[] }) {
  return (
    <span className="whitespace-pre-line break-words">
      {partsOf(text, figures).map((part, index) =>
        part.isFigure ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
          <mark key={index} className="rounded-xs bg-brand-soft px-1 text-brand-fg">
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}

type MessageFieldProps = {
  field: Field;
  figures: readonly OfferedFigure[];
  /** Null where this person cannot write. */
  onEdit: (() => void) | null;
  isEditing: boolean;
  onText: (text: string | null) => void;
  onDone: () => void;
};

/** One line of a message: as it would be sent, or being written. */
export function MessageField({ field, figures, onEdit, isEditing, onText, onDone }: MessageFieldProps) {
  const label = FIELDS[field.key];
  return (
    <div className="grid grid-cols-[152px_1fr_auto] gap-x-3 border-border-soft border-t py-2 first:border-t-0 max-md:grid-cols-[1fr_auto]">
      <dt className="text-subtle-foreground max-md:col-span-full">{label}</dt>
      <dd className="min-w-0">
        {isEditing ? (
          <FieldEditor {...{ field, figures, label, onText, onDone }} />
        ) : field.isMissing ? (
          <button
            type="button"
            id={`field-${field.key}`}
            onClick={onEdit ?? undefined}
            className="rounded-xs bg-blocked-soft px-1 text-blocked-fg"
          >
            {onEdit ? `Write: ${label.toLowerCase()}` : "Nothing written yet"}
          </button>
        ) : (
          <FieldText text={field.text} figures={figures} />
        )}
      </dd>
      <dd className="flex items-start gap-1">
        {field.isLive && !isEditing ? (
          <span
            className="inline-flex items-center gap-1 pt-0.5 text-2xs text-subtle-foreground"
            title="Follows the release until it is sent"
          >
            <Zap className="size-3" aria-hidden="true" />
            live
          </span>
        ) : null}
        {onEdit && !isEditing ? (
          <IconButton label={`Write ${label.toLowerCase()}`} size="sm" onClick={onEdit} className="-my-1">
            <Pencil aria-hidden="true" />
          </IconButton>
        ) : null}
      </dd>
    </div>
  );
}

type EditorProps = Pick<MessageFieldProps, "field" | "figures" | "onText" | "onDone"> & { label: string };

function FieldEditor({ field, figures, label, onText, onDone }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const text = toEditable(field.text, figures);
  const insert = (figure: OfferedFigure) => {
    const at = area.current?.selectionStart ?? text.length;
    onText(`${text.slice(0, at)}{{${figure.label}}}${text.slice(at)}`);
    area.current?.focus();
  };
  return (
    <div>
      <Textarea ref={area} aria-label={label} autoFocus value={text} onChange={(event) => onText(event.target.value)} maxLength={4000} />
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        <Button size="sm" onClick={onDone}>
          Done
        </Button>
        <Menu
          trigger={
            <Button size="sm" disabledReason={figures.length === 0 ? "Nothing was measured yet." : undefined}>
              Insert figure
            </Button>
          }
        >
          {figures.map((figure) => (
            <MenuItem key={figure.reading} onClick={() => insert(figure)}>
              {figure.label}
            </MenuItem>
          ))}
        </Menu>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            onText(null);
            onDone();
          }}
        >
          <Undo2 aria-hidden="true" />
          Follow the release
        </Button>
      </div>
    </div>
  );
}
