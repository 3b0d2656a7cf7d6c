"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { CornerDownRight, type LucideIcon, Search } from "lucide-react";
import { useId } from "react";
import { BACKDROP_CLASSES } from "./dialog-frame";
import { Kbd } from "./kbd";

export type Command = {
  readonly id: string;
  readonly label: string;
  /** What it is about, such as a service and version; searched too. */
  readonly hint?: string;
  readonly keys?: readonly string[];
  readonly icon?: LucideIcon;
  /** Runs after the palette has closed. */
  readonly run: () => void;
};
export type CommandGroup = { readonly id: string; readonly label: string; readonly commands: readonly Command[] };

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly CommandGroup[];
  placeholder?: string;
};

function searchText(command: Command): string {
  return command.hint ? `${command.label} ${command.hint}` : command.label;
}

function CommandRow({ command, onChosen }: { command: Command; onChosen: () => void }) {
  const Icon = command.icon ?? CornerDownRight;
  const choose = () => {
    onChosen();
    command.run();
  };
  return (
    <Autocomplete.Item
      value={command}
      onClick={choose}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2 outline-none select-none data-highlighted:bg-accent pointer-coarse:h-11"
    >
      <Icon className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
      <span className="truncate">{command.label}</span>
      {command.hint ? <span className="truncate text-subtle-foreground text-xs">{command.hint}</span> : null}
      {command.keys && command.keys.length > 0 ? (
        <span className="ml-auto flex shrink-0 gap-1" aria-hidden="true">
          {command.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      ) : null}
    </Autocomplete.Item>
  );
}

function SearchLine({ placeholder, helpId }: { placeholder: string; helpId: string }) {
  return (
    <div className="flex h-10 shrink-0 items-center gap-2 border-border-soft border-b px-3 max-md:h-12">
      <Search className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
      <Autocomplete.Input
        aria-label={placeholder}
        aria-describedby={helpId}
        placeholder={placeholder}
        className="h-full min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-subtle-foreground max-md:text-lg"
      />
      <Dialog.Close aria-label="Esc, close" className="rounded-sm pointer-coarse:px-3 pointer-coarse:py-2">
        <Kbd>Esc</Kbd>
      </Dialog.Close>
      <span id={helpId} className="sr-only">
        Arrow keys choose, Enter runs.
      </span>
    </div>
  );
}

/** Every action and place by typing a part of its name. Runs one and closes. */
export function CommandPalette({ open, onOpenChange, groups, placeholder = "Search or jump to" }: CommandPaletteProps) {
  const helpId = useId();
  const items = groups.map((group) => ({ value: group.id, label: group.label, items: [...group.commands] }));
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP_CLASSES} />
        <Dialog.Popup
          aria-label="Command palette"
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[70dvh] w-[560px] max-w-[calc(100vw-1rem)] -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-border bg-popover text-popover-foreground text-sm shadow-dialog outline-none transition-opacity duration-180 ease-settle data-ending-style:opacity-0 data-starting-style:opacity-0 max-md:top-2"
        >
          <Autocomplete.Root open inline items={items} itemToStringValue={searchText} autoHighlight="always" keepHighlight>
            <SearchLine placeholder={placeholder} helpId={helpId} />
            <Autocomplete.Empty>
              <p className="px-3 py-6 text-center text-muted-foreground text-xs">Nothing matches. Try a service, a version or an action.</p>
            </Autocomplete.Empty>
            <Autocomplete.List className="min-h-0 flex-1 scroll-py-1 overflow-y-auto overscroll-contain p-1 empty:hidden">
              {(group: (typeof items)[number]) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 font-medium text-2xs text-subtle-foreground">
                    {group.label}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(command: Command) => <CommandRow key={command.id} command={command} onChosen={() => onOpenChange(false)} />}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
