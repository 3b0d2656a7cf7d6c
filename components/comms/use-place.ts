"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** What is looked at: a due message that is being written, or one that was proposed or sent. */
export type Place = { readonly release: string; readonly kind: "due" | "message"; readonly id: string };

/** The place lives in the address: it can be shared, and the room leads to it. */
export function usePlace(): { place: Place | null; go: (place: Place | null) => void } {
  const pathname = usePathname();
  const search = useSearchParams();
  const go = useCallback(
    (place: Place | null) => {
      // Not through the router: the page asks for itself.
      window.history.pushState(null, "", place ? `${pathname}?release=${place.release}&${place.kind}=${place.id}` : pathname);
    },
    [pathname],
  );
  return { place: placeOf(search), go };
}

function placeOf(search: URLSearchParams): Place | null {
  const release = search.get("release");
  const due = search.get("due");
  const message = search.get("message");
  if (!release) return null;
  if (due) return { release, kind: "due", id: due };
  return message ? { release, kind: "message", id: message } : null;
}
