import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needsOf } from "@/lib/domain/home/needs";
import { applyEvents } from "@/lib/domain/release/apply-events";
import { decide } from "@/lib/domain/release/decide";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, at, eventsOf, itemOf, PEOPLE, type PersonKey, refusalOf, release, stateAfter } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { briefingStanding, hasConfirmed } from "./standing";
import { ASKED, BRIEFED_ITEM, BRIEFED_TEMPLATE, BRIEFING, confirmed, published } from "./testing/briefed";

const missing = (state: ReleaseState) => briefingStanding(state)?.missing.map(({ id }) => id);
const publish = { type: "briefing.publish", expectedVersion: 0, content: BRIEFING, isMaterial: false, asked: ASKED } as const;
const refusal = (state: ReleaseState, who: PersonKey, command: Parameters<typeof decide>[1], now = at(0)) =>
  refusalOf(decide(state, command, asking(state, who, { now })));
const rollBack = { type: "rollback.start", reason: "Errors above 1%", method: "Undo" } as const;

describe("publishing", () => {
  it("counts versions, and the first one asks everybody", () => {
    const state = published(published(release()), { isMaterial: true });
    expect(state.briefings).toMatchObject([
      { version: 1, isMaterial: true, title: BRIEFING.headline, by: PEOPLE.max, asked: ASKED },
      { version: 2, isMaterial: true },
    ]);
  });

  it.each([
    ["max", null],
    ["alice", null],
    ["carol", null],
    ["dora", null],
    ["bob", "not-permitted"],
    ["mia", "not-permitted"],
    ["vera", "not-permitted"],
    ["adam", "not-permitted"],
  ] as const)("by %s: %s", (who, code) => {
    const decision = decide(release(), publish, asking(release(), who));
    expect(decision.ok ? null : decision.refusal.code).toBe(code);
  });

  it.each([
    ["on a version that is no more", { expectedVersion: 3 }, "stale", undefined],
    ["an empty text", { content: { ...BRIEFING, headline: "" } }, "invalid", "content.headline"],
    ["for nobody", { asked: [] }, "invalid", "asked"],
    ["for somebody twice", { asked: [PEOPLE.mia, PEOPLE.mia] }, "invalid", "asked"],
    ["for a stranger", { asked: [{ id: "x", name: "X", initials: "X" }] }, "invalid", "asked"],
  ])("is refused %s", (_, changes, code, path) => {
    const state = published(release());
    const asked = refusal(state, "max", { ...publish, expectedVersion: 1, ...changes });
    expect([asked.code, asked.path]).toEqual([code, path]);
  });

  it.each(["draft", "cancelled"] as const)("is refused of a release that is %s", (status) => {
    const state = { ...release(), status };
    expect(refusal(state, "max", publish).code).toBe("wrong-state");
  });

  it("is a person's, as confirming is", () => {
    const state = published(release());
    const token = asking(state, "max", { actor: { kind: "token", id: "t", name: "CI", initials: "CI" } });
    for (const command of [publish, { type: "briefing.confirm", version: 1 }, { type: "briefing.remind" }] as const) {
      expect(refusalOf(decide(state, command, token)).code).toBe("not-permitted");
    }
  });
});

describe("confirming", () => {
  it("counts once, for who was asked and for others", () => {
    const state = confirmed(confirmed(confirmed(published(release()), "vera"), "vera"), "bob");
    expect(state.confirmations?.length).toBe(2);
    expect(briefingStanding(state)).toMatchObject({
      read: [{ person: PEOPLE.vera }],
      missing: [PEOPLE.mia],
      others: [{ person: PEOPLE.bob }],
    });
  });

  it("holds for a version without material changes, and not for one with them", () => {
    const read = confirmed(published(release()), "vera");
    expect(missing(published(read))).toEqual(["mia"]);
    const again = published(read, { isMaterial: true });
    expect(missing(again)).toEqual(["vera", "mia"]);
    expect(briefingStanding(again)?.since).toMatchObject({ cause: "material", version: 2 });
    expect(missing(published(confirmed(again, "mia")))).toEqual(["vera"]);
  });

  it("asks those whom the last version names", () => {
    const state = published(confirmed(published(release()), "vera"), { asked: [PEOPLE.bob, PEOPLE.vera] });
    expect(missing(state)).toEqual(["bob"]);
  });

  it.each([
    ["an older version", published(published(release())), 1, "stale"],
    ["one that is to come", published(release()), 2, "stale"],
    ["none", release(), 0, "wrong-state"],
    ["that of a cancelled release", { ...published(release()), status: "cancelled" } as const, 1, "wrong-state"],
  ])("refuses %s", (_, state, version, code) => {
    expect(refusal(state, "vera", { type: "briefing.confirm", version }).code).toBe(code);
  });
});

