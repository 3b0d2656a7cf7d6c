"use client";

import { type ReactElement, type ReactNode, useState } from "react";
import { ClosedTrigger, type TriggerProps } from "./closed-trigger";
import { part, usePart } from "./part";

const opened = part(() => import("./opened-popover"));

export type PopoverProps = {
  trigger: ReactElement<TriggerProps>;
  /** Names the popover for assistive technology. */
  title: ReactNode;
  /** Draws the title; otherwise it is only read. */
  showTitle?: boolean;
  children: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  className?: string;
};

/** A small panel beside its button; the page behind stays usable. Costs a button until it is opened. */
export function Popover(props: PopoverProps) {
  const [isWanted, setWanted] = useState(false);
  const found = usePart(opened, isWanted);
  if (found) return <found.OpenedPopover {...props} />;
  return <ClosedTrigger trigger={props.trigger} opens="dialog" onApproach={opened.load} onOpen={() => setWanted(true)} />;
}
