import { describe, expect, it } from "vitest";
import { applyEvents } from "@/lib/domain/release/apply-events";
import type { CommandContext } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { ReleaseState } from "@/lib/domain/release/state";
import {
  asking,
  at,
  eventsOf,
  itemOf,
  PEOPLE,
  type PersonKey,
  refusalOf,
  stateAfter,
  T0,
  withItem,
} from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import type { SetCommand } from "./set-item";

const KEY = "code-frozen";
const set = (changes: Partial<SetCommand> = {}): SetCommand => ({
  type: "item.set",
  item: KEY,
  status: "done",
  expectedVersion: 0,
  ...changes,
});
const ask = (state: ReleaseState, who: PersonKey, command: SetCommand, changes: Partial<CommandContext> = {}) =>
  decide(state, command, asking(state, who, changes));
const preparing = inStatus("preparing");
const done = stateAfter(preparing, "mia", set());

describe("who was first (RELIABILITY invariant 4)", () => {
  it("sets the value and the next version", () => {
    expect(eventsOf(ask(preparing, "mia", set()))[0]).toEqual({
      type: "item.set",
      payload: {
        item: KEY,
        version: 1,
        from: "todo",
        to: "done",
        reason: null,
        value: null,
        outcome: null,
        waivedUntil: null,
        source: "person",
        observedAt: null,
        compensates: null,
      },
    });
    expect(itemOf(done, KEY)).toMatchObject({ status: "done", version: 1, by: PEOPLE.mia, at: T0 });
  });

  it.each([0, 1, 99])("takes an equal tick on version %i as done already, without an event", (expectedVersion) => {
    expect(eventsOf(ask(done, "bob", set({ expectedVersion })))).toEqual([]);
  });

  it("refuses an opposite one on an older version, and says who was first and when", () => {
    const refusal = refusalOf(ask(done, "bob", set({ status: "blocked", reason: "No access" })));
    expect(refusal).toMatchObject({ code: "conflict", path: `items.${KEY}`, details: { item: itemOf(done, KEY) } });
    expect(refusal.message).toBe("Mia Brown was first, at 19:00 GMT: it is done. Nothing was changed; look and decide again.");
  });

  it("counts another reason as another target", () => {
    const blocked = stateAfter(preparing, "mia", set({ status: "blocked", reason: "No access" }));
    expect(eventsOf(ask(blocked, "bob", set({ status: "blocked", reason: " No access " })))).toEqual([]);
    expect(refusalOf(ask(blocked, "bob", set({ status: "blocked", reason: "No key" })))).toMatchObject({ code: "conflict" });
  });

  it("speaks of no person where none set the item yet", () => {
    const evidence = withItem(preparing, KEY, { version: 1 });
    expect(refusalOf(ask(evidence, "bob", set())).message).toMatch(/^This item has changed: it is to do\./);
  });

  it("of two opposite ticks exactly one wins, whichever comes first", () => {
    const commands = [set(), set({ status: "failed", reason: "Open merges" })];
    for (const [first, second] of [commands, commands.toReversed()]) {
      if (!first || !second) throw new Error("two commands");
      const state = stateAfter(preparing, "mia", first);
      expect(itemOf(state, KEY).status).toBe(first.status);
      expect(refusalOf(ask(state, "bob", second))).toMatchObject({ code: "conflict" });
    }
  });
});

describe("who may", () => {
  const EVERYBODY = Object.keys(PEOPLE) as PersonKey[];
  it.each([
    ["done", {}, ["alice", "bob", "carol", "dora", "mia", "max"]],
    ["todo", { expectedVersion: 1 }, ["alice", "bob", "carol", "dora", "mia", "max"]],
    ["not-applicable", { reason: "No code" }, ["alice", "bob", "carol", "dora", "mia", "max"]],
    ["waived", { reason: "Accepted", waivedUntil: at(1440) }, ["bob", "carol"]],
  ] as const)("%s", (status, changes, allowed) => {
    const state = status === "todo" ? done : preparing;
    for (const who of EVERYBODY) {
      const decision = ask(state, who, set({ status, ...changes }));
      expect([who, decision.ok]).toEqual([who, allowed.some((one) => one === who)]);
      if (!decision.ok) expect(decision.refusal).toMatchObject({ code: "not-permitted" });
    }
  });

  it("leaves it to the assignee or the owning role whether a required item applies", () => {
    const { owner } = itemOf(preparing, KEY);
    const assigned = withItem(preparing, KEY, { assignee: PEOPLE.mia });
    const command = set({ status: "not-applicable", reason: "No code" });
    expect(ask(assigned, "mia", command).ok).toBe(true);
    expect(ask(assigned, "dora", command, { roles: [owner] }).ok).toBe(true);
    expect(refusalOf(ask(assigned, "bob", command))).toMatchObject({
      code: "not-permitted",
      message: "Mia Brown has this item and decides whether it applies.",
    });
    expect(ask(withItem(assigned, KEY, { required: false }), "bob", command).ok).toBe(true);
  });

  const token = { kind: "token", id: "t", name: "CI", initials: "CI" } as const;
  it.each([
    ["done", {}],
    ["failed", { reason: "exit 1" }],
    ["todo", { expectedVersion: 1 }],
    ["not-applicable", { reason: "x" }],
    ["waived", { reason: "x", waivedUntil: at(60) }],
    ["blocked", { reason: "x" }],
  ] as const)("a token sets nothing to %s without its evidence: %s", (status, changes) => {
    const decision = ask(status === "todo" ? done : preparing, "carol", set({ status, ...changes }), { actor: token });
    expect(refusalOf(decision)).toMatchObject({ code: "not-permitted" });
  });
});

