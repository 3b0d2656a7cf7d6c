import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** The zone that times are shown in first: the person's own choice, or else the browser's. `first` is drawn by the server. */
export function useViewerZone(chosen: string | null, first: string): string {
  return useSyncExternalStore(
    never,
    () => chosen ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => chosen ?? first,
  );
}
