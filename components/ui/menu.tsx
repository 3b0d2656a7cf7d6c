"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ComponentProps, ElementType, ReactElement, ReactNode } from "react";
import { cn } from "./cn";

const ITEM =
  "flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none select-none data-disabled:text-subtle-foreground data-highlighted:bg-accent pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:text-muted-foreground";

type MenuProps = {
  /** The button that opens it; give it a name. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  className?: string;
};

/** Actions behind a button. Arrow keys move, typing jumps, Esc closes and returns focus. */
export function Menu({ trigger, children, align = "end", side = "bottom", className }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} className="z-50 outline-none">
          <Base.Popup
            className={cn(
              "min-w-48 max-w-80 rounded-lg border border-border bg-popover p-1 text-popover-foreground shadow-pop outline-none transition-opacity duration-180 ease-settle data-ending-style:opacity-0 data-starting-style:opacity-0",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type MenuItemProps = { children: ReactNode; onClick?: () => void; disabled?: boolean; tone?: "danger"; className?: string };

/** One action. */
export function MenuItem({ children, onClick, disabled, tone, className }: MenuItemProps) {
  return (
    <Base.Item
      onClick={onClick}
      disabled={disabled}
      className={cn(ITEM, tone === "danger" && "text-failed-fg [&>svg]:text-failed-fg", className)}
    >
      {children}
    </Base.Item>
  );
}

/** An entry that leads elsewhere. */
export function MenuLink({
  href,
  children,
  linkComponent: Link = "a",
  className,
}: {
  href: string;
  children: ReactNode;
  linkComponent?: ElementType;
  className?: string;
}) {
  return (
    <Base.LinkItem href={href} render={<Link href={href} />} className={cn(ITEM, className)}>
      {children}
    </Base.LinkItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-border-soft" />;
}

/** A named group of entries. */
export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-0.5 font-medium text-2xs text-subtle-foreground">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

type MenuChoiceProps<T extends string> = {
  label: string;
  value: T;
  onValueChange: (value: T) => void;
  options: readonly { readonly value: T; readonly label: string; readonly icon?: ReactNode }[];
};

/** One of several, with a check at the chosen one. */
export function MenuChoice<T extends string>({ label, value, onValueChange, options }: MenuChoiceProps<T>) {
  return (
    <MenuGroup label={label}>
      <Base.RadioGroup
        value={value}
        onValueChange={(next: unknown) => {
          const chosen = options.find((option) => option.value === next);
          if (chosen) onValueChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick={false} className={ITEM}>
            {option.icon}
            {option.label}
            <Base.RadioItemIndicator className="ml-auto">
              <Check className="size-3.5 text-brand" aria-hidden="true" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </MenuGroup>
  );
}

/** A setting that is on or off. */
export function MenuToggle({
  children,
  checked,
  onCheckedChange,
}: { children: ReactNode } & Pick<ComponentProps<typeof Base.CheckboxItem>, "checked" | "onCheckedChange">) {
  return (
    <Base.CheckboxItem checked={checked} onCheckedChange={onCheckedChange} closeOnClick={false} className={ITEM}>
      {children}
      <Base.CheckboxItemIndicator className="ml-auto">
        <Check className="size-3.5 text-brand" aria-hidden="true" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}
