import { describe, expect, it } from "vitest";
import { templateFor } from "@/lib/domain/checklist/template-for";
import { HOTFIX_TEMPLATE } from "@/lib/domain/checklist/templates/hotfix";
import { BOTH_ROLES } from "@/lib/domain/sign-off/both-roles";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { minutesSinceDeclaration, phaseDueAt } from "@/lib/domain/time/axis";
import { addMinutes } from "@/lib/domain/time/instant";
import { decide } from "./decide";
import type { ReleaseState } from "./state";
import { asking, at, creation, itemOf, PEOPLE, refusalOf, release, stateAfter } from "./testing/fixture";

const HOTFIX = { criticality: "hotfix", hotfix: { severity: "critical", description: "Nobody can pay" } } as const;
const hotfix = (changes = {}) => release({ ...HOTFIX, ...changes }, HOTFIX_TEMPLATE);

describe("a hotfix", () => {
  it("says what is broken, how badly and since when", () => {
    expect(hotfix().details.hotfix).toEqual({ severity: "critical", description: "Nobody can pay", declaredAt: at(-72 * 60) });
    expect(minutesSinceDeclaration(hotfix(), at(-71 * 60))).toBe(60);
  });

  it.each([
    ["without saying what is broken", { criticality: "hotfix" }, "hotfix"],
    ["declared in the future", { ...HOTFIX, hotfix: { ...HOTFIX.hotfix, declaredAt: at(0) } }, "hotfix.declaredAt"],
    ["as a canary", { ...HOTFIX, strategy: "canary" }, "strategy"],
  ] as const)("is refused %s", (_, changes, path) => {
    expect(refusalOf(creation(changes, HOTFIX_TEMPLATE))).toMatchObject({ code: "invalid", path });
  });

  it("is the only release that is declared", () => {
    expect(refusalOf(creation({ hotfix: HOTFIX.hotfix }))).toMatchObject({ path: "hotfix" });
  });

  it("has no time before T-0 but that since its declaration, and no phase 48 hours before", () => {
    const state = hotfix();
    const before = state.phases.filter((phase) => phase.anchor === "declaration");
    expect(before.map((phase) => phaseDueAt(phase, state))).toEqual([null, null, null, null]);
    expect(state.phases.every((phase) => phase.offsetMinutes >= 0)).toBe(true);
  });

  it("needs somebody else's review, and owes change management what was filed afterwards, judged by a verdict", () => {
    const state = hotfix();
    expect(itemOf(state, "fix-reviewed")).toMatchObject({ required: true, sources: ["FIX2.05"] });
    const set = (from: ReleaseState, value: string) => {
      const { version } = itemOf(from, "change-management-told");
      return stateAfter(from, "alice", {
        type: "item.set",
        item: "change-management-told",
        status: "done",
        value,
        expectedVersion: version,
      });
    };
    const owing = set(state, "afterwards");
    expect(owing.obligations).toMatchObject([{ title: "File the hotfix with change management", settled: null }]);
    const [obligation] = owing.obligations;
    const filed = { type: "obligation.settle", obligation: obligation?.id ?? "", note: "CHG-1042" } as const;
    expect(refusalOf(decide(owing, filed, asking(owing, "alice")))).toMatchObject({ code: "invalid", path: "verdict" });
    const judged = stateAfter(owing, "alice", { ...filed, verdict: "rejected" });
    expect(judged.obligations).toMatchObject([{ settled: { note: "CHG-1042", verdict: "rejected" } }]);
    expect(set(owing, "before").obligations).toMatchObject([{ settled: { note: "It was answered otherwise.", cause: "item" } }]);
    expect(set(state, "before").obligations).toEqual([]);
  });

  it("takes the commander's agreement from the sign-off, and one person for both only where there is no other", () => {
    const alone = [
      { role: "deployer", person: PEOPLE.alice },
      { role: "approver", person: PEOPLE.bob },
      { role: "commander", person: PEOPLE.bob },
    ] as const;
    const state = approvable(hotfix({ roster: alone }));
    const after = signed(state, "bob", "approver");
    expect(after.signOffs.at(-1)?.labels).toContain(BOTH_ROLES);
    expect(itemOf(after, "commander-agrees")).toMatchObject({ status: "done", by: { id: "bob" } });
    const two = signed(approvable(hotfix()), "bob", "approver");
    expect(two.phases.find((phase) => phase.key === "approval")?.status).toBe("open");
    expect(itemOf(signed(two, "carol", "commander"), "commander-agrees").status).toBe("done");
  });
});

/** Everything before the approval is closed and its items are answered. */
function approvable(state: ReleaseState): ReleaseState {
  const closing = { at: at(-120), by: PEOPLE.alice, how: "act", reason: null } as const;
  const phases = state.phases.map((phase) =>
    phase.anchor === "declaration" && phase.key !== "approval" ? { ...phase, status: "closed" as const, closed: closing } : phase,
  );
  const items = state.items.map((item) => (item.computedFrom === "sign-off" ? item : { ...item, status: "done" as const }));
  return { ...state, status: "preparing", phases, items };
}

function signed(state: ReleaseState, who: "bob" | "carol", role: "approver" | "commander"): ReleaseState {
  const digest = asking(state, who).digestOf(gateContent(state, "approval"));
  const { initials } = PEOPLE[who];
  return stateAfter(
    state,
    who,
    { type: "sign-off.grant", phase: "approval", role, digest, initials, acceptOpen: true },
    { now: addMinutes(at(0), -60) },
  );
}

describe("what a strategy leaves behind", () => {
  it.each([
    ["blue-green", "Decommission Blue"],
    ["feature-flag", "Remove the flag"],
  ] as const)("%s owes: %s, once deployed", (strategy, title) => {
    const template = templateFor({ strategy, criticality: "standard" });
    const made = release({ strategy, criticality: "standard" }, template);
    const closing = { at: at(0), by: PEOPLE.alice, how: "act", reason: null } as const;
    const last = made.phases.findLast((phase) => phase.kind === "forward");
    const state: ReleaseState = {
      ...made,
      status: "verifying",
      actualT0: at(0),
      items: made.items.map((item) => ({ ...item, status: "done" })),
      phases: made.phases.map((phase) =>
        phase.kind === "rollback"
          ? phase
          : { ...phase, requirements: [], ...(phase === last ? {} : { status: "closed" as const, closed: closing }) },
      ),
    };
    const after = stateAfter(state, "alice", { type: "phase.close", phase: last?.key ?? "" }, { now: at(1440) });
    expect(after.status).toBe("deployed");
    expect(after.obligations).toMatchObject([{ title, settled: null }]);
  });

  it.each([
    ["canary", "rolling"],
    ["rolling", "blue-green"],
    ["feature-flag", "rolling"],
  ] as const)("does not change once the checklist was made for it: %s to %s", (strategy, other) => {
    const state = release({ strategy, criticality: "standard" }, templateFor({ strategy, criticality: "standard" }));
    const edit = (to: typeof strategy | typeof other) =>
      ({ type: "release.edit", expectedSeq: 1, changes: { strategy: to, impact: "None" } }) as const;
    expect(() => stateAfter(state, "alice", edit(other))).toThrow("made for its strategy");
    expect(stateAfter(state, "alice", edit(strategy)).details).toMatchObject({ strategy, impact: "None" });
  });
});
