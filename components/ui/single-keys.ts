"use client";

import { useHotkeys } from "react-hotkeys-hook";
import { createStoredPreference } from "./stored-preference";

const SEQUENCE_TIMEOUT_MS = 1_200;
const CAPTURING_ROLES = '[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]';

const preference = createStoredPreference("tminus-single-keys", ["on", "off"], "on");

/** Whether shortcuts of one key (`j`, `x`, `?`) are on in this browser; they can be turned off (WCAG 2.1.4). */
export function useSingleKeys(): { enabled: boolean; setEnabled: (enabled: boolean) => void } {
  const value = preference.use();
  return { enabled: value === "on", setEnabled: (enabled) => preference.set(enabled ? "on" : "off") };
}

/** Dialogs and menus take keys for themselves, and chords with Ctrl, Alt or Meta belong to the browser. AltGr counts as typing. */
function isTakenElsewhere(event: KeyboardEvent): boolean {
  const isChord = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState("AltGraph");
  return isChord || (event.target instanceof Element && event.target.closest(CAPTURING_ROLES) !== null);
}

/**
 * Runs `act` on one key, by the character it produces on the reader's layout: `j`, `[`, `?`. Several keys are separated by commas.
 * Off in inputs, dialogs and menus, and when single keys are turned off or `enabled` is false.
 */
export function useSingleKey(key: string, act: (event: KeyboardEvent) => void, enabled = true): void {
  const { enabled: areOn } = useSingleKeys();
  useHotkeys(key, act, {
    enabled: enabled && areOn,
    useKey: true,
    ignoreModifiers: true,
    ignoreEventWhen: isTakenElsewhere,
    preventDefault: true,
  });
}

/** Runs `act` when the keys follow each other within 1.2 s, written `g>h`. Off in the same places as single keys. */
export function useKeySequence(sequence: `${string}>${string}`, act: () => void): void {
  const { enabled } = useSingleKeys();
  const run = (event: KeyboardEvent) => {
    if (!isTakenElsewhere(event)) act();
  };
  useHotkeys(sequence, run, { enabled, useKey: true, sequenceTimeoutMs: SEQUENCE_TIMEOUT_MS });
}
