"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { type AnnouncementQueue, createAnnouncementQueue } from "./announcement-queue";

const POLITE_INTERVAL_MS = 5_000;

export type Announce = {
  /** Remote changes and results: batched, at most every 5 s. Give whole sentences with a full stop. */
  readonly polite: (sentence: string) => void;
  /** Breach, rollback, your turn to sign, conflict on the focused row: said at once. */
  readonly assertive: (sentence: string) => void;
};

const AnnounceContext = createContext<Announce | null>(null);

/** Speaks to screen readers through the two live regions of the page. Silent outside a LiveRegionProvider. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext);
  return announce ?? SILENT;
}

const SILENT: Announce = { polite: () => undefined, assertive: () => undefined };

/** A trailing no-break space makes the same sentence a change, so that it is read a second time. */
function changed(previous: string, next: string): string {
  return previous === next ? `${next}\u00A0` : next;
}

/** Owns the two live regions: one polite, one assertive. One per application, at its root. */
export function LiveRegionProvider({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState("");
  const [assertive, setAssertive] = useState("");
  const queue = useRef<AnnouncementQueue>(undefined);

  // The external system is the browser's timer.
  useEffect(() => {
    const made = createAnnouncementQueue({
      intervalMs: POLITE_INTERVAL_MS,
      emit: (text) => setPolite((previous) => changed(previous, text)),
      now: () => performance.now(),
      schedule: (run, delayMs) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    });
    queue.current = made;
    return made.dispose;
  }, []);

  const announce = useMemo<Announce>(
    () => ({
      polite: (sentence) => queue.current?.push(sentence),
      assertive: (sentence) => setAssertive((previous) => changed(previous, sentence)),
    }),
    [],
  );

  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">
        {polite}
      </div>
      <div role="alert" aria-live="assertive" aria-atomic="true" className="sr-only">
        {assertive}
      </div>
    </AnnounceContext>
  );
}
