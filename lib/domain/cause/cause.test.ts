import { describe, expect, it } from "vitest";
import { needsOf } from "@/lib/domain/home/needs";
import { noticesOf } from "@/lib/domain/notice/notice";
import type { CommandContext, ReleaseCommand } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import { foldRelease } from "@/lib/domain/release/evolve";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, at, eventsOf, PEOPLE, type PersonKey, refusalOf, stateAfter, T0 } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { criterionOfAlert } from "./criterion-of";
import { causeText, seenCauses, standingCauses } from "./standing";

const see: ReleaseCommand = { type: "cause.see", criterion: "data-loss", note: " Orders since 19:02 " };
const report = (isFiring: boolean, source = "alert:ab12"): ReleaseCommand => ({
  type: "cause.report",
  isFiring,
  source,
  criterion: "error-rate",
  text: "RollbackErrorRate",
  url: "",
  observedAt: T0,
});
const machine: Partial<CommandContext> = { actor: { kind: "token", id: "prometheus", name: "Alerts", initials: "AL" } };
const ask = (state: ReleaseState, who: PersonKey, command: ReleaseCommand, changes?: Partial<CommandContext>) =>
  decide(state, command, asking(state, who, changes));
const kinds = (state: ReleaseState, who: PersonKey) => needsOf(state, asking(state, who)).map(({ kind }) => kind);
const firstOf = (state: ReleaseState) => standingCauses(state)[0]?.id ?? "";

describe("a criterion that somebody saw", () => {
  const state = stateAfter(inStatus("deploying"), "mia", see);

  it("is kept with who, when and what, once", () => {
    expect(standingCauses(state)).toMatchObject([
      { criterion: "data-loss", text: "Orders since 19:02", finder: "person", by: PEOPLE.mia, at: T0, ended: null },
    ]);
    expect(standingCauses(state).map(causeText)).toEqual(["Data was lost or corrupted: Orders since 19:02"]);
    expect(eventsOf(ask(state, "alice", { type: "cause.see", criterion: "data-loss" }))).toEqual([]);
  });

  it.each<[string, PersonKey, ReleaseState, ReleaseCommand, object]>([
    ["a viewer", "vera", inStatus("deploying"), see, { code: "not-permitted" }],
    ["before the start", "alice", inStatus("ready"), see, { code: "wrong-state" }],
    ["after the end", "alice", inStatus("completed"), see, { code: "wrong-state" }],
    ["no such criterion", "alice", inStatus("deploying"), { ...see, criterion: "rain" }, { code: "not-found", path: "criterion" }],
    ["a long note", "alice", inStatus("deploying"), { ...see, note: "x".repeat(2_001) }, { code: "invalid", path: "note" }],
  ])("is refused for %s", (_, who, before, command, refusal) => {
    expect(refusalOf(ask(before, who, command))).toMatchObject(refusal);
  });

  it.each(["deploying", "verifying", "deployed", "rolling-back"] as const)("may be seen while %s", (status) => {
    expect(standingCauses(stateAfter(inStatus(status), "mia", see))).toHaveLength(1);
  });

  it.each<[PersonKey, string | undefined, string]>([
    ["mia", undefined, "withdrawn"],
    ["mia", "I looked at the wrong table", "withdrawn"],
    ["bob", "Those are test orders", "dismissed"],
  ])("is cleared by %s with %s: %s", (who, reason, how) => {
    const after = stateAfter(state, who, { type: "cause.clear", cause: firstOf(state), ...(reason ? { reason } : {}) });
    expect(standingCauses(after)).toEqual([]);
    expect(seenCauses(after)).toMatchObject([{ ended: { how, reason: reason ?? "", by: PEOPLE[who as "mia" | "bob"] } }]);
    expect(refusalOf(ask(after, who, { type: "cause.clear", cause: firstOf(state), reason: "Again" }))).toMatchObject({
      code: "not-found",
    });
  });

  it.each<[string, PersonKey, string, Partial<CommandContext>, object]>([
    ["somebody who cannot decide", "max", "No", {}, { code: "not-permitted" }],
    ["no reason", "bob", " ", {}, { code: "invalid", path: "reason" }],
    ["a machine", "bob", "No", machine, { code: "not-permitted" }],
  ])("is not cleared by %s", (_, who, reason, changes, refusal) => {
    expect(refusalOf(ask(state, who, { type: "cause.clear", cause: firstOf(state), reason }, changes))).toMatchObject(refusal);
  });
});

