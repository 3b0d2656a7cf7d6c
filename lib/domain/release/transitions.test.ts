import { describe, expect, it } from "vitest";
import { applyEvents } from "./apply-events";
import type { ReleaseCommand } from "./command";
import { decide } from "./decide";
import { RELEASE_STATUSES, type ReleaseStatus } from "./state";
import { asking, type PersonKey, refusalOf } from "./testing/fixture";
import { inStatus } from "./testing/statuses";
import { transitionsMarkdown } from "./testing/transitions-markdown";
import { FINAL_STATUSES, isFinal, isTransition, TRANSITIONS } from "./transitions";

/** The commands of the table, each by a person who may give it. */
const COMMANDS: Record<string, { who: PersonKey; command: ReleaseCommand }> = {
  "release.plan": { who: "max", command: { type: "release.plan" } },
  "deployment.start": { who: "alice", command: { type: "deployment.start" } },
  "release.hold": { who: "carol", command: { type: "release.hold", reason: "Errors" } },
  "release.cancel": { who: "alice", command: { type: "release.cancel", reason: "Not needed" } },
  "rollback.start": { who: "bob", command: { type: "rollback.start", reason: "Errors", method: "Undo" } },
};

/** Which status each command leads to from each status; what is not named here is refused. Written out, not read from the table. */
const EXPECTED: Record<string, Partial<Record<ReleaseStatus, ReleaseStatus>>> = {
  "release.plan": { draft: "planned" },
  "deployment.start": { ready: "deploying" },
  "release.hold": { planned: "on-hold", preparing: "on-hold", ready: "on-hold", deploying: "on-hold", verifying: "on-hold" },
  "release.cancel": { draft: "cancelled", planned: "cancelled", preparing: "cancelled", ready: "cancelled", "on-hold": "cancelled" },
  "rollback.start": { deploying: "rolling-back", verifying: "rolling-back", deployed: "rolling-back" },
};

describe("every status and every command of the table", () => {
  const cases = RELEASE_STATUSES.flatMap((status) => Object.entries(COMMANDS).map(([type, row]) => ({ status, type, ...row })));
  it.each(cases)("$type while $status", ({ status, type, who, command }) => {
    const state = inStatus(status);
    const decision = decide(state, command, asking(state, who));
    const expected = EXPECTED[type]?.[status];
    if (expected) {
      expect(decision).toMatchObject({ ok: true });
      expect(decision.ok && applyEvents(state, decision.events, asking(state, who)).status).toBe(expected);
    } else {
      expect(refusalOf(decision)).toMatchObject({ code: "wrong-state" });
    }
  });

  const held = ["planned", "preparing", "ready", "deploying", "verifying"] as const;
  it.each(held)("cancel or roll back while held in %s follows whether the deployment was started", (from) => {
    const state = inStatus("on-hold", from);
    const isStarted = from === "deploying" || from === "verifying";
    expect(decide(state, { type: "release.cancel", reason: "x" }, asking(state, "alice")).ok).toBe(!isStarted);
    expect(decide(state, { type: "rollback.start", reason: "x", method: "y" }, asking(state, "alice")).ok).toBe(isStarted);
  });

  it.each(held)("a release held in %s resumes to it", (from) => {
    const state = inStatus("on-hold", from);
    const one = asking(state, "bob");
    const first = decide(state, { type: "release.resume", role: "approver" }, one);
    const agreed = applyEvents(state, first.ok ? first.events : [], one);
    const two = asking(agreed, "carol");
    const second = decide(agreed, { type: "release.resume", role: "commander" }, two);
    expect(agreed.status).toBe("on-hold");
    expect(applyEvents(agreed, second.ok ? second.events : [], two)).toMatchObject({ status: from, hold: null });
  });
});

describe("the table", () => {
  it("has no way out of a final status, and some way out of every other", () => {
    for (const status of RELEASE_STATUSES) expect(TRANSITIONS.some((row) => row.from === status)).toBe(!isFinal(status));
    expect(FINAL_STATUSES).toEqual(["completed", "rolled-back", "cancelled"]);
  });

  it("names each row once", () => {
    const rows = TRANSITIONS.map((row) => `${row.from} ${row.event} ${row.to}`);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it("reaches every status from the draft", () => {
    const reached = new Set<ReleaseStatus>(["draft"]);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const row of TRANSITIONS) if (reached.has(row.from)) reached.add(row.to);
    }
    expect([...reached].sort()).toEqual([...RELEASE_STATUSES].sort());
  });

  it("knows no shortcut", () => {
    expect(isTransition("preparing", "deploying")).toBe(false);
    expect(isTransition("rolled-back", "deployed")).toBe(false);
    expect(isTransition("ready", "deploying")).toBe(true);
  });

  it("is the one that the documentation shows", async () => {
    await expect(transitionsMarkdown()).toMatchFileSnapshot("../../../docs/release-states.md");
  });
});
