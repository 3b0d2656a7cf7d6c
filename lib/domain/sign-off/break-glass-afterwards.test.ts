import { describe, expect, it } from "vitest";
import { noticesOf } from "@/lib/domain/notice/notice";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { Obligation } from "@/lib/domain/release/obligation";
import type { ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { broken, REASON, swept } from "@/lib/domain/release/testing/break-glass";
import { asking, at, PEOPLE, type PersonKey, ROSTER, refusalOf, stateAfter } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { unsettledGlasses } from "./break-glass";
import { breakGlassShare, shareText } from "./break-glass-share";

describe("SIGNOFF rule 25: everybody is told", () => {
  const titles = (state: ReleaseState, who: PersonKey) => noticesOf(state, asking(state, who)).filter((one) => one.kind === "break-glass");

  it.each<PersonKey>(["bob", "adam"])("SIGNOFF rule 25: %s, an approver or an admin, is told at once and why", (who) => {
    const [notice] = titles(broken(), who);
    expect(notice).toMatchObject({
      isUrgent: true,
      words: { title: "Break-glass", detail: "Carol White opened T-2h without sign-offs that it lacks." },
    });
    expect(notice?.words.facts).toContainEqual({ label: "Reason", text: REASON });
  });

  it.each<PersonKey>(["carol", "alice", "mia"])("SIGNOFF rule 25: %s, who is neither or broke it, is not", (who) =>
    expect(titles(broken(), who)).toEqual([]),
  );

  it("SIGNOFF rule 25: the room says so until review and post-mortem are settled, also once it has lapsed", () => {
    const lapsed = swept(broken(), at(0));
    expect(unsettledGlasses(lapsed)).toHaveLength(1);
    const reviewed = settle(lapsed, "bob", "break-glass-review");
    expect(unsettledGlasses(reviewed)).toHaveLength(1);
    expect(titles(reviewed, "adam")).toHaveLength(1);
    const settled = settle(reviewed, "carol", "break-glass-post-mortem");
    expect(unsettledGlasses(settled)).toEqual([]);
    expect(titles(settled, "adam")).toEqual([]);
  });
});

describe("SIGNOFF rule 26: what it owes", () => {
  it("SIGNOFF rule 26: a review within 24 hours and a post-mortem within 48, from then on", () => {
    expect(broken().obligations).toMatchObject([
      { rule: "break-glass-review", title: "Review the break-glass of T-2h", owner: "approver", dueAt: at(-90 + 24 * 60), settled: null },
      { rule: "break-glass-post-mortem", owner: "commander", dueAt: at(-90 + 48 * 60), settled: null },
    ]);
  });

  it.each<PersonKey>(["carol", "alice"])("SIGNOFF rule 26: %s, who deployed or broke it, does not review it", (who) => {
    const state = broken();
    const roster = [...state.roster, { role: "approver" as const, person: PEOPLE[who] }];
    const found = refusalOf(decide({ ...state, roster }, settling(state, "break-glass-review"), asking({ ...state, roster }, who)));
    expect(found).toMatchObject({
      code: "separation-of-duties",
      message: expect.stringMatching(/^Whoever deploys or broke the glass does not review it\. Bob/),
    });
  });

  it("SIGNOFF rule 26: nor does whoever started the deployment and is on the roster no more", () => {
    const started = { ...broken(), startedBy: PEOPLE.mia, roster: [...ROSTER, { role: "approver" as const, person: PEOPLE.mia }] };
    expect(refusalOf(decide(started, settling(started, "break-glass-review"), asking(started, "mia"))).code).toBe("separation-of-duties");
  });

  it("SIGNOFF rule 26: nor does whoever the deployment had as deployer and is on the roster as approver since", () => {
    const state = broken();
    const go = {
      id: "go",
      phase: "t-2h",
      revision: 1,
      refersTo: null,
      initials: "MM",
      meaning: "",
      comment: "",
      digest: "",
      expiresAt: null,
    };
    const row: SignOffRow = { ...go, kind: "granted", role: "deployer", person: PEOPLE.mia, at: at(-60), labels: [] };
    const roster = [...ROSTER, { role: "approver" as const, person: PEOPLE.mia }];
    const started = { ...state, actualT0: at(0), startedBy: PEOPLE.alice, signOffs: [row], roster };
    expect(refusalOf(decide(started, settling(started, "break-glass-review"), asking(started, "mia"))).code).toBe("separation-of-duties");
    const notStarted = { ...started, actualT0: null };
    expect(decide(notStarted, settling(notStarted, "break-glass-review"), asking(notStarted, "mia")).ok).toBe(true);
  });

  it("SIGNOFF rule 26: a manager reviews it where the roster has nobody else; a member without a part does not", () => {
    const state = broken();
    expect(settle(state, "max", "break-glass-review").obligations[0]?.settled?.by).toEqual(PEOPLE.max);
    expect(refusalOf(decide(state, settling(state, "break-glass-review"), asking(state, "mia"))).code).toBe("not-permitted");
  });

  it.each(["approved", "rejected"] as const)("SIGNOFF rule 26: the review judges, for everybody to read: %s", (verdict) => {
    const state = broken();
    const review = { type: "obligation.settle", obligation: owed(state, "break-glass-review").id, note: "See the incident" } as const;
    expect(refusalOf(decide(state, review, asking(state, "bob")))).toMatchObject({ code: "invalid", path: "verdict" });
    const judged = stateAfter(state, "bob", { ...review, verdict });
    expect(judged.obligations[0]?.settled).toMatchObject({ by: PEOPLE.bob, note: "See the incident", verdict });
    const mortem = { ...review, obligation: owed(state, "break-glass-post-mortem").id, verdict };
    expect(refusalOf(decide(state, mortem, asking(state, "bob")))).toMatchObject({ code: "invalid", path: "verdict" });
  });

  it("SIGNOFF rule 26: the release is not completed before", () => {
    const [glass] = broken().breakGlasses ?? [];
    const state: ReleaseState = { ...inStatus("deployed"), breakGlasses: glass ? [glass] : [], obligations: broken().obligations };
    const reviewed = settle(state, "bob", "break-glass-review");
    expect(reviewed.status).toBe("deployed");
    expect(settle(reviewed, "carol", "break-glass-post-mortem").status).toBe("completed");
  });

  it("SIGNOFF rule 26: neither deadline is moved, and cancelling the release settles neither", () => {
    const state = broken();
    const later = {
      type: "obligation.change",
      obligation: owed(state, "break-glass-review").id,
      dueAt: at(9_000),
      reason: "Later",
    } as const;
    expect(refusalOf(decide(state, later, asking(state, "carol"))).path).toBe("dueAt");
    const cancelled = stateAfter(state, "carol", { type: "release.cancel", reason: "Not needed" });
    expect(cancelled.obligations.filter((one) => one.settled === null)).toHaveLength(2);
  });

  it("SIGNOFF rule 26: a report that was sent before is not its post-mortem", () => {
    const row = {
      id: "m",
      kind: "post-incident-report",
      slot: null,
      audiences: ["engineering"],
      subject: "Report",
      plannedT0: at(0),
      act: "sent",
    } as const;
    const sent = (moment: string) => ({ ...row, seq: 1, at: moment, by: PEOPLE.dora, sendAt: moment });
    const comment = { type: "comment.add", text: "Noted" } as const;
    const before = stateAfter({ ...broken(), messages: [sent(at(-91))] }, "dora", comment);
    expect(owed(before, "break-glass-post-mortem").settled).toBeNull();
    const after = stateAfter({ ...broken(), messages: [sent(at(-89))] }, "dora", comment);
    expect(owed(after, "break-glass-post-mortem").settled).toMatchObject({ cause: "message" });
  });
});

describe("SIGNOFF rule 27: how often", () => {
  it.each([
    [0, 0, 0, false],
    [0, 10, 0, false],
    [1, 10, 10, false],
    [1, 9, 11, true],
    [10, 100, 10, false],
    [21, 200, 11, true],
  ])("SIGNOFF rule 27: %s of %s is %s percent, flagged: %s", (brokenOn, releases, percent, isFlagged) => {
    const share = breakGlassShare({ broken: brokenOn, releases });
    expect(share).toEqual({ broken: brokenOn, releases, percent, isFlagged });
    expect(shareText(share).includes("more than 10 %")).toBe(isFlagged);
  });
});

function owed(state: ReleaseState, rule: Obligation["rule"]): Obligation {
  const found = state.obligations.find((one) => one.rule === rule);
  if (!found) throw new Error(`Nothing is owed by ${rule}.`);
  return found;
}

function settling(state: ReleaseState, rule: Obligation["rule"]): ReleaseCommand {
  const settle = { type: "obligation.settle", obligation: owed(state, rule).id, note: "See the incident" } as const;
  return rule === "break-glass-review" ? { ...settle, verdict: "approved" } : settle;
}

function settle(state: ReleaseState, who: PersonKey, rule: Obligation["rule"]): ReleaseState {
  return stateAfter(state, who, settling(state, rule));
}
