import { describe, expect, it } from "vitest";
import { acceptance, lastOffer, offered } from "@/lib/domain/handover/testing/offered";
import { inOrderOfUrgency, needsOf } from "@/lib/domain/home/needs";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, at, type PersonKey, ROSTER, stateAfter } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { noticesOf } from "./notice";

const told = (state: ReleaseState, who: PersonKey, now = at(1)) =>
  noticesOf(state, asking(state, who, { now }))
    .filter(({ kind }) => kind.startsWith("handover"))
    .map(({ kind, isUrgent, words }) => `${kind}${isUrgent ? "!" : ""} ${words.title}`);

describe("a role that is handed over", () => {
  const state = offered(inStatus("deploying"));
  const { id } = lastOffer(state);

  it("needs whoever is asked, at once and before their signatures, where they can answer", () => {
    expect(told(state, "mia")).toEqual(["handover! Alice Smith hands you the deployment"]);
    const [need] = inOrderOfUrgency(needsOf(state, asking(state, "mia")));
    expect(need).toMatchObject({ kind: "handover", handover: id, detail: expect.stringMatching(/^My shift ends\. Read how it stands/) });
    expect(noticesOf(state, asking(state, "mia"))[0]?.words.place).toBe(`/releases/${state.id}#handover-${id}`);
    for (const who of ["alice", "bob", "carol"] as const) expect(told(state, who)).toEqual([]);
    const command = offered(inStatus("deploying"), "max", "commander");
    expect(told(command, "max")).toEqual(["handover! Carol White hands you command"]);
  });

  it.each([
    ["standard", 19, []],
    ["standard", 20, ["handover! Mia Brown has not answered"]],
    ["canary", 20, ["handover! Mia Brown has not answered"]],
    ["hotfix", 4, []],
    ["hotfix", 5, ["handover! Mia Brown has not answered"]],
  ] as const)("on the %s track is told to the giver after %i minutes: %j", (track, minutes, expected) => {
    const { details } = state;
    const release = { ...state, details: { ...details, template: { ...details.template, track } } };
    expect(told(release, "alice", at(minutes))).toEqual(expected);
  });

  it("tells the giver what became of it for a day, and nobody what they did themselves", () => {
    const accepted = stateAfter(state, "mia", acceptance(state));
    expect(told(accepted, "alice")).toEqual(["handover-answer! Mia Brown took over as deployer"]);
    expect([told(accepted, "mia"), told(accepted, "alice", at(24 * 60))]).toEqual([[], []]);
    const declined = stateAfter(state, "mia", { type: "handover.decline", handover: id, reason: "On a train" });
    expect(told(declined, "alice")).toEqual(["handover-answer! Mia Brown declined to take over"]);
    const [notice] = noticesOf(declined, asking(declined, "alice")).filter(({ kind }) => kind === "handover-answer");
    expect(notice?.words.detail).toBe("On a train. You are still deployer.");
    const withdrawn = stateAfter(state, "alice", { type: "handover.withdraw", handover: id });
    expect([told(withdrawn, "alice"), told(withdrawn, "mia")]).toEqual([[], []]);
    const roster = [...ROSTER, { role: "approver", person: lastOffer(state).to } as const];
    const overtaken = stateAfter(state, "carol", { type: "roster.change", expectedSeq: state.seq, roster });
    expect(told(overtaken, "alice")).toEqual(["handover-answer! The handover to Mia Brown ended"]);
  });
});
