import { describe, expect, it } from "vitest";
import { applyEvents } from "@/lib/domain/release/apply-events";
import type { ReleaseCommand } from "@/lib/domain/release/command";
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
  withItem,
} from "@/lib/domain/release/testing/fixture";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { CHECKOUT } from "@/lib/domain/tailoring/testing/profiles";
import { sectionItems } from "./reorder-items";
import { ADVICE, ask, GO, HOLDING, pick, planned, takeOut } from "./testing/planned-checkout";
import { keysIn, tailoredRelease } from "./testing/tailored";

/** Ready for the go, and signed by the deployer. */
function signed(): ReleaseState {
  const closing = { at: at(-180), by: PEOPLE.alice, how: "act", reason: null } as const;
  const state: ReleaseState = {
    ...planned,
    status: "preparing",
    items: planned.items.map((item) => ({
      ...item,
      status: "done" as const,
      version: 1,
      ...(item.kind === "result" ? { outcome: "pass" as const } : {}),
    })),
    phases: planned.phases.map((phase) => (phase.key === "t-minus-48h" ? { ...phase, status: "closed" as const, closed: closing } : phase)),
  };
  const context = asking(state, "alice", { now: at(-60) });
  const digest = context.digestOf(gateContent(state, GO));
  const grant: ReleaseCommand = {
    type: "sign-off.grant",
    phase: GO,
    role: "deployer",
    digest,
    initials: "AS",
    comment: "Ready",
    acceptOpen: true,
  };
  return applyEvents(state, eventsOf(decide(state, grant, context)), context);
}

describe("taking an item out", () => {
  it.each<[string, PersonKey, string, string | null]>([
    ["advice by the deployer", "alice", ADVICE, null],
    ["advice by a manager", "max", ADVICE, null],
    ["advice by the approver", "bob", ADVICE, "Alice Smith (deployer)"],
    ["advice by a member", "mia", ADVICE, "Alice Smith (deployer)"],
    ["what holds its gate by the commander", "carol", HOLDING, null],
    ["what holds its gate by the approver", "bob", HOLDING, null],
    ["what holds its gate by the deployer", "alice", HOLDING, "Bob Jones (approver)"],
    ["what holds its gate by a manager", "max", HOLDING, "Bob Jones (approver)"],
  ])("%s", (_, who, item, named) => {
    const decision = ask(planned, who, takeOut(item));
    if (named === null) expect(eventsOf(decision)[0]?.type).toBe("item.taken-out");
    else expect(refusalOf(decision)).toMatchObject({ code: "not-permitted", message: expect.stringContaining(named) });
  });

  it.each<[string, ReleaseState, ReleaseCommand, string]>([
    ["without a reason", planned, takeOut(ADVICE, { reason: " " }), "invalid"],
    ["on an older version", withItem(planned, ADVICE, { version: 1 }), takeOut(ADVICE), "conflict"],
    ["that is not there", planned, takeOut("nothing"), "not-found"],
    [
      "of a gate that has passed",
      { ...planned, phases: planned.phases.map((one) => ({ ...one, status: "closed" })) },
      takeOut(ADVICE),
      "wrong-state",
    ],
    ["of a release that is over", { ...planned, status: "cancelled" }, takeOut(ADVICE), "wrong-state"],
    ["while it is rolled back", { ...planned, status: "rolling-back" }, takeOut(ADVICE), "wrong-state"],
  ])("is refused %s", (_, state, command, code) => {
    expect(refusalOf(ask(state, "alice", command)).code).toBe(code);
  });

  it("twice is once", () => {
    const out = stateAfter(planned, "alice", takeOut(ADVICE));
    expect(eventsOf(ask(out, "alice", takeOut(ADVICE)))).toEqual([]);
    expect(out.details.takenOut).toEqual([
      {
        item: itemOf(planned, ADVICE),
        after: keysIn(planned)[keysIn(planned).indexOf(ADVICE) - 1],
        reason: "Nothing to see",
        by: PEOPLE.alice,
        at: at(0),
      },
    ]);
  });

  it("goes by whoever added it, while nobody has touched it", () => {
    const added = stateAfter(planned, "alice", {
      type: "item.add",
      phase: GO,
      title: "Ours",
      how: "",
      proof: "",
      owner: "deployer",
      required: true,
    });
    const key = added.items.find(({ departure }) => departure)?.key ?? "";
    expect(eventsOf(ask(added, "alice", takeOut(key)))).toHaveLength(1);
    expect(refusalOf(ask(withItem(added, key, { version: 1 }), "alice", takeOut(key, { expectedVersion: 1 }))).code).toBe("not-permitted");
    expect(refusalOf(ask(added, "max", takeOut(key))).code).toBe("not-permitted");
  });

  it("takes a parent with its children, and never the last that a parent asks for", () => {
    const whole = tailoredRelease(CHECKOUT, { strategy: "canary" });
    const parent = whole.items.find((item) => item.kind === "parent" && item.required);
    const children = whole.items.filter((item) => item.parent === parent?.key && item.required);
    if (!parent) throw new Error("There is no parent.");
    const out = stateAfter(whole, "carol", takeOut(parent.key));
    expect(out.items.some((item) => item.parent === parent.key)).toBe(false);
    expect(stateAfter(out, "carol", { type: "item.put-back", item: children[0]?.key ?? "" }).items).toEqual(whole.items);
    const last = children.reduce((state, { key }, index) => (index === 0 ? state : stateAfter(state, "carol", takeOut(key))), whole);
    expect(refusalOf(ask(last, "carol", takeOut(children[0]?.key ?? ""))).message).toContain(parent.title);
  });
});

describe("sign-offs", () => {
  const kinds = (state: ReleaseState, who: PersonKey, command: ReleaseCommand) =>
    eventsOf(ask(state, who, command)).map(({ type }) => type);
  const given = signed();

  it.each<[string, PersonKey, ReleaseCommand, boolean]>([
    ["fall with what held the gate", "carol", takeOut(HOLDING, { expectedVersion: 1 }), true],
    [
      "fall with what comes and holds it",
      "alice",
      { type: "item.add", phase: GO, title: "Ours", how: "", proof: "", owner: "deployer", required: true },
      true,
    ],
    [
      "fall with what comes and holds an earlier gate",
      "alice",
      { type: "item.add", phase: "t-minus-48h", title: "Ours", how: "", proof: "", owner: "deployer", required: true },
      true,
    ],
    ["stand where advice goes", "alice", takeOut(ADVICE, { expectedVersion: 1 }), false],
    [
      "stand where advice comes",
      "alice",
      { type: "item.add", phase: GO, title: "Ours", how: "", proof: "", owner: "deployer", required: false },
      false,
    ],
    ["stand where a later gate is held", "carol", takeOut(pick(true, "t-zero"), { expectedVersion: 1 }), false],
  ])("SIGNOFF rule 12: %s", (_, who, command, falls) => {
    expect(given.signOffs).toHaveLength(1);
    expect(kinds(given, who, command).includes("sign-off.recorded")).toBe(falls);
    const after = stateAfter(given, who, command);
    expect(after.signOffs.at(-1)?.kind).toBe(falls ? "superseded" : "granted");
  });

  it("SIGNOFF rule 12: stand in whatever order people put the items", () => {
    const { phase, section } = itemOf(given, HOLDING);
    const items = sectionItems(given, phase, section).map(({ key }) => key);
    const after = stateAfter(given, "alice", { type: "items.reorder", phase, section, items: items.toReversed() });
    expect(keysIn(after)).not.toEqual(keysIn(given));
    expect(after.signOffs.map(({ kind }) => kind)).toEqual(["granted"]);
  });
});
