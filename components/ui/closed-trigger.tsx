"use client";

import { type ComponentProps, cloneElement, type KeyboardEvent, type ReactElement } from "react";

export type TriggerProps = ComponentProps<"button">;

type ClosedTriggerProps = {
  trigger: ReactElement<TriggerProps>;
  opens: "menu" | "dialog";
  /** About to be pressed: a good moment to fetch what is behind it. */
  onApproach: () => void;
  onOpen: () => void;
};

/** The button of a menu or popover that was never opened: looks and reads the same, and costs one element. */
export function ClosedTrigger({ trigger, opens, onApproach, onOpen }: ClosedTriggerProps) {
  const openByArrow = (event: KeyboardEvent) => {
    if (opens !== "menu" || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    onOpen();
  };
  return cloneElement(trigger, {
    "aria-haspopup": opens,
    "aria-expanded": false,
    onPointerEnter: onApproach,
    onFocus: onApproach,
    onKeyDown: openByArrow,
    onClick: onOpen,
  });
}
