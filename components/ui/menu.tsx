"use client";

import { createContext, use, useState } from "react";
import { ClosedTrigger } from "./closed-trigger";
import type { MenuChoiceProps, MenuGroupProps, MenuItemProps, MenuLinkProps, MenuProps, MenuToggleProps } from "./menu-props";
import { part, usePart } from "./part";

const parts = part(() => import("./menu-parts"));

const PartsContext = createContext<typeof import("./menu-parts") | null>(null);

function useParts() {
  const found = use(PartsContext);
  if (!found) throw new Error("There is no Menu around this entry.");
  return found;
}

/** Actions behind a button. Arrow keys move, typing jumps, Esc closes and returns focus. Costs a button until it is opened. */
export function Menu({ trigger, children, ...look }: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const found = usePart(parts, isWanted);
  if (!found) return <ClosedTrigger trigger={trigger} opens="menu" onApproach={parts.load} onOpen={() => setWanted(true)} />;
  return (
    <found.OpenedMenu trigger={trigger} {...look}>
      <PartsContext value={found}>{children}</PartsContext>
    </found.OpenedMenu>
  );
}

/** One action. */
export function MenuItem(props: MenuItemProps) {
  const { MenuItem: Item } = useParts();
  return <Item {...props} />;
}

/** An entry that leads elsewhere. */
export function MenuLink(props: MenuLinkProps) {
  const { MenuLink: Link } = useParts();
  return <Link {...props} />;
}

export function MenuSeparator() {
  const { MenuSeparator: Separator } = useParts();
  return <Separator />;
}

/** A named group of entries. */
export function MenuGroup(props: MenuGroupProps) {
  const { MenuGroup: Group } = useParts();
  return <Group {...props} />;
}

/** One of several, with a check at the chosen one. */
export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  const { MenuChoice: Choice } = useParts();
  return <Choice {...props} />;
}

/** A setting that is on or off. */
export function MenuToggle(props: MenuToggleProps) {
  const { MenuToggle: Toggle } = useParts();
  return <Toggle {...props} />;
}
