import { describe, expect, it } from "vitest";
import { gateOn } from "@/lib/domain/metrics/criterion";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { must } from "@/lib/domain/sign-off/testing/room";
import { canaryRoom, record, recordGood, started } from "@/lib/domain/stage/testing/canary-room";
import { causeText, seenCauses, standingCauses } from "./standing";

const inStage = () => {
  const room = started(canaryRoom());
  room.now = at(5);
  recordGood(room, "stage-10");
  return room;
};
const texts = (room: ReturnType<typeof inStage>) => standingCauses(room.state).map(causeText);

describe("readings", () => {
  it("ask where they cross a limit, and take it back where they are within it again", () => {
    const room = inStage();
    expect(texts(room)).toEqual([]);
    record(room, "stage-10", { value: 286 });
    expect(texts(room)).toEqual(["p95 response time more than 25 % above the baseline: 10%, p95 latency +30.0%, roll back over +25%"]);
    record(room, "stage-10", { value: 290 });
    expect(seenCauses(room.state)).toHaveLength(1);
    record(room, "stage-10", { value: 200 });
    expect(seenCauses(room.state)).toMatchObject([{ finder: "readings", ended: { how: "resolved" } }]);
  });

  it("no longer ask once people have decided to go on all the same, and ask again in the next stage", () => {
    const room = inStage();
    record(room, "stage-10", { value: 286 });
    const by = { id: "amir", name: "Amir", initials: "A" };
    const closed = { at: at(9), by, how: "signed", reason: null } as const;
    const phases = room.state.phases.map((one) => (one.key === "stage-10" ? { ...one, status: "closed" as const, closed } : one));
    expect(seenCauses({ ...room.state, phases })).toMatchObject([{ ended: { how: "dismissed", by, at: at(9) } }]);
    expect(standingCauses({ ...room.state, phases })).toEqual([]);
    room.state = { ...room.state, phases };
    room.now = at(10);
    record(room, "stage-25", { value: 286 });
    record(room, "stage-25", { side: "stable", value: 220 });
    expect(texts(room)).toHaveLength(1);
  });

  it("that only hold do not ask", () => {
    const room = inStage();
    record(room, "stage-10", { value: 264 });
    expect(texts(room)).toEqual([]);
  });

  it("that were dismissed ask again only after they were within", () => {
    const room = inStage();
    record(room, "stage-10", { value: 286 });
    must(room, "amir", { type: "cause.clear", cause: standingCauses(room.state)[0]?.id ?? "", reason: "A cold cache" });
    record(room, "stage-10", { value: 290 });
    expect(texts(room)).toEqual([]);
    record(room, "stage-10", { value: 200 });
    record(room, "stage-10", { value: 290 });
    expect(texts(room)).toHaveLength(1);
  });

  it("that miss a gate three times in a row say so", () => {
    const room = inStage();
    const gate = gateOn({ metric: "p95", name: null }, { unit: "ms", better: "lower", limit: 250 });
    room.state = {
      ...room.state,
      phases: room.state.phases.map((one) => (one.stage ? { ...one, stage: { ...one.stage, criteria: [gate] } } : one)),
    };
    for (const value of [268, 272]) record(room, "stage-10", { value });
    expect(texts(room)).toEqual([]);
    record(room, "stage-10", { value: 265 });
    expect(texts(room)).toEqual([
      "p95 response time more than 25 % above the baseline: 10%, p95 latency 265 ms, 3 of 3 not less than 250 ms",
    ]);
  });
});
