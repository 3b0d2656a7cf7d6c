import { ArrowUpDown, Minus, Pencil, Plus } from "lucide-react";
import type { TemplateChange } from "@/lib/domain/checklist/own-template/difference";

const SIGNS = {
  added: { icon: Plus, className: "text-done-fg", word: "Added" },
  removed: { icon: Minus, className: "text-failed-fg", word: "Removed" },
  changed: { icon: Pencil, className: "text-muted-foreground", word: "Changed" },
  moved: { icon: ArrowUpDown, className: "text-muted-foreground", word: "Moved" },
} as const;

/** What differs between two versions, a sentence each. */
export function ChangeList({ changes, label }: { changes: readonly TemplateChange[]; label: string }) {
  return (
    <ul aria-label={label} className="max-h-80 overflow-y-auto rounded-md border border-border">
      {changes.map(({ phase, kind, text }) => {
        const { icon: Icon, className, word } = SIGNS[kind];
        return (
          <li key={`${phase} ${text}`} className="flex items-start gap-2 border-border-soft px-3 py-1.5 text-xs not-first:border-t">
            <Icon className={`mt-px size-3.5 shrink-0 ${className}`} aria-hidden="true" />
            <span className="min-w-0 break-words">
              <span className="sr-only">{word}: </span>
              {phase ? <span className="mr-1.5 font-mono text-muted-foreground">{phase}</span> : null}
              {text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
