import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { databaseAnswers, watchDatabase } from "./database-watch";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("says yes of a database that answers, and no of one that refuses", async () => {
  watchDatabase(async () => "1");
  expect(await databaseAnswers()).toBe(true);
  watchDatabase(async () => {
    throw new Error("ECONNREFUSED");
  });
  expect(await databaseAnswers()).toBe(false);
});

it("gives a silent database up after 3 s", async () => {
  watchDatabase(() => new Promise(() => undefined));
  let answer: boolean | null = null;
  void databaseAnswers().then((one) => {
    answer = one;
  });
  await vi.advanceTimersByTimeAsync(2_900);
  expect(answer).toBe(null);
  await vi.advanceTimersByTimeAsync(200);
  expect(answer).toBe(false);
});

it("asks once for pages that come together, however long the answer takes, and again for a later one", async () => {
  const waiting: (() => void)[] = [];
  watchDatabase(() => new Promise<void>((resolve) => waiting.push(resolve)));
  const together = [databaseAnswers()];
  await vi.advanceTimersByTimeAsync(2_000);
  together.push(databaseAnswers());
  expect(waiting).toHaveLength(1);
  waiting[0]?.();
  expect(await Promise.all(together)).toEqual([true, true]);
  void databaseAnswers();
  expect(waiting).toHaveLength(2);
});
