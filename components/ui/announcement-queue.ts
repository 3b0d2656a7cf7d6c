/** Gathers polite announcements and lets them out together, at most one batch per interval. */
export type AnnouncementQueue = {
  /** Adds a sentence; the first after a quiet interval goes out at once. */
  readonly push: (text: string) => void;
  /** Drops what waits and stops the timer. */
  readonly dispose: () => void;
};

type QueueInput = {
  /** Milliseconds between two batches (DESIGN: 5 s, so that a screen reader can finish). */
  readonly intervalMs: number;
  readonly emit: (text: string) => void;
  /** Milliseconds on any steady clock. */
  readonly now: () => number;
  /** Starts a timer and answers the function that stops it. */
  readonly schedule: (run: () => void, delayMs: number) => () => void;
};

/** Equal sentences within one batch are said once. */
export function createAnnouncementQueue({ intervalMs, emit, now, schedule }: QueueInput): AnnouncementQueue {
  let waiting: string[] = [];
  let lastAt: number | undefined;
  let stop: (() => void) | undefined;

  const flush = () => {
    stop = undefined;
    if (waiting.length === 0) return;
    lastAt = now();
    const text = [...new Set(waiting)].join(" ");
    waiting = [];
    emit(text);
  };

  const push = (text: string) => {
    waiting.push(text);
    if (stop) return;
    const sinceLast = lastAt === undefined ? intervalMs : now() - lastAt;
    if (sinceLast >= intervalMs) flush();
    else stop = schedule(flush, intervalMs - sinceLast);
  };

  const dispose = () => {
    stop?.();
    stop = undefined;
    waiting = [];
  };

  return { push, dispose };
}
