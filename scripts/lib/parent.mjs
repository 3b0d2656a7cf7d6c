/** Knowing that the process which started this one is gone, without having heard a signal: npm killed by force, a closed shell. */

/**
 * Calls `onGone` once when the parent has ended, if this process belongs to it: started by npm, or by the launcher itself.
 * One that was started by hand may outlive its shell.
 */
export function watchParent(onGone) {
  const parent = process.ppid;
  const belongs = process.env.TMINUS_LAUNCHER_PARENT === "1" || process.env.npm_lifecycle_event !== undefined;
  if (!belongs) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 400);
  timer.unref();
}
