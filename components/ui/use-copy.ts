"use client";

import { useEffect, useRef, useState } from "react";

const SHOWN_MS = 2_000;

export type CopyState = "idle" | "copied" | "failed";

/** Browsers give the clipboard to secure pages only; a plain http installation copies through a hidden text field. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyThroughField(text);
  }
}

function copyThroughField(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr-only";
  // Inside the open dialog if there is one: a focus trap would take focus back before the copy.
  (focused?.closest('[role="dialog"],[role="alertdialog"]') ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

/** `copy(text)` puts text on the clipboard; the state says for 2 s how that went. */
export function useCopy(): { state: CopyState; copy: (text: string) => Promise<boolean> } {
  const [state, setState] = useState<CopyState>("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The external system is the browser's timer.
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async (text: string) => {
    const done = await writeClipboard(text);
    setState(done ? "copied" : "failed");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState("idle"), SHOWN_MS);
    return done;
  };
  return { state, copy };
}
