"use client";

import { useEffect, useState, useSyncExternalStore } from "react";

const RETRY_MS = 2_000;
/** An idle moment may not come on a slow machine. */
const PATIENCE_MS = 2_000;
/** What the first press asks for goes before. Longer would leave the menus without code when the network goes early. */
const SETTLE_MS = 200;

const declared = new Set<() => void>();
let isFetching = false;

/** Code that comes after the page. Once here it stays, network or not. */
export type Part<T> = {
  /** The code, null while it is not here. */
  readonly get: () => T | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Fetches it now; again and again until it is here. */
  readonly load: () => void;
};

/**
 * Declares code that the first sight of a page does without: `fetchCode` is an `import()`. It is fetched as soon as the page
 * stands still (`useParts`), before anybody asks, since what is needed most is needed when the network is gone.
 */
export function part<T>(fetchCode: () => Promise<T>): Part<T> {
  const listeners = new Set<() => void>();
  let code: T | null = null;
  let isLoading = false;

  const attempt = async () => {
    try {
      code = await fetchCode();
      for (const listener of listeners) listener();
    } catch {
      setTimeout(attempt, RETRY_MS);
    }
  };
  const load = () => {
    if (isLoading) return;
    isLoading = true;
    void attempt();
  };
  if (isFetching) whenIdle(load);
  else declared.add(load);
  return {
    get: () => code,
    load,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The code of a part once it was wanted and is here, null until then. What was wanted once goes on being drawn. */
export function usePart<T>(wanted: Part<T>, isWanted: boolean): T | null {
  const code = useSyncExternalStore(wanted.subscribe, wanted.get, () => null);
  const [wasWanted, setWanted] = useState(isWanted);
  if (isWanted && !wasWanted) setWanted(true);
  // The external system is the network.
  useEffect(() => {
    if (wasWanted) wanted.load();
  }, [wanted, wasWanted]);
  return wasWanted ? code : null;
}

/** The code of a part as soon as it is here, without asking for it. */
export function useArrived<T>(part: Part<T>): T | null {
  return useSyncExternalStore(part.subscribe, part.get, () => null);
}

/** Fetches every part, once the page answers to presses and the browser has nothing better to do. */
export function useParts(): void {
  // The external system is the browser's idle time. An effect at the root runs when all of the page is alive.
  useEffect(() => {
    const timer = setTimeout(startFetching, SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
}

function startFetching(): void {
  isFetching = true;
  for (const load of declared) whenIdle(load);
  declared.clear();
}

function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: PATIENCE_MS });
  else setTimeout(run, 0);
}
