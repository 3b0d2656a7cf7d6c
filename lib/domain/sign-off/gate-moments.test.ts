import { describe, expect, it } from "vitest";
import type { PhaseState } from "@/lib/domain/release/state";
import { gateMoments } from "./gate-moments";
import { at, phase, release } from "./testing/fixture";

/** T-0 at 19:00; the window from an hour before to three hours after. */
const moments = (one: PhaseState, phases: readonly PhaseState[] = [one]) => gateMoments(one, release({ phases }));
const stage = (position: number, minutes: number, decisions: readonly "proceed"[] = ["proceed"]) =>
  phase(`stage-${position}`, { position, anchor: "actual", stage: { weightPercent: position, minimumMinutes: minutes, decisions } });
const after = phase("t-plus-2h", { position: 9, anchor: "promotion", offsetMinutes: 120 });

describe("when the signers of a gate must be there", () => {
  it.each<[string, PhaseState, string[]]>([
    ["before the window: at its time", phase("t-2h", { offsetMinutes: -120 }), [at(-120)]],
    ["as the window opens: until it ends", phase("t-1h", { offsetMinutes: -60 }), [at(-60), at(180)]],
    ["at T-0: until the window ends", phase("t-0", { anchor: "actual" }), [at(0), at(180)]],
    ["as the window ends: at its time", phase("t+3h", { anchor: "actual", offsetMinutes: 180 }), [at(180)]],
    ["a day after: at its time, in elapsed hours", phase("t+24h", { anchor: "actual", offsetMinutes: 1440 }), [at(1440)]],
    ["a rollback: from T-0 to the end of the window", phase("rollback", { anchor: "opening", kind: "rollback" }), [at(0), at(180)]],
    ["of a hotfix before T-0: by T-0", phase("approval", { anchor: "declaration" }), [at(0)]],
  ])("%s", (_, one, expected) => expect(moments(one)).toEqual(expected));

  it("a stage when it was watched, and what follows the promotion from when that is expected", () => {
    const phases = [phase("setup", { position: 0 }), stage(10, 5), stage(50, 10), stage(100, 30, []), after];
    const ordered = phases.map((one, position) => ({ ...one, position }));
    expect(ordered.map((one) => moments(one, ordered)[0])).toEqual([at(0), at(5), at(15), at(45), at(135)]);
  });
});
