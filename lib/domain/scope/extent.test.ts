import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, at, eventsOf, itemOf, PEOPLE, refusalOf, stateAfter } from "@/lib/domain/release/testing/fixture";
import { CHECKOUT } from "@/lib/domain/tailoring/testing/profiles";
import { addItem, MAX_OWN_ITEMS } from "./add-item";
import { sectionItems } from "./reorder-items";
import { ADVICE, ask, GO, HOLDING, planned, takeOut } from "./testing/planned-checkout";
import { keysIn, tailoredRelease } from "./testing/tailored";

/** As the commander asks for it; as it was where that is refused. */
function attempt(state: ReleaseState, command: ReleaseCommand): ReleaseState {
  return ask(state, "carol", command).ok ? stateAfter(state, "carol", command) : state;
}

describe("putting back", () => {
  it("what was taken out gives all that was attached to it", () => {
    const noted = stateAfter(planned, "mia", { type: "item.note", item: ADVICE, text: "Look" });
    const out = stateAfter(noted, "alice", takeOut(ADVICE));
    const back = stateAfter(out, "alice", { type: "item.put-back", item: ADVICE });
    expect({ ...back, seq: 0 }).toEqual({ ...noted, seq: 0 });
    expect(eventsOf(ask(back, "alice", { type: "item.put-back", item: ADVICE }))).toEqual([]);
  });

  it("whatever was taken out, in whatever order, gives the checklist as it was", () => {
    const whole = tailoredRelease(CHECKOUT, { strategy: "canary" });
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: whole.items.length - 1 }), { minLength: 1, maxLength: 6 }), (places) => {
        const keys = places.map((at) => whole.items[at]?.key ?? "");
        const out = keys.reduce((state, key) => attempt(state, takeOut(key)), whole);
        const back = keys.reduceRight((state, key) => attempt(state, { type: "item.put-back", item: key }), out);
        expect(back.items).toEqual(whole.items);
        expect(back.details).toEqual(whole.details);
      }),
    );
  });

  it("what the answers left out says who did, and is told apart from then on", () => {
    const whole = tailoredRelease({ ...CHECKOUT, changes: [] });
    const gone = keysIn(planned).filter((key) => !keysIn(whole).includes(key));
    for (const key of gone) {
      const back = stateAfter(whole, "alice", { type: "item.put-back", item: key });
      expect(itemOf(back, key).departure).toMatchObject({ kind: "put-back", by: PEOPLE.alice });
      expect(back.details.restored).toContain(key);
      const out = stateAfter(back, "carol", takeOut(key));
      expect(out.details.restored ?? []).not.toContain(key);
      expect(stateAfter(out, "carol", { type: "item.put-back", item: key }).items).toEqual(back.items);
    }
    expect(refusalOf(ask(whole, "alice", { type: "item.put-back", item: "nothing" })).code).toBe("not-found");
    expect(refusalOf(ask(whole, "bob", { type: "item.put-back", item: gone[0] ?? "" })).code).toBe("not-permitted");
  });
});

describe("an own item", () => {
  const own = (more: object = {}) =>
    ({
      type: "item.add",
      phase: GO,
      title: " The tent is up ",
      how: "",
      proof: "A photo",
      owner: "expert",
      required: false,
      ...more,
    }) as const;

  it("stands at the end of its phase, below the others that people added", () => {
    const once = stateAfter(planned, "alice", own());
    const twice = stateAfter(once, "max", own({ title: "The tent is dry" }));
    const phase = twice.items.filter((item) => item.phase === GO);
    expect(phase.slice(-2).map(({ title }) => title)).toEqual(["The tent is up", "The tent is dry"]);
    expect(new Set(phase.map(({ position }) => position)).size).toBe(phase.length);
    expect(phase.at(-1)).toMatchObject({ sectionTitle: "Added by the team", departure: { kind: "own", by: PEOPLE.max } });
  });

  it.each<[string, ReleaseCommand, string]>([
    ["without a title", own({ title: " " }), "invalid"],
    ["in a phase that is not there", own({ phase: "nowhere" }), "not-found"],
  ])("is refused %s", (_, command, code) => expect(refusalOf(ask(planned, "alice", command)).code).toBe(code));

  it("is one of a hundred at most", () => {
    const items = Array.from({ length: MAX_OWN_ITEMS }, (_, index) => ({
      ...itemOf(planned, ADVICE),
      key: `own-${index}`,
      departure: { kind: "own", by: PEOPLE.alice, at: at(0), reason: null } as const,
    }));
    const full = { ...planned, items: [...planned.items, ...items] };
    expect(refusalOf(addItem(full, own(), asking(full, "alice"))).message).toContain("100");
  });
});

describe("another order", () => {
  const { phase, section } = itemOf(planned, HOLDING);
  const keys = sectionItems(planned, phase, section).map(({ key }) => key);

  it("is that of the section alone, children behind their parents", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...new Set(planned.items.map((item) => `${item.phase} ${item.section}`))),
        fc.infiniteStream(fc.nat()),
        (place, dice) => {
          const [of = "", within = ""] = place.split(" ");
          const order = sectionItems(planned, of, within)
            .map(({ key }) => key)
            .map((key) => ({ key, at: dice.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ key }) => key);
          const after = stateAfter(planned, "alice", { type: "items.reorder", phase: of, section: within, items: order });
          expect(sectionItems(after, of, within).map(({ key }) => key)).toEqual(order);
          expect(keysIn(after).toSorted()).toEqual(keysIn(planned).toSorted());
          for (const [index, item] of after.items.entries()) {
            if (item.parent) expect([after.items[index - 1]?.key, after.items[index - 1]?.parent]).toContain(item.parent);
            if (item.section !== within || item.phase !== of) expect(item).toBe(planned.items[index]);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("is a conflict where others stand there by now, and nothing where it is the same", () => {
    expect(refusalOf(ask(planned, "alice", { type: "items.reorder", phase, section, items: keys.slice(1) }))).toMatchObject({
      code: "conflict",
      details: { present: keys },
    });
    expect(eventsOf(ask(planned, "alice", { type: "items.reorder", phase, section, items: keys }))).toEqual([]);
    expect(refusalOf(ask(planned, "bob", { type: "items.reorder", phase, section, items: keys })).code).toBe("not-permitted");
  });
});
