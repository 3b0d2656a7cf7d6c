import { describe, expect, it } from "vitest";
import { decide } from "@/lib/domain/release/decide";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, at, itemOf, PEOPLE, refusalOf, release, stateAfter } from "@/lib/domain/release/testing/fixture";
import type { MessageKind } from "./kind-names";

const KEY = "stakeholders-told";
const item = (state: ReleaseState) => itemOf(state, KEY);
const told = (kind: MessageKind, sendAt?: string) => {
  const message = { kind, slot: null, audiences: ["qa"] as const, subject: "Told", fields: [] };
  return { type: "message.send", message, lackingReason: "Short", ...(sendAt ? { sendAt } : {}) } as const;
};
const set = (status: "todo" | "done" | "not-applicable" | "blocked" | "failed", expectedVersion: number) =>
  ({ type: "item.set", item: KEY, status, expectedVersion, reason: "Told in person" }) as const;
const early = { now: at(-47 * 60) };

describe("the item that says that stakeholders were told ahead", () => {
  it("is done by whoever sent the notice, when it was sent, and by no other message", () => {
    const base = release();
    const other = stateAfter(base, "dora", told("start"), early);
    expect(item(other)).toBe(item(base));
    expect(item(stateAfter(other, "dora", told("pre-notice"), early))).toMatchObject({
      status: "done",
      version: 1,
      by: PEOPLE.dora,
      at: early.now,
      source: "person",
    });
  });

  it("waits until a message that was given a time has left", () => {
    const later = stateAfter(release(), "dora", told("pre-notice", at(-46 * 60)), early);
    expect(item(later)).toMatchObject({ status: "todo", version: 0 });
    const message = later.messages?.[0]?.id ?? "";
    const left = stateAfter(later, "dora", { type: "message.leave", message }, { now: at(-46 * 60) });
    expect(item(left)).toMatchObject({ status: "done", version: 1, by: PEOPLE.dora, at: at(-46 * 60) });
    const cancelled = stateAfter(later, "dora", { type: "message.cancel", message, reason: "Wrong day" }, early);
    expect(item(cancelled).status).toBe("todo");
  });

  it("is not answered by what only waits for approval", () => {
    const message = { ...told("pre-notice").message, audiences: ["customers"] as const };
    const proposed = stateAfter(release(), "dora", { ...told("pre-notice"), message }, early);
    expect(item(proposed).status).toBe("todo");
    const approved = stateAfter(proposed, "carol", { type: "message.approve", message: proposed.messages?.[0]?.id ?? "" }, early);
    expect(item(approved)).toMatchObject({ status: "done", by: PEOPLE.carol });
  });

  it("stays done when T-0 moves: the correction is due as a message", () => {
    const done = stateAfter(release(), "dora", told("pre-notice"), early);
    const times = { plannedT0: at(60), windowStart: at(0), windowEnd: at(240), zone: "Europe/London" };
    const moved = stateAfter(done, "max", { type: "release.move", expectedSeq: done.seq, ...times }, early);
    expect(item(moved)).toBe(item(done));
  });

  it.each(["done", "blocked", "failed"] as const)("is set to %s by nobody, and says where it is answered", (status) => {
    const refused = refusalOf(decide(release(), set(status, 0), asking(release(), "dora")));
    expect([refused.code, refused.message]).toEqual(["invalid", "Answered by the 48-hour notice. Send it from Communications."]);
  });

  it("stays what people said of it, until they take that back", () => {
    const left = stateAfter(release(), "alice", set("not-applicable", 0), early);
    const sent = stateAfter(left, "dora", told("pre-notice"), early);
    expect(item(sent)).toMatchObject({ status: "not-applicable", version: 1 });
    expect(item(stateAfter(sent, "alice", set("todo", 1), early))).toMatchObject({ status: "done", version: 2, by: PEOPLE.dora });
  });

  it("of a closed phase is the record", () => {
    const base = release();
    const phases = base.phases.map((phase) => (phase.key === "t-minus-48h" ? { ...phase, status: "closed" as const } : phase));
    const sent = stateAfter({ ...base, phases }, "dora", told("pre-notice"), early);
    expect(item(sent)).toBe(item(base));
  });
});
