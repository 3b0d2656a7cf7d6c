"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { Source } from "@/lib/client/comms";

/** What is looked at: a due message that is being written, or one that was proposed or sent. */
export type Place = { readonly of: Source; readonly kind: "due" | "message"; readonly id: string };

type Address = {
  readonly place: Place | null;
  readonly go: (place: Place | null) => void;
  /** Whether only what this person may send or approve is listed, and what they did. */
  readonly isMine: boolean;
  readonly setMine: (isMine: boolean) => void;
};

/** Place and filter live in the address: they can be shared, and the room leads to them. */
export function usePlace(): Address {
  const pathname = usePathname();
  const search = useSearchParams();
  const place = placeOf(search);
  const isMine = search.get("only") === "mine";
  const go = useCallback(
    // Not through the router: the page asks for itself.
    (next: Place | null) => window.history.pushState(null, "", addressOf(pathname, next, isMine)),
    [pathname, isMine],
  );
  const setMine = (next: boolean) => window.history.replaceState(null, "", addressOf(pathname, place, next));
  return { place, go, isMine, setMine };
}

function addressOf(pathname: string, place: Place | null, isMine: boolean): string {
  const search = new URLSearchParams({
    ...(place ? { [place.of.kind]: place.of.id, [place.kind]: place.id } : {}),
    ...(isMine ? { only: "mine" } : {}),
  }).toString();
  return search === "" ? pathname : `${pathname}?${search}`;
}

function placeOf(search: URLSearchParams): Place | null {
  const of = sourceOf(search);
  const due = search.get("due");
  const message = search.get("message");
  if (!of) return null;
  if (due) return { of, kind: "due", id: due };
  return message ? { of, kind: "message", id: message } : null;
}

function sourceOf(search: URLSearchParams): Source | null {
  const release = search.get("release");
  const incident = search.get("incident");
  if (release) return { kind: "release", id: release };
  return incident ? { kind: "incident", id: incident } : null;
}
