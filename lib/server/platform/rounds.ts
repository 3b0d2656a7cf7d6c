import { pool } from "./db";
import { failureNotice } from "./failure-notice";
import { followMoved, type Moved } from "./moved-streams";
import { singleton } from "./singleton";

const SWEEP_MS = 3_600_000;

type Rounds = {
  /** Names what is worked on in the log: "webhooks". */
  readonly name: string;
  readonly everyMs: number;
  /** One round. May answer the ends of the attempts that it began, which it does not wait for. */
  readonly work: (moved: Moved) => Promise<readonly Promise<void>[] | void>;
  /** Deletes what is over and kept long enough, every hour. */
  readonly sweep?: string;
};

/** Starts the rounds of this process, one at a time: a slow one delays the next and is never beside it. */
export function startRounds({ name, everyMs, work, sweep }: Rounds): void {
  singleton(`rounds-${name}`, () => {
    const moved = followMoved();
    const notice = failureNotice(name, {
      failing: `working on ${name} fails; tried again until it works`,
      working: `${name} are worked on again`,
    });
    let isRunning = false;
    let sweptAt = 0;
    const round = async () => {
      for (const end of (await work(moved)) ?? []) end.catch(notice.failed);
      notice.worked();
      if (!sweep || Date.now() - sweptAt < SWEEP_MS) return;
      sweptAt = Date.now();
      await pool().query(sweep);
    };
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      void round()
        .catch((error: unknown) => {
          moved.putBack();
          notice.failed(error);
        })
        .finally(() => {
          isRunning = false;
        });
    }, everyMs);
    timer.unref();
    return timer;
  });
}
