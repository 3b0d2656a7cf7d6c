/** What the first press asks for goes before. */
const SETTLE_MS = 100;
/** An idle moment may not come on a slow machine. */
const PATIENCE_MS = 500;

/** Runs it as soon as the page answers to presses and the browser has nothing better to do. */
export function whenIdle(run: () => void): void {
  setTimeout(() => {
    if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: PATIENCE_MS });
    else run();
  }, SETTLE_MS);
}