describe("undo and the time of an offline tick", () => {
  it("stores which event is taken back", () => {
    const state = { ...done, seq: 8 };
    expect(eventsOf(ask(state, "mia", set({ status: "todo", expectedVersion: 1, compensates: 8 })))[0]).toMatchObject({
      payload: { from: "done", to: "todo", version: 2, compensates: 8 },
    });
  });

  it.each([0, -1, 1.5, 9, Number.NaN])("refuses to take back event %d, which does not exist", (compensates) => {
    const command = set({ status: "todo", expectedVersion: 1, compensates });
    expect(refusalOf(ask({ ...done, seq: 8 }, "mia", command))).toMatchObject({ code: "invalid", path: "compensates" });
  });

  it.each([
    ["3 hours ago", at(-180), at(-180)],
    ["exactly 72 hours ago", at(-72 * 60), at(-72 * 60)],
    ["now", T0, T0],
    ["a minute ahead, by a fast clock", at(1), T0],
  ])("keeps the device's time: %s", (_, observedAt, stored) => {
    expect(eventsOf(ask(preparing, "mia", set({ observedAt })))[0]).toMatchObject({ payload: { observedAt: stored } });
    expect(itemOf(stateAfter(preparing, "mia", set({ observedAt })), KEY)).toMatchObject({ at: stored });
  });

  it.each([
    ["2 minutes ahead", at(2)],
    ["more than 72 hours ago", at(-72 * 60 - 1)],
    ["no time at all", "yesterday"],
  ])("refuses %s", (_, observedAt) => {
    expect(refusalOf(ask(preparing, "mia", set({ observedAt })))).toMatchObject({ code: "invalid", path: "observedAt" });
  });
});

describe("waivers", () => {
  const waive = (minutes: number, expectedVersion = 0) =>
    set({ status: "waived", reason: "Accepted", waivedUntil: at(minutes), expectedVersion });
  const waived = stateAfter(preparing, "bob", waive(1_440));

  it("owe the item by the end of the waiver", () => {
    expect(waived.obligations).toMatchObject([
      { kind: "waiver", title: `Waived: ${itemOf(waived, KEY).title}`, dueAt: at(1_440), settled: null },
    ]);
  });

  it("are owed by a role that somebody holds", () => {
    const { owner } = itemOf(preparing, KEY);
    const roles = waived.roster.map((entry) => entry.role);
    expect(waived.obligations[0]?.owner).toBe(roles.includes(owner) ? owner : "deployer");
  });

  it("settle what they owe once the item is set otherwise, and owe anew when waived longer", () => {
    const ended = stateAfter(waived, "mia", set({ expectedVersion: 1 }));
    expect(ended.obligations.map((one) => one.settled === null)).toEqual([false]);
    const longer = stateAfter(waived, "bob", waive(2_880, 1));
    expect(longer.obligations.map(({ dueAt, settled }) => [dueAt, settled === null])).toEqual([
      [at(1_440), false],
      [at(2_880), true],
    ]);
  });

  it("settle each obligation once", () => {
    const twice = stateAfter(stateAfter(waived, "mia", set({ expectedVersion: 1 })), "bob", waive(2_880, 2));
    const ended = eventsOf(ask(twice, "mia", set({ expectedVersion: 3 })));
    const open = twice.obligations.find((one) => one.settled === null);
    expect(ended.filter((event) => event.type === "obligation.settled")).toMatchObject([{ payload: { id: open?.id } }]);
  });

  it("leave the obligations of other items alone", () => {
    const other = preparing.items.find((item) => item.key !== KEY && item.kind === "tick");
    const both = stateAfter(waived, "bob", { ...waive(60), item: other?.key ?? "" });
    const ended = stateAfter(both, "mia", set({ expectedVersion: 1 }));
    expect(ended.obligations.map((one) => one.settled === null)).toEqual([false, true]);
  });
});

describe("items that are not there", () => {
  it("are not found", () => {
    expect(refusalOf(ask(preparing, "mia", set({ item: "nothing" })))).toMatchObject({ code: "not-found", path: "items.nothing" });
  });

  it("leave no event behind when refused", () => {
    const decision = ask(preparing, "vera", set());
    expect(refusalOf(decision).recorded).toBeUndefined();
    expect(applyEvents(preparing, [], asking(preparing, "vera"))).toBe(preparing);
  });
});
