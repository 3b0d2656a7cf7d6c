"use client";

import { createContext, useContext } from "react";

/** What anything inside the frame may ask of it. */
export type Shell = {
  /** Path of the team, such as `/t/payments`, without a slash at its end. */
  readonly basePath: string;
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
  /** The navigation as a drawer, on narrow screens. */
  readonly openNavigation: () => void;
};

const NOWHERE: Shell = {
  basePath: "",
  openPalette: () => undefined,
  openShortcuts: () => undefined,
  openNavigation: () => undefined,
};

export const ShellContext = createContext<Shell>(NOWHERE);

/** The frame around this page; does nothing outside of one. */
export function useShell(): Shell {
  return useContext(ShellContext);
}
