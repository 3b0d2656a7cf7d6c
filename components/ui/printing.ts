"use client";

import { useSyncExternalStore } from "react";

/**
 * Both signs of a page going to paper: browsers announce it by event, and tools that only emulate paper by media. What hears
 * of it draws before the page is laid out for paper.
 */
let isAnnounced = false;

function subscribe(listener: () => void): () => void {
  const announce = (is: boolean) => () => {
    isAnnounced = is;
    listener();
  };
  const media = matchMedia("print");
  const [before, after] = [announce(true), announce(false)];
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  media.addEventListener("change", listener);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
    media.removeEventListener("change", listener);
  };
}

/** Whether the page is being printed: for what paper must say in words and a screen says in passing. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isAnnounced || matchMedia("print").matches,
    () => false,
  );
}
