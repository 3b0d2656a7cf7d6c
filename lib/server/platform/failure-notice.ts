import { log } from "./log";
import { singleton } from "./singleton";

type Notice = { readonly failed: (error: unknown) => void; readonly worked: () => void };

/** Says in the log once that something fails, and once that it works again: a line for each change, not for each try. */
export function failureNotice(name: string, words: { failing: string; working: string }): Notice {
  const state = singleton(`failure-${name}`, () => ({ isFailing: false }));
  return {
    failed: (error) => {
      if (state.isFailing) return;
      state.isFailing = true;
      log.warn({ error: error instanceof Error ? error.message : String(error) }, words.failing);
    },
    worked: () => {
      if (!state.isFailing) return;
      state.isFailing = false;
      log.info(words.working);
    },
  };
}