describe("a rollback", () => {
  const read = confirmed(confirmed(published(inStatus("deploying")), "vera"), "mia");
  const back = stateAfter(read, "carol", rollBack, { now: at(30) });

  it("ends every confirmation and says why", () => {
    expect(missing(read)).toEqual([]);
    expect(missing(back)).toEqual(["vera", "mia"]);
    expect(briefingStanding(back)?.since).toEqual({ cause: "rollback", version: 1, at: at(30), reason: "Errors above 1%" });
    expect(missing(confirmed(back, "vera"))).toEqual(["mia"]);
  });

  it("is older than a material version written after it", () => {
    const after = published(confirmed(back, "vera"), { isMaterial: true });
    expect(briefingStanding(after)?.since.cause).toBe("material");
    expect(missing(after)).toEqual(["vera", "mia"]);
  });

  it("leaves no trace of a briefing where there is none", () => {
    const events = eventsOf(decide(inStatus("deploying"), rollBack, asking(inStatus("deploying"), "carol")));
    expect(events.map((event) => event.type)).not.toContain("briefing.confirmations-ended");
  });
});

describe("a reminder", () => {
  it("goes to those who are missing, and not again at once", () => {
    const state = confirmed(published(release()), "vera");
    const reminded = stateAfter(state, "max", { type: "briefing.remind" }, { now: at(0) });
    expect(reminded.reminders).toEqual([{ version: 1, people: [PEOPLE.mia], by: PEOPLE.max, at: at(0) }]);
    expect(refusal(reminded, "dora", { type: "briefing.remind" }, at(9)).message).toContain("Max Black reminded Mia Brown");
    expect(stateAfter(reminded, "dora", { type: "briefing.remind" }, { now: at(10) }).reminders?.length).toBe(2);
  });

  it.each([
    ["nobody is missing", confirmed(confirmed(published(release()), "vera"), "mia"), "max", "wrong-state"],
    ["there is no briefing", release(), "max", "wrong-state"],
    ["a reader asks", published(release()), "vera", "not-permitted"],
  ] as const)("is refused where %s", (_, state, who, code) => {
    expect(refusal(state, who, { type: "briefing.remind" }).code).toBe(code);
  });
});

describe("home", () => {
  const needs = (state: ReleaseState, who: PersonKey) =>
    needsOf(state, asking(state, who))
      .filter((need) => need.kind === "briefing")
      .map(({ title, detail }) => [title, detail]);

  it("tells who was asked and has not read, why again, and who reminds them", () => {
    const state = published(inStatus("deploying"));
    expect(needs(state, "vera")).toEqual([["Read the briefing", "Customers can use discount codes."]]);
    expect(needs(state, "bob")).toEqual([]);
    expect(needs(confirmed(state, "vera"), "vera")).toEqual([]);
    const reminded = stateAfter(state, "max", { type: "briefing.remind" });
    expect(needs(reminded, "vera")).toEqual([["Read the briefing", "Customers can use discount codes. Max Black reminds you."]]);
    const back = stateAfter(confirmed(state, "vera"), "carol", rollBack, { now: at(20) });
    expect(needs(back, "vera")).toEqual([["Read the briefing again", "Rolled back: Errors above 1%."]]);
  });
});

