import { expect, it } from "vitest";
import { canaryRoom, pass, record, recordGood, started } from "@/lib/domain/stage/testing/canary-room";
import { readingsOutOfLimits } from "./declared-readings";

const out = (room: ReturnType<typeof canaryRoom>) => readingsOutOfLimits(room.state).map(({ phase, text }) => `${phase} ${text}`);

it("is what the stage at hand read beyond its limits, with them; of a stage that was closed nothing", () => {
  const room = started(canaryRoom());
  expect(out(room)).toEqual([]);
  recordGood(room, "stage-10");
  expect(out(room)).toEqual([]);
  record(room, "stage-10", { value: 400 });
  expect(out(room)).toEqual([expect.stringMatching(/^stage-10 10%: p95 latency 400 ms against 220 ms, .*gate less than \+10%$/)]);
  expect(readingsOutOfLimits(room.state)[0]).toMatchObject({ at: room.now, id: room.state.readings?.at(-1)?.id });
});

it("is nothing of a stage that was passed", () => {
  const room = started(canaryRoom());
  pass(room, "stage-10");
  expect(out(room)).toEqual([]);
});
