import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "@/lib/domain/release/decide";
import { type ReleaseState, STRATEGIES } from "@/lib/domain/release/state";
import { asking, eventsOf, itemOf, refusalOf, stateAfter, withItem } from "@/lib/domain/release/testing/fixture";
import { planTemplate } from "@/lib/domain/tailoring/plan-template";
import type { Profile } from "@/lib/domain/tailoring/profile";
import { anyProfile, CHECKOUT } from "@/lib/domain/tailoring/testing/profiles";
import { differenceFor, keysOf } from "./difference";
import { answersOf, keysIn, retailored, TOUCHES, tailoredRelease } from "./testing/tailored";

const answers = answersOf(CHECKOUT);
const without = { ...answers, changes: ["user-visible"] } as const;
const retailor = (state: ReleaseState, profile = without as typeof answers, more: object = {}) =>
  decide(state, { type: "checklist.retailor", expectedSeq: state.seq, profile, ...more }, asking(state, "alice"));

describe("other answers", () => {
  it("bring what they ask for, and take what nobody touched", () => {
    const planned = tailoredRelease(CHECKOUT);
    const fewer = retailored(planned, without);
    expect(keysIn(fewer).length).toBeLessThan(keysIn(planned).length);
    const again = retailored(fewer, answers);
    expect(keysIn(again).toSorted()).toEqual(keysIn(planned).toSorted());
    expect(again.details).toEqual(planned.details);
  });

  it("are one event, which names what went", () => {
    const planned = tailoredRelease(CHECKOUT);
    const events = eventsOf(retailor(planned));
    expect(events.map(({ type }) => type)).toEqual(["release.retailored"]);
    const gone = keysIn(planned).filter((key) => !keysIn(retailored(planned, without)).includes(key));
    expect(events[0]).toMatchObject({ payload: { before: answers, profile: without, removed: gone.map((key) => ({ key })) } });
  });

  it("keep what somebody worked on, and say why", () => {
    const planned = tailoredRelease(CHECKOUT);
    const gone = keysIn(planned).find((key) => !keysIn(retailored(planned, without)).includes(key)) ?? "";
    for (const touch of TOUCHES) {
      const touched = withItem(planned, gone, touch(itemOf(planned, gone)));
      const after = retailored(touched, without);
      expect(itemOf(after, gone)).toMatchObject({
        ...touch(itemOf(planned, gone)),
        departure: { kind: "kept", because: expect.any(String) },
      });
      const back = retailored(after, answers);
      expect(itemOf(back, gone)).toEqual(itemOf(touched, gone));
    }
  });

  it("are refused to whoever may not change the plan, and as stale past what was seen", () => {
    const state = tailoredRelease(CHECKOUT);
    expect(refusalOf(decide(state, { type: "checklist.retailor", expectedSeq: 1, profile: without }, asking(state, "bob"))).code).toBe(
      "not-permitted",
    );
    const later = stateAfter(state, "mia", { type: "item.note", item: keysIn(state)[0] ?? "", text: "Seen" });
    expect(refusalOf(retailor(later, undefined, { expectedSeq: 1 })).code).toBe("stale");
    const seen = differenceFor(state, without);
    expect(eventsOf(retailor(later, undefined, { expectedSeq: 1, seen: seen && keysOf(seen) }))).toHaveLength(1);
    const other = { added: [], removed: [], kept: [], changed: [] };
    expect(refusalOf(retailor(later, undefined, { expectedSeq: 1, seen: other }))).toMatchObject({
      code: "stale",
      details: { seq: 2, present: seen && keysOf(seen) },
    });
  });

  it("need a reason after the go, and leave what is over as it was", () => {
    const state = tailoredRelease(CHECKOUT);
    const closing = { at: "2026-11-26T19:00:00.000Z", by: state.createdBy, how: "signed", reason: null } as const;
    const started: ReleaseState = {
      ...state,
      status: "deploying",
      actualT0: closing.at,
      phases: state.phases.map((phase) => (phase.anchor === "planned" ? { ...phase, status: "closed", closed: closing } : phase)),
    };
    expect(refusalOf(retailor(started)).path).toBe("reason");
    const after = stateAfter(started, "alice", { type: "checklist.retailor", expectedSeq: 1, profile: without, reason: "It was moved" });
    const before48 = (one: ReleaseState) => one.items.filter(({ phase }) => phase === "t-minus-48h");
    expect(before48(after)).toEqual(before48(started));
    expect(keysIn(after)).not.toEqual(keysIn(started));
  });

  it("tailor a release that had the whole template, and not one that was made from another", () => {
    const whole = { ...tailoredRelease(CHECKOUT), details: { ...tailoredRelease(CHECKOUT).details, profile: undefined } };
    expect(eventsOf(retailor(whole as ReleaseState, answers))[0]).toMatchObject({ payload: { before: null } });
    const own = { ...whole, details: { ...whole.details, template: { key: "ours", version: 1, track: "standard" } } };
    expect(refusalOf(retailor(own as ReleaseState, answers)).code).toBe("wrong-state");
  });

  it("open the gate again that what comes holds", () => {
    const planned = tailoredRelease({ ...CHECKOUT, changes: [] });
    const closing = { at: "2026-11-25T19:00:00.000Z", by: planned.createdBy, how: "act", reason: null } as const;
    const closed = {
      ...planned,
      phases: planned.phases.map((phase, index) => (index === 0 ? { ...phase, status: "closed" as const, closed: closing } : phase)),
    };
    expect(eventsOf(retailor(closed, answers)).map(({ type }) => type)).toContain("phase.reopened");
  });
});

