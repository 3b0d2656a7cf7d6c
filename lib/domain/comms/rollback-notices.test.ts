import { describe, expect, it } from "vitest";
import { at, PEOPLE, stateAfter, T0 } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import type { MessageRow } from "./message";
import { rollbackNotices } from "./rollback-notices";

const rolling = stateAfter(inStatus("deploying"), "bob", { type: "rollback.start", reason: "Errors", method: "Undo the rollout" });
const row = (changes: Partial<MessageRow>): MessageRow => ({
  id: "m1",
  kind: "rollback-notice",
  slot: null,
  audiences: ["engineering", "sre"],
  subject: "Rolled back",
  plannedT0: T0,
  act: "sent",
  seq: 9,
  at: T0,
  by: PEOPLE.dora,
  sendAt: T0,
  ...changes,
});
const kinds = (messages: readonly MessageRow[]) =>
  rollbackNotices({ ...rolling, messages }, at(1)).map(({ kind, message }) => [kind, message]);

describe("the notices of a rollback", () => {
  it("are none without one", () => {
    expect(rollbackNotices(inStatus("deploying"), T0)).toEqual([]);
  });

  it("are due from the decision on", () => {
    expect(kinds([])).toEqual([
      ["rollback-notice", null],
      ["incident-update", null],
      ["post-incident-report", null],
      ["resolution", null],
    ]);
  });

  it("say when they left and to how many groups, what was sent first", () => {
    expect(kinds([row({})])[0]).toEqual(["rollback-notice", { sendAt: T0, groups: 2 }]);
    expect(kinds([row({})]).filter(([kind]) => kind === "rollback-notice")).toHaveLength(1);
  });

  it("wait for a second person where they were proposed, and leave out what was cancelled or said before", () => {
    const proposed = row({ id: "m2", kind: "resolution", act: "proposed", sendAt: null });
    expect(kinds([proposed]).filter(([kind]) => kind === "resolution")).toEqual([["resolution", { sendAt: null, groups: 2 }]]);
    expect(kinds([{ ...proposed, act: "cancelled" }]).every(([, message]) => message === null)).toBe(true);
    expect(kinds([row({ kind: "incident-update", sendAt: at(-30) })]).every(([, message]) => message === null)).toBe(true);
  });
});
