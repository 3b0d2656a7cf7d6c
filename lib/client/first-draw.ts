import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * What the server drew, until the page has come alive; from then on what is known now. The frame asks for itself, and on a slow
 * device its answer is there before the page that it stands around: drawn at once, it would not fit what the server sent.
 */
export function useFirstDraw<T>(current: T, first: T): T {
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isAlive ? current : first;
}
