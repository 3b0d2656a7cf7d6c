"use client";

import { useEffect, useEffectEvent } from "react";
import { isServerReady } from "@/lib/client/readiness";

const EVERY_MS = 2_000;

type Options = {
  readonly onReturn: () => void;
  /** Acts only after the server was seen unready: a page that fails for another reason is not made again and again. */
  readonly isAfterOutage?: boolean;
};

/** Calls `onReturn` once the server says that it can do its work again. */
export function useReturn({ onReturn, isAfterOutage = false }: Options): void {
  const returned = useEffectEvent(onReturn);
  useEffect(() => {
    let hasFailed = !isAfterOutage;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = new AbortController();
    const look = async () => {
      const isReady = await isServerReady(stop.signal);
      if (stop.signal.aborted || (isReady && !hasFailed)) return;
      if (isReady) return returned();
      hasFailed = true;
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [isAfterOutage]);
}
