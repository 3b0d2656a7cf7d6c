import { describe, expect, it } from "vitest";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { openRoom, type Room, sign, toEnd, toGo, toRollback } from "@/lib/domain/sign-off/testing/room";
import { toMs } from "@/lib/domain/time/instant";
import { askedAt, SPENT, timeSpent } from "./time-spent";

const MINUTE = 60_000;

/** The times of a room, whose last answers before the first signature are known from its items. */
function timed({ state }: Room) {
  const phases = state.phases.map((phase) => {
    const signed = state.signOffs.find((row) => row.phase === phase.key && row.kind === "granted");
    const answers = state.items.flatMap((item) =>
      item.phase === phase.key && item.at !== null && signed && item.at <= signed.at ? [item.at] : [],
    );
    return { ...phase, answeredAt: answers.toSorted().at(-1) ?? null };
  });
  return { ...state, phases };
}

function lateGo(): Room {
  const room = toGo(openRoom());
  room.now = at(-90);
  sign(room, "dana", "t-2h", "deployer");
  room.now = at(-80);
  sign(room, "amir", "t-2h", "approver");
  return room;
}

describe("where the time goes", () => {
  it("is nothing before T-0", () => {
    expect(Object.values(timeSpent(timed(lateGo())))).toEqual([0, 0, 0, 0]);
  });

  it("is every minute once, from the plan to the last closing", () => {
    const release = timed(toEnd(openRoom()));
    const spent = timeSpent(release);
    const last =
      release.phases
        .flatMap(({ closed }) => (closed ? [closed.at] : []))
        .toSorted()
        .at(-1) ?? "";
    expect(SPENT.reduce((sum, key) => sum + spent[key], 0)).toBe(toMs(last) - toMs(release.createdAt));
  });

  it("counts waiting from the last answer of a gate to its passing", () => {
    const release = timed(lateGo());
    const go = release.phases.find(({ key }) => key === "t-2h");
    expect(go && askedAt(release, go)).toBe(at(-120));
    const spent = timeSpent({ ...release, actualT0: at(0) });
    expect(spent.waiting).toBe(40 * MINUTE);
    expect(spent.before).toBe(toMs(at(0)) - toMs(release.createdAt) - 40 * MINUTE);
  });

  it("ends with the decision to roll back", () => {
    const release = timed(toRollback(openRoom()));
    const { monitoring, rollout } = timeSpent(release);
    expect([monitoring, rollout]).toEqual([0, 0]);
  });
});
