"use client";

import { cn } from "./cn";
import { Dialog } from "./dialog";
import { Kbd } from "./kbd";

export type ShortcutRow = {
  readonly label: string;
  readonly keys: readonly string[];
  /** The keys follow each other; otherwise each stands for itself. */
  readonly isSequence?: boolean;
};
export type ShortcutGroup = { readonly title: string; readonly rows: readonly ShortcutRow[] };

function Keys({ row }: { row: ShortcutRow }) {
  return (
    <span className="flex shrink-0 items-center gap-1">
      {row.keys.map((key, index) => (
        <span key={key} className="flex items-center gap-1">
          {row.isSequence && index > 0 ? <span className="text-2xs text-subtle-foreground">then</span> : null}
          <Kbd>{key}</Kbd>
        </span>
      ))}
    </span>
  );
}

/** The shortcuts in columns, as the help and the settings show them. */
export function ShortcutTable({ groups, className }: { groups: readonly ShortcutGroup[]; className?: string }) {
  return (
    <div className={cn("grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4", className)}>
      {groups.map((group) => (
        <section key={group.title}>
          <h3 className="font-medium text-2xs text-subtle-foreground">{group.title}</h3>
          <ul className="mt-1">
            {group.rows.map((row) => (
              <li key={row.label} className="flex items-center justify-between gap-2 py-1 text-xs">
                <span>{row.label}</span>
                <Keys row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type ShortcutsHelpProps = { open: boolean; onOpenChange: (open: boolean) => void; groups: readonly ShortcutGroup[] };

/** The list behind `?`. */
export function ShortcutsHelp({ open, onOpenChange, groups }: ShortcutsHelpProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title="Keyboard shortcuts"
      description="Single keys work outside text fields and dialogs. Turn them off in the menu behind your initials."
    >
      <ShortcutTable groups={groups} className="lg:grid-cols-2" />
    </Dialog>
  );
}
