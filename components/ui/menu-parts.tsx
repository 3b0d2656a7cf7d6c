"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { useId } from "react";
import { cn } from "./cn";
import type { MenuChoiceProps, MenuGroupProps, MenuItemProps, MenuLinkProps, MenuProps, MenuToggleProps } from "./menu-props";
import { useOpenedOnce } from "./opened-once";

const ITEM =
  "flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none select-none data-disabled:text-subtle-foreground data-highlighted:bg-accent pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:text-muted-foreground";

/** The menu behind its button, opened as soon as it is drawn. */
export function OpenedMenu({ trigger, children, align = "end", side = "bottom", className }: MenuProps) {
  const button = useOpenedOnce();
  return (
    <Base.Root>
      <Base.Trigger ref={button} render={trigger} />
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

/** One action. */
export function MenuItem({ children, onClick, disabled, disabledReason, tone, className }: MenuItemProps) {
  const reasonId = useId();
  if (disabledReason !== undefined) {
    return (
      // Reached by the arrow keys, so that the reason is heard, too; an opened menu begins at what can be done.
      <Base.Item
        closeOnClick={false}
        aria-disabled="true"
        aria-describedby={reasonId}
        className={cn(ITEM, "flex-wrap gap-y-0 text-subtle-foreground", className)}
      >
        {children}
        <span id={reasonId} aria-hidden="true" className="w-full pb-0.5 pl-6 text-2xs">
          {disabledReason}
        </span>
      </Base.Item>
    );
  }
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
export function MenuLink({ href, children, linkComponent: Link = "a", className }: MenuLinkProps) {
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
export function MenuGroup({ label, children }: MenuGroupProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-0.5 font-medium text-2xs text-subtle-foreground">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

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
export function MenuToggle({ children, checked, onCheckedChange }: MenuToggleProps) {
  return (
    <Base.CheckboxItem checked={checked} onCheckedChange={onCheckedChange} closeOnClick={false} className={ITEM}>
      {children}
      <Base.CheckboxItemIndicator className="ml-auto">
        <Check className="size-3.5 text-brand" aria-hidden="true" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}
