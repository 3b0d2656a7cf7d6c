"use client";

import { useSyncExternalStore } from "react";
import { createStoredPreference } from "./stored-preference";
import { THEME_KEY } from "./theme-key";

export type ThemeChoice = "light" | "dark" | "system";

const preference = createStoredPreference<ThemeChoice>(THEME_KEY, ["light", "dark", "system"], "system");
const DARK_QUERY = "(prefers-color-scheme: dark)";

function subscribeToSystem(listener: () => void): () => void {
  const query = window.matchMedia(DARK_QUERY);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** The chosen theme, whether that is dark right now, and a way to choose. */
export function useTheme(): { choice: ThemeChoice; isDark: boolean; setChoice: (choice: ThemeChoice) => void } {
  const choice = preference.use();
  const systemIsDark = useSyncExternalStore(
    subscribeToSystem,
    () => window.matchMedia(DARK_QUERY).matches,
    () => false,
  );
  return { choice, isDark: choice === "dark" || (choice === "system" && systemIsDark), setChoice: preference.set };
}
