import { useSyncExternalStore } from "react";

/** One shared ticker per page: everything that shows time moves on the same second. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function schedule(): void {
  timer = setTimeout(
    () => {
      for (const listener of listeners) listener();
      schedule();
    },
    1_000 - (Date.now() % 1_000) + 5,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** A value of time, read anew each second: `read` gives text or a number, so that equal values draw nothing. `first` is for the server. */
export function useTicking<T extends string | number | boolean | null>(read: () => T, first: T): T {
  return useSyncExternalStore(subscribe, read, () => first);
}
