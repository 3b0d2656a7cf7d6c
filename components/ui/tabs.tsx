"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type Tab = { readonly value: string; readonly label: ReactNode; readonly content: ReactNode };

type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  className?: string;
};

/** Parts of one page, one shown at a time. Arrow keys move between the tabs. */
export function Tabs({ label, tabs, value, defaultValue, onValueChange, className }: TabsProps) {
  return (
    <Base.Root
      value={value}
      defaultValue={defaultValue ?? tabs[0]?.value}
      onValueChange={(next: unknown) => onValueChange?.(String(next))}
      className={className}
    >
      <Base.List aria-label={label} className="flex gap-1 overflow-x-auto border-border border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className={cn(
              "-mb-px h-9 shrink-0 border-transparent border-b-2 px-2.5 text-muted-foreground text-sm outline-offset-[-2px] transition-colors duration-120 hover:text-foreground data-active:border-brand data-active:font-medium data-active:text-foreground pointer-coarse:h-11",
            )}
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
