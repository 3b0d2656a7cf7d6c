"use client";

import { useSyncExternalStore } from "react";

/** Whether a media query holds; the server draws `first`. */
export function useMedia(query: string, first: boolean): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
    () => first,
  );
}

/** Where the right column stands on the page instead of in a drawer. Source: DESIGN section 2. */
export const useIsWide = (): boolean => useMedia("(min-width: 1280px)", true);
