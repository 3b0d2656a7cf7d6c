import { describe, expect, it } from "vitest";
import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { HOTFIX_TEMPLATE } from "@/lib/domain/checklist/templates/hotfix";
import type { Obligation } from "@/lib/domain/release/obligation";
import type { ReleaseState } from "@/lib/domain/release/state";
import { broken } from "@/lib/domain/release/testing/break-glass";
import { at, itemOf, PEOPLE, release, stateAfter } from "@/lib/domain/release/testing/fixture";
import { BOTH_ROLES } from "@/lib/domain/sign-off/both-roles";
import { signOffTable } from "./sign-off-table";
import { reportVerdicts } from "./verdicts";

const NO_EVENTS: readonly LoggedEvent[] = [];
const verdictsOf = (state: ReleaseState, asOf = at(100)) => reportVerdicts({ events: NO_EVENTS, state, asOf });

const hotfix = () => release({ criticality: "hotfix", hotfix: { severity: "critical", description: "Nobody can pay" } }, HOTFIX_TEMPLATE);
const told = (value: string) => {
  const state = hotfix();
  const { version } = itemOf(state, "change-management-told");
  return stateAfter(state, "alice", { type: "item.set", item: "change-management-told", status: "done", value, expectedVersion: version });
};

describe("change management", () => {
  it.each([
    [hotfix(), "Not recorded"],
    [told("before"), "Before the fact"],
    [told("afterwards"), "After the fact"],
  ] as const)("has a verdict of its own on a hotfix (%#)", (state, verdict) => {
    expect(verdictsOf(state)[0]).toMatchObject({ title: "Change management", verdict });
  });

  it("is not spoken of elsewhere", () => {
    expect(verdictsOf(release())).toEqual([]);
  });
});

describe("SIGNOFF rules 24 to 26: a broken glass", () => {
  it("has its own verdict, with who, why and what was missing, and what it owes beside it", () => {
    const [glass, ...owed] = verdictsOf(broken());
    expect(glass).toMatchObject({
      verdict: "Opened without sign-offs",
      text: expect.stringMatching(/^Carol White .* Missing were .*approver 0 of 1/),
    });
    expect(owed.map(({ title }) => title)).toEqual(["Review the break-glass of T-2h", "Post-mortem of the break-glass of T-2h"]);
  });
});

describe("what is owed", () => {
  const owing = (settled: Obligation["settled"]): ReleaseState => ({
    ...release(),
    obligations: [{ id: "o", kind: "report", title: "Report", owner: "deployer", dueAt: at(60), settled }],
  });
  const by = (minutes: number, cause?: "rollback") => ({ by: PEOPLE.alice, at: at(minutes), note: "Sent", ...(cause ? { cause } : {}) });
  it.each([
    [owing(by(60)), 100, "Kept in time"],
    [owing(by(61)), 100, "Kept 1 minute late"],
    [owing(by(180)), 200, "Kept 2 hours late"],
    [owing(by(180, "rollback")), 200, "Ended"],
    [owing(null), 60, "Open"],
    [owing(null), 61, "Overdue"],
  ])("is judged by its deadline (%#)", (state, minutes, verdict) => {
    expect(verdictsOf(state, at(minutes))).toMatchObject([{ title: "Report", verdict }]);
  });
});

describe("SIGNOFF rule 8: one signature for both roles", () => {
  it("is said", () => {
    const base = hotfix();
    const row = { id: "s", phase: "approval", revision: 0, kind: "granted", refersTo: null, role: "approver", person: PEOPLE.bob } as const;
    const rest = { initials: "BJ", meaning: "", comment: "", digest: "d", at: at(0), expiresAt: null, labels: [BOTH_ROLES] };
    const { notes } = signOffTable({ events: NO_EVENTS, state: { ...base, signOffs: [{ ...row, ...rest }] }, asOf: at(0) });
    expect(notes).toContainEqual(expect.stringMatching(/^Bob Jones signed Approve once as approver and commander/));
  });
});
