import { describe, expect, it } from "vitest";
import { templateFor } from "@/lib/domain/checklist/template-for";
import type { ReleaseState } from "@/lib/domain/release/state";
import { awaiting } from "@/lib/domain/release/testing/break-glass";
import { asking, at, PEOPLE, type PersonKey, release, stateAfter } from "@/lib/domain/release/testing/fixture";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { noticesOf } from "./notice";

const DAY = 1440;
const told = (state: ReleaseState, who: PersonKey, now: string) =>
  noticesOf(state, asking(state, who, { now })).filter((one) => one.kind === "escalation");
/** The go of the fixture's release has waited since its last item was done and the phase before it was closed. */
const state = awaiting([]);
const SINCE = -120;

describe("SIGNOFF rule 17: a request that waits too long", () => {
  it.each<[PersonKey, number, boolean]>([
    ["max", SINCE + DAY, true],
    ["max", SINCE + DAY - 1, false],
    ["mia", SINCE + DAY, false],
    ["adam", SINCE + DAY, false],
  ])("SIGNOFF rule 17: %s is told %s minutes after T-0: %s", (who, minutes, isTold) => {
    const found = told(openWindow(state), who, at(minutes));
    expect(found.length > 0).toBe(isTold);
    for (const one of found) expect(one).toMatchObject({ isUrgent: true, words: { title: "Sign-off overdue" } });
  });

  it("SIGNOFF rule 17: of a hotfix after 20 minutes, to its commander too, unless it waits for them", () => {
    const hotfix = hotfixAwaiting();
    expect(told(hotfix, "max", at(SINCE + 20))).toHaveLength(1);
    expect(told(hotfix, "max", at(SINCE + 19))).toEqual([]);
    expect(told(hotfix, "carol", at(SINCE + 20))).toEqual([]);
    const go = hotfix.phases.find((one) => one.requirements.length > 0)?.key ?? "";
    const digest = asking(hotfix, "carol").digestOf(gateContent(hotfix, go));
    const grant = {
      type: "sign-off.grant",
      phase: go,
      role: "commander",
      digest,
      initials: "CW",
      acceptOpen: true,
      comment: "Now",
    } as const;
    const signed = stateAfter(hotfix, "carol", grant, { now: at(SINCE + 5) });
    const [notice] = told(signed, "carol", at(SINCE + 20));
    expect(notice?.words.detail).toMatch(/waits for Bob Jones and for nothing else\.$/);
  });

  it("SIGNOFF rule 17: and never approves itself", () => {
    const before = openWindow(state);
    const system = { actor: { kind: "system", id: "clock", name: "Clock", initials: "CL" }, now: at(SINCE + 3 * DAY) } as const;
    const after = stateAfter(before, "max", { type: "clock.sweep" }, system);
    expect(after.signOffs).toEqual([]);
    expect(after.phases.map((one) => one.status)).toEqual(before.phases.map((one) => one.status));
  });

  it("SIGNOFF rule 16: on hold nothing is asked, so that nothing escalates", () => {
    const held = stateAfter(openWindow(state), "carol", { type: "release.hold", reason: "Wait" }, { now: at(0) });
    expect(told(held, "max", at(SINCE + DAY))).toEqual([]);
  });
});

/** With a window that is far ahead: a request for the go is over with its window. */
function openWindow(from: ReleaseState): ReleaseState {
  const times = { plannedT0: at(5 * DAY), windowStart: at(5 * DAY - 60), windowEnd: at(5 * DAY + 180) };
  return { ...from, details: { ...from.details, ...times } };
}

function hotfixAwaiting(): ReleaseState {
  const hotfix = { severity: "critical", description: "Nobody can pay" } as const;
  const made = release({ criticality: "hotfix", hotfix, changes: [] }, templateFor({ strategy: "rolling", criticality: "hotfix" }));
  const go = made.phases.find((one) => one.requirements.length > 0);
  const closed = { at: at(SINCE), by: PEOPLE.alice, how: "act", reason: null } as const;
  const phases = made.phases.map((phase) =>
    phase.kind === "forward" && phase.position < (go?.position ?? 0) ? { ...phase, status: "closed" as const, closed } : phase,
  );
  const items = made.items.map((item) => ({ ...item, status: "done" as const, at: at(SINCE - 10), by: PEOPLE.mia }));
  return { ...made, status: "preparing", phases, items };
}
