import type { ElementType, ReactElement, ReactNode } from "react";
import type { TriggerProps } from "./closed-trigger";

export type MenuProps = {
  /** The button that opens it; give it a name. */
  trigger: ReactElement<TriggerProps>;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  className?: string;
};

export type MenuItemProps = {
  children: ReactNode;
  onClick?: (() => void) | undefined;
  disabled?: boolean;
  /** Why it refuses: stands below it, read with it. It stays reachable by the arrow keys. */
  disabledReason?: string | undefined;
  tone?: "danger";
  className?: string;
};

export type MenuLinkProps = { href: string; children: ReactNode; linkComponent?: ElementType; className?: string };

export type MenuGroupProps = { label: ReactNode; children: ReactNode };

export type MenuChoiceProps<T extends string> = {
  label: string;
  value: T;
  onValueChange: (value: T) => void;
  options: readonly { readonly value: T; readonly label: string; readonly icon?: ReactNode }[];
};

export type MenuToggleProps = { children: ReactNode; checked: boolean; onCheckedChange: (isChecked: boolean) => void };
