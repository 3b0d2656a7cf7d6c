import { describe, expect, it } from "vitest";
import type { ReleaseCommand } from "./command";
import { decide } from "./decide";
import type { ReleaseState } from "./state";
import { asking, at, eventsOf, type PersonKey, ROSTER, refusalOf, release, stateAfter, T0 } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const ask = (state: ReleaseState, who: PersonKey, command: ReleaseCommand) => decide(state, command, asking(state, who, { now: at(-180) }));
const edit = (
  state: ReleaseState,
  changes: Extract<ReleaseCommand, { type: "release.edit" }>["changes"],
  seq = state.seq,
): ReleaseCommand => ({ type: "release.edit", expectedSeq: seq, changes });
const move = (state: ReleaseState, minutes: number, changes: object = {}): ReleaseCommand => ({
  type: "release.move",
  expectedSeq: state.seq,
  plannedT0: at(minutes),
  windowStart: at(minutes - 60),
  windowEnd: at(minutes + 180),
  zone: "Europe/London",
  ...changes,
});

describe("release.plan", () => {
  it("turns a draft into a plan", () => {
    expect(eventsOf(ask(release({ plan: false }), "alice", { type: "release.plan" }))).toContainEqual({
      type: "release.planned",
      payload: {},
    });
  });

  it.each(["mia", "adam", "bob"] as const)("tells %s who can", (who) => {
    expect(refusalOf(ask(release({ plan: false }), who, { type: "release.plan" }))).toMatchObject({
      code: "not-permitted",
      message: "Only Alice Smith (deployer), Carol White (incident commander) or a manager of the team can plan the release.",
    });
  });

  it("asks for the people that the gates need", () => {
    const state = release({ plan: false, roster: ROSTER.filter((entry) => entry.role !== "commander") });
    expect(refusalOf(ask(state, "max", { type: "release.plan" }))).toMatchObject({ code: "unsatisfiable" });
  });

  it("asks for a window that is not long past", () => {
    const state = release({ plan: false });
    const decision = decide(state, { type: "release.plan" }, asking(state, "max", { now: at(25 * 60) }));
    expect(refusalOf(decision)).toMatchObject({ code: "invalid", path: "plannedT0" });
  });
});

describe("release.edit", () => {
  it("records only what differs, with what it was", () => {
    const state = release();
    const events = eventsOf(ask(state, "max", edit(state, { toVersion: "v2.3.1", environment: "production", impact: "Short pause" })));
    expect(events[0]).toEqual({
      type: "release.edited",
      payload: {
        changes: { toVersion: "v2.3.1", impact: "Short pause" },
        before: { toVersion: "v2.3.0", impact: "None expected" },
      },
    });
  });

  it("is a success without an event when nothing differs", () => {
    const state = release();
    expect(eventsOf(ask(state, "max", edit(state, { changes: [{ kind: "feature", text: "Discount codes" }] })))).toEqual([]);
  });

  it("is stale on an older state, unless its fields were seen as they are", () => {
    const state = { ...release(), seq: 7 };
    const command = edit(state, { impact: "Short pause" }, 5);
    expect(refusalOf(ask(state, "max", command))).toMatchObject({
      code: "stale",
      details: { seq: 7, present: { impact: "None expected" } },
    });
    expect(ask(state, "max", { ...command, seen: { impact: "None expected" } } as ReleaseCommand).ok).toBe(true);
    expect(refusalOf(ask(state, "max", { ...command, seen: { impact: "Another" } } as ReleaseCommand))).toMatchObject({ code: "stale" });
  });

  it("refuses equal versions", () => {
    const state = release();
    expect(refusalOf(ask(state, "max", edit(state, { toVersion: "v2.2.5" })))).toMatchObject({ code: "invalid", path: "toVersion" });
  });

  it.each([
    ["planned", "max", true],
    ["planned", "carol", true],
    ["planned", "bob", false],
    ["planned", "mia", false],
    ["ready", "max", false],
    ["ready", "alice", true],
    ["ready", "carol", true],
    ["deploying", "max", false],
    ["deploying", "carol", true],
  ] as const)("while %s, by %s: %s", (status, who, isAllowed) => {
    const state = inStatus(status);
    const decision = ask(state, who, edit(state, { impact: "Short pause" }));
    expect(decision.ok).toBe(isAllowed);
    if (!decision.ok) expect(decision.refusal.code).toBe("not-permitted");
  });

  it.each(["completed", "rolled-back", "cancelled"] as const)("is refused once %s", (status) => {
    const state = inStatus(status);
    expect(refusalOf(ask(state, "alice", edit(state, { impact: "x" })))).toMatchObject({ code: "wrong-state" });
  });

  it.each(["environment", "namespace", "fromVersion", "toVersion", "artifactDigest"] as const)("keeps %s once started", (field) => {
    const state = inStatus("deploying");
    expect(refusalOf(ask(state, "alice", edit(state, { [field]: "other" })))).toMatchObject({
      code: "wrong-state",
      path: `changes.${field}`,
    });
  });
});

