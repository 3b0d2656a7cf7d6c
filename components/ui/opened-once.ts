"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * For the button that takes the place of a ClosedTrigger: focuses and presses it once, as the person did with the one before.
 * A press rather than `defaultOpen`, so that focus moves in and comes back as with any other press.
 */
export function useOpenedOnce(): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const isDone = useRef(false);
  // The external system is the document's focus.
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    button.current?.focus();
    button.current?.click();
  }, []);
  return button;
}
