import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAnnouncementQueue } from "./announcement-queue";

const INTERVAL_MS = 5_000;

/** A clock that only moves when told, with the timers that hang on it. */
function fakeTime() {
  let at = 0;
  let timers: { due: number; run: () => void }[] = [];
  const advance = (ms: number) => {
    const end = at + ms;
    for (;;) {
      const next = timers.filter((timer) => timer.due <= end).sort((one, other) => one.due - other.due)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      at = next.due;
      next.run();
    }
    at = end;
  };
  const schedule = (run: () => void, delayMs: number) => {
    const timer = { due: at + delayMs, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  return { now: () => at, advance, schedule };
}

function setUp() {
  const time = fakeTime();
  const said: { at: number; text: string }[] = [];
  const queue = createAnnouncementQueue({
    intervalMs: INTERVAL_MS,
    emit: (text) => said.push({ at: time.now(), text }),
    now: time.now,
    schedule: time.schedule,
  });
  return { time, said, queue };
}

describe("announcement queue", () => {
  test("the first sentence goes out at once, those that follow wait and come together", () => {
    const { time, said, queue } = setUp();
    queue.push("Alice Smith ticked 1 item.");
    time.advance(1_000);
    queue.push("Bob Jones ticked 2 items.");
    queue.push("Carol White commented.");
    time.advance(10_000);
    expect(said).toEqual([
      { at: 0, text: "Alice Smith ticked 1 item." },
      { at: 5_000, text: "Bob Jones ticked 2 items. Carol White commented." },
    ]);
  });

  test("equal sentences of one batch are said once", () => {
    const { time, said, queue } = setUp();
    queue.push("One.");
    queue.push("Copied.");
    queue.push("Copied.");
    time.advance(INTERVAL_MS);
    expect(said.map(({ text }) => text)).toEqual(["One.", "Copied."]);
  });

  test("after disposing nothing is said", () => {
    const { time, said, queue } = setUp();
    queue.push("One.");
    queue.push("Two.");
    queue.dispose();
    time.advance(INTERVAL_MS * 2);
    expect(said).toHaveLength(1);
  });

  test("no sentence is lost and two batches are never closer than the interval", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(gaps, (waits) => {
        const { time, said, queue } = setUp();
        for (const [index, wait] of waits.entries()) {
          time.advance(wait);
          queue.push(`Sentence ${index}.`);
        }
        time.advance(INTERVAL_MS);
        expect(said.map(({ text }) => text).join(" ")).toBe(waits.map((_, index) => `Sentence ${index}.`).join(" "));
        for (const [index, batch] of said.entries()) {
          const previous = said[index - 1];
          if (previous) expect(batch.at - previous.at).toBeGreaterThanOrEqual(INTERVAL_MS);
        }
      }),
    );
  });
});
