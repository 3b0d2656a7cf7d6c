import { describe, expect, it } from "vitest";
import type { MetricLimit } from "@/lib/domain/metrics/limit";
import type { Reading } from "@/lib/domain/metrics/reading";
import type { ItemState } from "@/lib/domain/release/state";
import { must } from "@/lib/domain/sign-off/testing/room";
import { addMinutes } from "@/lib/domain/time/instant";
import { isWorthRecording, measuredItems } from "./measured-outcome";
import { stagesOf } from "./stage-time";
import { answerAll, canaryRoom, proceeding, record, recordGood, started } from "./testing/canary-room";

const stage = (room: ReturnType<typeof canaryRoom>) => {
  const [found] = stagesOf(room.state.phases);
  if (!found) throw new Error("There is no stage.");
  return found;
};
const outcomes = (room: ReturnType<typeof canaryRoom>) =>
  measuredItems(room.state, stage(room)).map(({ item, outcome, value }) => [item.key, outcome, value]);

describe("result items", () => {
  it("follow from what was read beside each other, and can fail again", () => {
    const room = started(canaryRoom());
    expect(outcomes(room)).toEqual([]);
    recordGood(room, "stage-10");
    expect(outcomes(room)).toEqual([
      ["error-rate-at-10", "pass", "-0.01"],
      ["p95-at-10", "pass", "-18.18"],
    ]);
    record(room, "stage-10", { value: 268 });
    expect(outcomes(room)[1]).toEqual(["p95-at-10", "fail", "21.82"]);
  });

  it("are not answered by what could not be measured", () => {
    const room = started(canaryRoom());
    recordGood(room, "stage-10");
    room.now = addMinutes(room.now, 1);
    const missed = [{ metric: "p95", name: null, side: "canary", why: "NaN" }] as const;
    must(room, "dana", { type: "reading.miss", phase: "stage-10", source: { id: "s", name: "S" }, isDown: false, missed });
    expect(outcomes(room).map(([key]) => key)).toEqual(["error-rate-at-10"]);
  });
});

describe("items that say as before, and limits of the service", () => {
  const room = started(canaryRoom());
  const [template, phase] = [room.state.items.find(({ kind }) => kind === "result"), stage(room)];
  const read = (side: "baseline" | "canary", value: number): Reading => {
    const by = { id: "p", name: "P", initials: "P" };
    const about = { metric: "error-rate", name: null, side, value, unit: "%", source: "metric", by, corrects: null } as const;
    return { ...about, id: `${side}-${value}`, phase: phase.key, observedAt: room.now, at: room.now };
  };
  const outcomeOf = (key: string, value: number, limits: readonly MetricLimit[] = []) => {
    if (!template) throw new Error("There is no such item.");
    const items = [{ ...template, key, phase: phase.key, unit: "%" }];
    const details = { ...room.state.details, limits };
    const found = measuredItems({ ...room.state, details, items, readings: [read("baseline", 0.3), read("canary", value)] }, phase);
    return found.map(({ outcome, value: text }) => `${outcome} ${text}`)[0] ?? null;
  };
  const own: MetricLimit = {
    ...{ metric: "error-rate", name: null, compare: "absolute", unit: "%", better: "lower" },
    ...{ proceed: 2, rollBack: 4 },
  };

  it.each<[string, number, readonly MetricLimit[], string | null]>([
    ["error-rate-not-up", 0.3, [], "pass 0.3"],
    ["error-rate-not-up", 0.28, [], "pass 0.28"],
    ["error-rate-not-up", 0.9, [], null],
    ["error-rate-not-up", 1.4, [], "fail 1.4"],
    ["full-error-rate-low", 1.31, [], "fail 1.31"],
    ["hotfix-error-rate-at-baseline", 0.3, [], "pass 0.3"],
    ["hotfix-error-rate-down", 0.4, [], "pass 0.4"],
    ["hotfix-error-rate-down", 0.5, [], "fail 0.5"],
    ["error-rate-low", 1.9, [own], "pass 1.9"],
    ["error-rate-low", 2, [own], "fail 2"],
    ["error-rate-not-up", 1.4, [own], "fail 1.4"],
    ["errors-back-at-baseline", 0.3, [], null],
  ])("%s at %d %% with %o: %s", (key, value, limits, outcome) => {
    expect(outcomeOf(key, value, limits)).toBe(outcome);
  });
});

describe("once somebody has signed a stage", () => {
  it("only a measurement that says something else is put on record", () => {
    const room = started(canaryRoom({ criticality: "critical" }));
    answerAll(room, "stage-10");
    room.now = addMinutes(room.now, 5);
    recordGood(room, "stage-10");
    const last = room.state.readings?.findLast((one) => one.metric === "p95" && one.side === "canary");
    if (!last) throw new Error("Nothing was read.");
    const next = (value: number): Reading => ({ ...last, id: "next", value, observedAt: addMinutes(room.now, 1) });
    const worth = (value: number) => isWorthRecording(room.state, { phase: stage(room), readings: [next(value)], miss: null });
    expect([worth(181), worth(400)]).toEqual([true, true]);
    must(room, "dana", proceeding(room, "stage-10"));
    expect([worth(181), worth(400)]).toEqual([false, true]);
    const decided = room.state;
    const withP95 = (change: Partial<ItemState>) => ({
      ...decided,
      items: decided.items.map((one) => (one.key === "p95-at-10" ? { ...one, ...change } : one)),
    });
    const worthAs = (change: Partial<ItemState>, value: number) =>
      isWorthRecording(withP95(change), { phase: stage(room), readings: [next(value)], miss: null });
    expect(worthAs({ status: "not-applicable" }, 181)).toBe(false);
    expect(worthAs({ status: "todo" }, 181)).toBe(false);
    expect(worthAs({ status: "failed", source: "metric" }, 181)).toBe(true);
    expect(worthAs({ status: "failed", source: "person" }, 181)).toBe(false);
    const missed = [{ metric: "p95", name: null, side: "canary", why: "NaN" }] as const;
    const miss = {
      id: "m",
      phase: "stage-10",
      source: { id: "s", name: "S" },
      isDown: false,
      missed,
      by: last.by,
      at: addMinutes(room.now, 1),
    };
    expect(isWorthRecording(room.state, { phase: stage(room), readings: [], miss })).toBe(true);
  });
});
