import { singleton } from "./singleton";

type Probe = () => Promise<unknown>;
type Watch = { probe: Probe | null; underWay: Promise<boolean> | null };

/** A page is worth waiting for so long, no longer: its answer has to come within 5 s. Source: RELIABILITY 25. */
const PATIENCE_MS = 3_000;

/** The proxy is a bundle of its own; what both know lies in the process. */
const watch = () => singleton<Watch>("database-watch", () => ({ probe: null, underWay: null }));

/** Tells this process how to ask the database for a sign of life. */
export function watchDatabase(probe: Probe): void {
  Object.assign(watch(), { probe, underWay: null });
}

/**
 * Whether the database answers now. Pages asked for while an answer is awaited share it; none is kept, for the database may go
 * the moment after. True where nobody has said yet how to ask; never throws.
 */
export function databaseAnswers(): Promise<boolean> {
  const state = watch();
  if (!state.probe) return Promise.resolve(true);
  state.underWay ??= withPatience(state.probe).finally(() => {
    state.underWay = null;
  });
  return state.underWay;
}

async function withPatience(probe: Probe): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const alive = probe().then(
    () => true,
    () => false,
  );
  const answers = await Promise.race([alive, silence]);
  clearTimeout(timer);
  return answers;
}