describe("an alert", () => {
  const told = stateAfter(inStatus("verifying"), "mia", report(true), machine);

  it("asks once and takes back what it asked, and only that", () => {
    expect(standingCauses(told)).toMatchObject([{ finder: "alert", criterion: "error-rate", by: { id: "prometheus" } }]);
    expect(eventsOf(ask(told, "mia", report(true), machine))).toEqual([]);
    expect(eventsOf(ask(told, "mia", report(false, "alert:other"), machine))).toEqual([]);
    const another = { actor: { ...machine.actor, id: "another" } } as Partial<CommandContext>;
    expect(eventsOf(ask(told, "mia", report(false), another))).toEqual([]);
    expect(seenCauses(stateAfter(told, "mia", report(false), machine))).toMatchObject([{ ended: { how: "resolved" } }]);
  });

  it("that was dismissed ends without a word and may fire again", () => {
    const dismissed = stateAfter(told, "bob", { type: "cause.clear", cause: firstOf(told), reason: "Known" });
    expect(eventsOf(ask(dismissed, "mia", report(false), machine))).toEqual([]);
    expect(standingCauses(stateAfter(dismissed, "mia", report(true), machine))).toHaveLength(1);
  });

  it("asks nothing where nothing is deployed", () => {
    expect(refusalOf(ask(inStatus("ready"), "mia", report(true), machine))).toMatchObject({ code: "wrong-state" });
  });

  it.each([
    ["RollbackErrorRate", "error-rate"],
    ["RollbackLatencyP99", "latency-p99"],
    ["HighErrors", null],
  ])("named %s is about %s", (name, criterion) => {
    expect(criterionOfAlert(name)).toBe(criterion);
  });

  it("needs those who can decide, at once, until it is cleared or the release goes back", () => {
    for (const who of ["alice", "bob", "carol"] as const) {
      expect(kinds(told, who)[0]).toBe("roll-back");
      expect(noticesOf(told, asking(told, who))[0]).toMatchObject({ kind: "roll-back", isUrgent: true, words: { title: "Roll back?" } });
    }
    for (const who of ["dora", "mia", "max", "vera"] as const) expect(kinds(told, who)).not.toContain("roll-back");
    const over = stateAfter(told, "mia", report(false), machine);
    const back = stateAfter(told, "bob", { type: "rollback.start", reason: "Errors", method: "Undo the rollout" });
    for (const state of [over, back]) expect(kinds(state, "bob")).not.toContain("roll-back");
  });

  it("is another thing to be told of than the one before", () => {
    const more = stateAfter(told, "mia", report(true, "alert:cd34"), machine);
    const keys = [told, more].map((state) => noticesOf(state, asking(state, "bob"))[0]?.key);
    expect(new Set(keys).size).toBe(2);
  });

  it("does not ask somebody about what they saw themselves", () => {
    const state = stateAfter(inStatus("deploying"), "bob", see);
    expect(kinds(state, "bob")).not.toContain("roll-back");
    expect(kinds(state, "alice")).toContain("roll-back");
  });
});

it("folds from its events", () => {
  const start = inStatus("deploying");
  const { seq: _, ...body } = start;
  const created = {
    type: "release.created",
    payload: { state: body },
    seq: 1,
    actor: { kind: "person", ...PEOPLE.max },
    occurredAt: T0,
  } as const;
  const seen = eventsOf(ask({ ...start, seq: 1 }, "mia", see)).map((event, index) => ({
    ...event,
    seq: index + 2,
    actor: { kind: "person" as const, ...PEOPLE.mia },
    occurredAt: at(1),
  }));
  expect(foldRelease([created, ...seen]).causes).toMatchObject([{ kind: "seen", criterion: "data-loss", by: PEOPLE.mia, at: at(1) }]);
});
