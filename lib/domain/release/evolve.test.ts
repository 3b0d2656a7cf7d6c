import { describe, expect, it } from "vitest";
import { applyEvents } from "./apply-events";
import type { ReleaseEvent } from "./event";
import { foldRelease } from "./evolve";
import type { ReleaseState } from "./state";
import { asking, itemOf, PEOPLE, release, T0, withItem } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const apply = (state: ReleaseState, event: ReleaseEvent) => applyEvents(state, [event], asking(state, "alice"));
const note = { id: "n", text: "Twice", by: PEOPLE.mia, at: T0 };

describe("evolve", () => {
  it("keeps the identity of every item that an event does not touch, so that only changed rows are written", () => {
    const before = release();
    const after = apply(before, { type: "item.noted", payload: { item: "code-frozen", note } });
    expect(after.items.filter((item, index) => item !== before.items[index]).map((item) => item.key)).toEqual(["code-frozen"]);
    expect([after.phases, after.details, after.roster, after.signOffs]).toEqual([
      before.phases,
      before.details,
      before.roster,
      before.signOffs,
    ]);
    expect(after.phases).toBe(before.phases);
    expect(after.details).toBe(before.details);
  });

  it.each([
    { type: "comment.added", payload: { id: "c", text: "Fine", item: null } },
    { type: "flag.raised", payload: { id: "f", text: "Errors" } },
    { type: "sign-off.lapsed", payload: { phases: ["t-zero"] } },
    { type: "sign-off.denied", payload: { phase: "t-zero", role: "approver", code: "stale", message: "Changed." } },
  ] as const satisfies readonly ReleaseEvent[])("$type moves nothing but the sequence number", (event) => {
    const before = release();
    const { seq, ...after } = apply(before, event);
    const { seq: seqBefore, ...same } = before;
    expect(seq).toBe(seqBefore + 1);
    for (const [key, value] of Object.entries(same)) expect(after[key as keyof typeof after]).toBe(value);
  });

  it("passes over an item that is not there", () => {
    const before = release();
    expect(apply(before, { type: "item.noted", payload: { item: "nothing", note } }).items).toBe(before.items);
  });

  it("puts restarted items back to do and keeps their notes", () => {
    const before = withItem(inStatus("deploying"), "code-frozen", { reason: "x", notes: [note], assignee: PEOPLE.mia });
    const after = apply(before, {
      type: "phase.restarted",
      payload: { phase: "t-minus-48h", reason: "Again", items: [{ key: "code-frozen", version: 4 }], phases: ["t-minus-48h"] },
    });
    expect(itemOf(after, "code-frozen")).toMatchObject({
      status: "todo",
      reason: null,
      by: null,
      version: 4,
      notes: [note],
      assignee: PEOPLE.mia,
    });
    expect(after.phases.find((phase) => phase.key === "t-minus-48h")).toMatchObject({ status: "open", closed: null, gateRevision: 2 });
    expect(itemOf(after, "tests-green")).toBe(itemOf(before, "tests-green"));
  });

  it.each([
    ["granted", 1],
    ["refused", 1],
    ["withdrawn", 2],
    ["revoked", 2],
    ["superseded", 2],
    ["expired", 2],
    ["ineligible", 2],
  ] as const)("a row that is %s leaves the gate at revision %i", (kind, revision) => {
    const [row] = inStatus("ready").signOffs;
    if (!row) throw new Error("The go is signed.");
    const after = apply(release(), { type: "sign-off.recorded", payload: { row: { ...row, kind } } });
    expect(after.phases.find((phase) => phase.key === row.phase)?.gateRevision).toBe(revision);
    expect(after.signOffs).toEqual([{ ...row, kind }]);
  });

  it("cannot fold a log that does not begin with the creation", () => {
    const event: ReleaseEvent = { type: "release.planned", payload: {} };
    const recorded = { ...event, seq: 1, actor: { kind: "person", ...PEOPLE.max }, occurredAt: T0 } as const;
    expect(() => foldRelease([recorded])).toThrow("begins with release.created");
    expect(() => foldRelease([])).toThrow("begins with release.created");
  });
});
