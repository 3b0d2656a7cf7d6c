"use client";

import { useSyncExternalStore } from "react";

/** A choice kept in this browser; all tabs and all components see the same value. */
export type StoredPreference<T extends string> = {
  readonly use: () => T;
  readonly set: (value: T) => void;
};

const CHANGED = "stored-preference";

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage can be refused by the browser; the fallback then holds for this page
  }
}

/** `values` are all that is accepted; anything else, and the server, gives `fallback`. */
export function createStoredPreference<T extends string>(key: string, values: readonly T[], fallback: T): StoredPreference<T> {
  let unsaved: T | undefined;

  const current = (): T => {
    const stored = read(key);
    return values.find((value) => value === stored) ?? unsaved ?? fallback;
  };
  const subscribe = (listener: () => void): (() => void) => {
    window.addEventListener("storage", listener);
    window.addEventListener(CHANGED, listener);
    return () => {
      window.removeEventListener("storage", listener);
      window.removeEventListener(CHANGED, listener);
    };
  };
  const set = (value: T): void => {
    unsaved = value;
    try {
      localStorage.setItem(key, value);
    } catch {
      // kept in `unsaved` for as long as the page lives
    }
    window.dispatchEvent(new Event(CHANGED));
  };

  return { use: () => useSyncExternalStore(subscribe, current, () => fallback), set };
}
