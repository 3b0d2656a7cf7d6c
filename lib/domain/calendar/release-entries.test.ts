import { describe, expect, it } from "vitest";
import { RELEASE_STATUSES, type ReleaseState } from "@/lib/domain/release/state";
import { PEOPLE, release, T0 } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { canaryRoom } from "@/lib/domain/stage/testing/canary-room";
import { releaseEntries } from "./release-entries";

const FACTS = { changedAt: T0, url: "https://releases.example.com/t/checkout/releases/1" };
const entries = (state: ReleaseState) => releaseEntries(state, FACTS);
const gates = (state: ReleaseState) => entries(state).flatMap(({ uid, start }) => (uid.includes(".phase.") ? [{ uid, start }] : []));

describe("releaseEntries", () => {
  it.each(RELEASE_STATUSES)("of one that is %s have ids of their own, and its number", (status) => {
    const state = inStatus(status);
    const all = entries(state);
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length);
    expect(all.every(({ sequence }) => sequence === state.seq)).toBe(true);
    expect(all.slice(0, 2).map(({ uid }) => uid)).toEqual([`release.${state.id}.window@tminus`, `release.${state.id}.t0@tminus`]);
  });

  it("keep their ids when the release moves", () => {
    const state = release();
    const moved = { ...state, seq: state.seq + 1, details: { ...state.details, plannedT0: "2026-12-01T19:00:00.000Z" } };
    expect(entries(moved).map(({ uid }) => uid)).toEqual(entries(state).map(({ uid }) => uid));
    expect(gates(moved)).not.toEqual(gates(state));
  });

  it("name the gates that are open, at the times of the axis", () => {
    const [first, second] = gates(release());
    expect(first).toEqual({ uid: `release.${release().id}.phase.t-minus-48h@tminus`, start: "2026-11-24T19:00:00.000Z" });
    expect(second?.start).toBe("2026-11-26T17:00:00.000Z");
  });

  it.each(["completed", "rolled-back", "cancelled"] as const)("of one that is %s name no gate", (status) => {
    expect(gates(inStatus(status))).toEqual([]);
  });

  it("of one that is rolling back name its own gate only", () => {
    expect(gates(inStatus("rolling-back")).map(({ uid }) => uid)).toEqual([expect.stringContaining(".phase.rollback")]);
  });

  it("strike a cancelled release out, and leave a draft and an estimate open", () => {
    expect(entries(inStatus("cancelled")).map(({ status }) => status)).toEqual(["CANCELLED", "CANCELLED"]);
    expect(entries(inStatus("draft"))[0]?.status).toBe("TENTATIVE");
    const stages = entries(canaryRoom().state).filter(({ uid }) => uid.includes(".phase.stage-"));
    expect(stages.length).toBeGreaterThan(0);
    expect(stages.every(({ status }) => status === "TENTATIVE")).toBe(true);
  });

  it("name what is owed until it is settled", () => {
    const owed = { id: "o1", kind: "post-mortem", title: "Post-mortem", owner: "commander", dueAt: T0, settled: null } as const;
    const by = PEOPLE.alice;
    const state = { ...inStatus("deployed"), obligations: [owed, { ...owed, id: "o2", settled: { by, at: T0, note: "Done." } }] };
    const due = entries(state).filter(({ uid }) => uid.includes(".obligation."));
    expect(due.map(({ uid, start }) => ({ uid, start }))).toEqual([{ uid: `release.${state.id}.obligation.o1@tminus`, start: T0 }]);
  });
});