describe("any answers", () => {
  const strategies = fc.constantFrom(...STRATEGIES);
  /** A hotfix is rolled out. */
  const fitting = (profile: Profile, strategy: (typeof STRATEGIES)[number]) => (profile.criticality === "hotfix" ? "rolling" : strategy);
  const twoProfiles = fc
    .tuple(anyProfile, anyProfile, strategies)
    .map(([one, two, strategy]) => [one, { ...two, criticality: one.criticality }, fitting(one, strategy)] as const);

  it("the same again change nothing", () => {
    fc.assert(
      fc.property(anyProfile, strategies, (profile, strategy) => {
        const state = tailoredRelease(profile, { strategy: fitting(profile, strategy) });
        expect(eventsOf(retailor(state, answersOf(profile)))).toEqual([]);
      }),
    );
  });

  it("give what the release would have been planned with, in its order, where nobody has touched anything", () => {
    fc.assert(
      fc.property(twoProfiles, ([one, two, strategy]) => {
        const after = retailored(tailoredRelease(one, { strategy }), answersOf(two));
        const fresh = tailoredRelease(two, { strategy });
        expect(keysIn(after)).toEqual(keysIn(fresh));
        expect(after.items.map(({ required }) => required)).toEqual(fresh.items.map(({ required }) => required));
        expect(after.details).toEqual(fresh.details);
      }),
    );
  });

  it("never take what somebody worked on, nor what people added or put back", () => {
    const touches = fc.array(fc.tuple(fc.nat(), fc.nat({ max: TOUCHES.length - 1 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(twoProfiles, touches, fc.nat(), ([one, two, strategy], list, at) => {
        const restored =
          planTemplate({ strategy, criticality: one.criticality, profile: answersOf(one) }).tailoring?.choices.filter(
            ({ isIn }) => !isIn,
          ) ?? [];
        const keys = restored.slice(at % 5, (at % 5) + 1).map(({ key }) => key);
        let state = tailoredRelease(one, { restored: keys, strategy });
        const touched = new Set<string>(state.details.restored?.filter((key) => keysIn(state).includes(key)));
        for (const [index, kind] of list) {
          const item = state.items[index % state.items.length];
          if (!item) continue;
          touched.add(item.key);
          if (item.parent) touched.add(item.parent);
          state = withItem(state, item.key, TOUCHES[kind]?.(item) ?? {});
        }
        state = stateAfter(state, "alice", {
          type: "item.add",
          phase: state.phases[0]?.key ?? "",
          title: "Ours",
          how: "",
          proof: "",
          owner: "expert",
          required: true,
        });
        const after = retailored(state, answersOf(two));
        for (const key of touched) expect(keysIn(after), key).toContain(key);
        expect(after.items.filter(({ departure }) => departure?.kind === "own")).toHaveLength(1);
        expect(new Set(keysIn(after)).size).toBe(after.items.length);
        for (const { parent } of after.items) if (parent) expect(keysIn(after)).toContain(parent);
      }),
    );
  });
});