describe("the item about support being briefed", () => {
  const base = release({}, BRIEFED_TEMPLATE);
  const item = (state: ReleaseState) => itemOf(state, BRIEFED_ITEM);
  const set = (status: "todo" | "done" | "not-applicable" | "blocked", version: number) =>
    ({ type: "item.set", item: BRIEFED_ITEM, status, expectedVersion: version, reason: "No support on this one" }) as const;

  it("is done with the last confirmation, by whoever gave it, and to do again with a material change", () => {
    const one = confirmed(published(base), "vera");
    expect(item(one)).toMatchObject({ status: "todo", version: 0 });
    const both = confirmed(one, "mia", { now: at(5) });
    expect(item(both)).toMatchObject({ status: "done", version: 1, by: PEOPLE.mia, at: at(5) });
    expect(item(published(both))).toBe(item(both));
    expect(item(published(both, { isMaterial: true }))).toMatchObject({ status: "todo", version: 2, by: null, at: null });
  });

  it.each(["done", "blocked"] as const)("is set to %s by nobody", (status) => {
    expect(refusal(published(base), "mia", set(status, 0)).message).toContain("follows from the confirmations");
  });

  it("stays what people said of it, until they take that back", () => {
    const left = stateAfter(published(base), "mia", set("not-applicable", 0));
    const read = confirmed(confirmed(left, "vera"), "mia");
    expect(item(read)).toMatchObject({ status: "not-applicable", version: 1 });
    expect(item(stateAfter(read, "mia", set("todo", 1)))).toMatchObject({ status: "done", version: 2, by: PEOPLE.mia });
  });

  it("of a closed phase is the record, and follows again once the phase is opened", () => {
    const read = confirmed(confirmed(published(base), "vera"), "mia");
    const closing = { at: at(20), by: PEOPLE.alice, how: "act", reason: null } as const;
    const event = (state: ReleaseState, one: Parameters<typeof applyEvents>[1][number]) =>
      applyEvents(state, [one], asking(state, "alice"));
    const phase = item(read).phase;
    const closed = event(read, { type: "phase.closed", payload: { phase, closing } });
    const { type: _type, expectedVersion: _seen, ...next } = { ...publish, version: 2, isMaterial: true };
    const changed = event(closed, { type: "briefing.published", payload: next });
    expect(item(changed)).toMatchObject({ status: "done", version: 1 });
    expect(item(event(changed, { type: "phase.reopened", payload: { phase, cause: "An item changed" } }))).toMatchObject({
      status: "todo",
      version: 2,
    });
  });
});

type Model = { version: number; asked: PersonKey[]; read: Set<PersonKey> };
const READERS = ["vera", "mia", "bob", "adam"] as const;

describe("any course of a briefing", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("publish" as const), isMaterial: fc.boolean(), asked: fc.subarray([...READERS], { minLength: 1 }) }),
    fc.record({ kind: fc.constant("confirm" as const), who: fc.constantFrom(...READERS) }),
    fc.record({ kind: fc.constant("rollback" as const) }),
  );

  it("has read exactly by those who confirmed since the last thing that ended it", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let state: ReleaseState = inStatus("deploying");
        const model: Model = { version: 0, asked: [], read: new Set() };
        for (const one of steps) {
          if (one.kind === "publish") {
            state = published(state, { isMaterial: one.isMaterial, asked: one.asked.map((who) => PEOPLE[who]) });
            model.asked = one.asked;
            if (one.isMaterial) model.read.clear();
            model.version += 1;
          } else if (one.kind === "confirm" && model.version > 0) {
            state = confirmed(state, one.who);
            model.read.add(one.who);
          } else if (one.kind === "rollback" && state.status === "deploying") {
            state = stateAfter(state, "carol", rollBack);
            model.read.clear();
          }
          expect(missing(state)).toEqual(model.version === 0 ? undefined : model.asked.filter((who) => !model.read.has(who)));
          expect(READERS.filter((who) => hasConfirmed(state, who))).toEqual(READERS.filter((who) => model.read.has(who)));
        }
      }),
    );
  });
});
