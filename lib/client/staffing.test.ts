import { describe, expect, it } from "vitest";
import { presenceAt, type WorkingTimes } from "@/lib/domain/access/presence";
import { at, PEOPLE, release, roster } from "@/lib/domain/sign-off/testing/fixture";
import { WEEKDAYS } from "@/lib/domain/time/zone";
import type { Availability } from "./availability";
import { gateStaffing, nearestT0, type StaffingParts, shiftedMoments, shiftsOf } from "./staffing";

/** T-0 on a Thursday at 19:00 in London, the window until 22:00; the go two hours before, completion a day after. */
const state = release({ roster: roster("deployer dana", "approver amir", "commander cleo") });
const parts: StaffingParts = {
  question: { phases: state.phases, roster: state.roster, createdBy: PEOPLE.max, allowSelfApproval: false },
  release: state,
};
const NOW = at(-4320);
const knowing = (times: Readonly<Record<string, WorkingTimes>>): Availability => ({
  presenceAt: (person, moment) => presenceAt(times[person] ?? null, moment),
  zoneOf: (person) => times[person]?.zone ?? null,
});
const hours = (from: string, to: string): WorkingTimes => ({ hours: { from, to, days: WEEKDAYS }, absences: [], zone: "Europe/London" });

describe("how a release is staffed", () => {
  it("names the go, its time, and whom to add", () => {
    const [go] = gateStaffing(parts, knowing({ amir: hours("09:00", "17:00") }), [PEOPLE.ben]);
    expect(go).toMatchObject({ code: "T-2h", isGo: true, isFilled: false, moments: [at(-120)] });
    expect(go?.mends).toEqual([{ role: "approver", people: [PEOPLE.ben] }]);
  });

  it("finds the nearest T-0 that has everybody there for every gate", () => {
    const shifts = shiftsOf(parts, NOW);
    expect(shifts.slice(0, 4)).toEqual([-60, 60, -120, 120]);
    expect(shiftedMoments(parts, shifts).length).toBeLessThanOrEqual(100);
    // Until 18:30: the window of three hours must end by then, so that T-0 is at 15:00, four hours before.
    expect(nearestT0(parts, knowing({ amir: hours("09:00", "18:30") }), shifts)).toBe(at(-240));
    expect(nearestT0(parts, knowing({ amir: hours("03:00", "04:00") }), shifts)).toBeNull();
  });

  it("moves T-0 neither into the past nor once the deployment was started", () => {
    expect(shiftsOf(parts, at(-90))[0]).toBe(-60);
    expect(shiftsOf(parts, at(-30)).every((minutes) => minutes > 0)).toBe(true);
    expect(shiftsOf({ ...parts, release: { ...state, actualT0: at(3) } }, NOW)).toEqual([]);
  });

  it("knows of no time before T-0 is chosen, and names single points all the same", () => {
    const details = { ...state.details, plannedT0: "", windowStart: "", windowEnd: "" };
    const unplanned = { ...parts, release: { ...state, details } };
    expect(shiftsOf(unplanned, NOW)).toEqual([]);
    expect(gateStaffing(unplanned, knowing({}), []).map(({ moments, singles }) => [moments, singles.length])[0]).toEqual([[], 2]);
  });
});