describe("release.move", () => {
  it.each([
    [10, "stays"],
    [30, "stays"],
    [-30, "stays"],
    [31, "follows"],
    [-31, "follows"],
  ] as const)("by %i minutes: the bound window %s (SIGNOFF rule 12)", (minutes, what) => {
    const state = release();
    const moved = stateAfter(state, "max", move(state, minutes), { now: at(-180) });
    expect(moved.details.plannedT0).toBe(at(minutes));
    const bound = what === "stays" ? { start: at(-60), end: at(180) } : { start: at(minutes - 60), end: at(minutes + 180) };
    expect(moved.details.boundWindow).toEqual(bound);
  });

  it("adds up small moves, which are measured from the bound window", () => {
    const once = stateAfter(release(), "max", move(release(), 20), { now: at(-180) });
    const twice = stateAfter(once, "max", move(once, 40), { now: at(-180) });
    expect(once.details.boundWindow).toEqual({ start: at(-60), end: at(180) });
    expect(twice.details.boundWindow).toEqual({ start: at(-20), end: at(220) });
  });

  it("follows when only one end moves far enough", () => {
    const state = release();
    const moved = stateAfter(state, "max", move(state, 0, { windowEnd: at(240) }), { now: at(-180) });
    expect(moved.details.boundWindow).toEqual({ start: at(-60), end: at(240) });
  });

  it("records both sides", () => {
    const state = release();
    expect(eventsOf(ask(state, "max", move(state, 60)))[0]).toEqual({
      type: "release.t0-moved",
      payload: {
        before: {
          plannedT0: T0,
          windowStart: at(-60),
          windowEnd: at(180),
          zone: "Europe/London",
          boundWindow: { start: at(-60), end: at(180) },
        },
        after: {
          plannedT0: at(60),
          windowStart: at(0),
          windowEnd: at(240),
          zone: "Europe/London",
          boundWindow: { start: at(0), end: at(240) },
        },
      },
    });
  });

  it("is a success without an event where nothing moves", () => {
    expect(eventsOf(ask(release(), "max", move(release(), 0)))).toEqual([]);
  });

  it.each([
    ["T-0 outside the window", { windowEnd: at(-10) }, "plannedT0"],
    ["an unknown zone", { zone: "BST" }, "zone"],
  ])("refuses %s", (_, changes, path) => {
    expect(refusalOf(ask(release(), "max", move(release(), 0, changes)))).toMatchObject({ code: "invalid", path });
  });

  it("is refused on an older state, and after the start", () => {
    const later = { ...release(), seq: 9 };
    expect(refusalOf(ask(later, "max", move(release(), 60)))).toMatchObject({ code: "stale" });
    const started = inStatus("deploying");
    expect(refusalOf(ask(started, "alice", move(started, 60)))).toMatchObject({ code: "wrong-state" });
  });
});
