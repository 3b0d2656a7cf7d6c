import { describe, expect, it } from "vitest";
import { decide } from "@/lib/domain/release/decide";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, at, itemOf, PEOPLE, type PersonKey, release, withItem } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { inWorkingOrder, isMine, myItemsOf } from "./my-items";

const mine = (state: ReleaseState, who: PersonKey, now = at(-49 * 60)) => myItemsOf(state, asking(state, who, { now }));
/** A plain tick of the first phase that the deployer owns. */
const own = (state: ReleaseState) =>
  state.items.find((item) => item.phase === state.phases[0]?.key && item.owner === "deployer" && item.kind === "tick")?.key ?? "";

describe("isMine", () => {
  const item = (assignee: keyof typeof PEOPLE | null) => ({ assignee: assignee && PEOPLE[assignee], owner: "deployer" as const });
  it.each([
    ["assigned to me", item("alice"), [], true],
    ["assigned to somebody else, although my role owns it", item("bob"), ["deployer"], false],
    ["of my role and assigned to nobody", item(null), ["deployer"], true],
    ["of another role", item(null), ["approver"], false],
  ] as const)("%s", (_name, one, roles, expected) => {
    expect(isMine(one, PEOPLE.alice.id, roles)).toBe(expected);
  });
});

describe("myItemsOf", () => {
  it("lists open items of my role, without parents", () => {
    const state = release();
    const keys = mine(state, "alice").map((item) => item.key);
    const expected = state.items.filter((item) => item.owner === "deployer" && item.kind !== "parent" && item.phase !== "rollback");
    expect(new Set(keys)).toEqual(new Set(expected.map((item) => item.key)));
  });

  it("drops an item once it is resolved, and takes it back when a waiver ends", () => {
    const state = release();
    const key = own(state);
    expect(mine(withItem(state, key, { status: "done" }), "alice").some((item) => item.key === key)).toBe(false);
    const waived = withItem(state, key, { status: "waived", waivedUntil: at(-60) });
    expect(mine(waived, "alice", at(-61)).some((item) => item.key === key)).toBe(false);
    expect(mine(waived, "alice", at(-59)).some((item) => item.key === key)).toBe(true);
  });

  it("is late only in a phase whose turn it is and whose time has passed", () => {
    const state = release();
    const late = mine(state, "alice", at(-47 * 60)).filter((item) => item.isOverdue);
    expect(new Set(late.map((item) => item.phase.code))).toEqual(new Set(["T-48h"]));
    expect(mine(state, "alice", at(-49 * 60)).some((item) => item.isOverdue)).toBe(false);
    // Far past T-0 the later phases are late by the clock, but they wait for the earlier ones.
    expect(
      new Set(
        mine(state, "alice", at(3000))
          .filter((item) => item.isOverdue)
          .map((item) => item.phase.code),
      ),
    ).toEqual(new Set(["T-48h"]));
  });

  it.each(["draft", "cancelled", "completed", "rolled-back"] as const)("offers nothing to tick in a release that is %s", (status) => {
    expect(mine(inStatus(status), "alice").filter((item) => item.canTick)).toEqual([]);
  });

  it("says that one key ticks an item exactly where the command would be carried out", () => {
    for (const who of ["alice", "bob", "dora", "vera"] as const) {
      for (const status of ["planned", "preparing", "ready", "deploying", "on-hold", "rolling-back"] as const) {
        const state = inStatus(status);
        const context = asking(state, who, { now: at(5) });
        for (const item of myItemsOf(state, context)) {
          const command = { type: "item.set", item: item.key, status: "done", expectedVersion: item.version } as const;
          const works = decide(state, command, context).ok && ["tick", "computed"].includes(itemOf(state, item.key).kind);
          expect([who, status, item.key, item.canTick]).toEqual([who, status, item.key, works]);
        }
      }
    }
  });
});

describe("inWorkingOrder", () => {
  it("puts what is due first before what is due later, and locked phases last", () => {
    const ordered = inWorkingOrder(mine(release(), "alice").reverse());
    const locks = ordered.map((item) => item.isLocked);
    expect(locks).toEqual(locks.toSorted((a, b) => Number(a) - Number(b)));
    expect(ordered[0]?.phase.code).toBe("T-48h");
    expect(ordered.at(-1)?.phase.code).toBe("T+24h");
  });
});
