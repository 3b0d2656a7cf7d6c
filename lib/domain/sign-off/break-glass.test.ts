import { describe, expect, it } from "vitest";
import type { Template } from "@/lib/domain/checklist/template";
import { templateFor } from "@/lib/domain/checklist/template-for";
import type { IncidentRow } from "@/lib/domain/incident/linked";
import { decide } from "@/lib/domain/release/decide";
import type { ReleaseState } from "@/lib/domain/release/state";
import {
  awaiting,
  BROKEN,
  broken,
  GO,
  INVOKE,
  incident,
  phaseOf,
  REASON,
  refusedTo,
  swept,
} from "@/lib/domain/release/testing/break-glass";
import { asking, at, PEOPLE, type PersonKey, ROSTER, refusalOf, release, stateAfter } from "@/lib/domain/release/testing/fixture";
import { evaluateGate } from "./evaluate-gate";
import { gateContent } from "./gate-content";
import { mayDeploy } from "./may-deploy";

const gateOf = (state: ReleaseState, now: string) => {
  const phase = phaseOf(state);
  if (!phase) throw new Error("There is no such phase.");
  const { members, digestOf } = asking(state, "carol");
  return evaluateGate({ state, phase, now, members, digestOf });
};
const gateDigest = (state: ReleaseState) => asking(state, "carol").digestOf(gateContent(state, GO));

describe("SIGNOFF rule 24: who breaks the glass, of what, and how long", () => {
  it("SIGNOFF rule 24: the commander opens one gate without the missing sign-offs, and signs nothing by it", () => {
    const state = broken();
    expect(phaseOf(state)).toMatchObject({
      status: "closed",
      closed: { how: "break-glass", by: PEOPLE.carol, at: BROKEN, reason: REASON },
    });
    expect(state.signOffs).toEqual([]);
    expect(gateOf(state, BROKEN)).toMatchObject({ isQuorate: false, display: "closed", glass: { reason: REASON } });
    expect(state.breakGlasses).toMatchObject([
      { phase: GO, until: at(-30), incident: { id: "inc" }, missing: expect.arrayContaining([{ role: "approver", signed: 0, needed: 1 }]) },
    ]);
    expect(state.status).toBe("ready");
    expect(phaseOf(state, "t-zero")?.status).toBe("open");
  });

  it("SIGNOFF rule 24: the deployer starts what it opened, and a pipeline is told how it passed", () => {
    const state = broken();
    const phase = phaseOf(state);
    const { members, digestOf } = asking(state, "alice");
    if (phase) expect(mayDeploy({ state, phase, now: at(-40), members, digestOf }).reason).toMatch(/has passed by break-glass\.$/);
    const started = stateAfter(state, "alice", { type: "deployment.start" }, { now: at(-40) });
    expect(started.status).toBe("deploying");
    // What was begun is no longer a matter of time.
    expect(phaseOf(swept(started, at(60)))?.status).toBe("closed");
  });

  it.each<[PersonKey, RegExp]>([
    ["alice", /^Only Carol White \(incident commander\) can break the glass\.$/],
    ["bob", /^Only Carol White/],
    ["max", /^Only Carol White/],
    ["adam", /^Only Carol White/],
  ])("SIGNOFF rule 24: refused to %s, naming who can", (who, message) => {
    expect(refusedTo(awaiting(), who)).toMatchObject({ code: "not-permitted", message: expect.stringMatching(message) });
  });

  it("SIGNOFF rule 24: refused to a commander who deploys, to a token, and without a fresh proof", () => {
    const both = { ...awaiting(), roster: [{ role: "deployer" as const, person: PEOPLE.carol }, ...ROSTER] };
    expect(refusedTo(both, "carol").code).toBe("separation-of-duties");
    expect(refusedTo(awaiting(), "carol", { proofAgeMinutes: 16 }).code).toBe("proof-needed");
    const token = { kind: "token", id: "carol", name: "CI", initials: "CI" } as const;
    expect(refusedTo(awaiting(), "carol", { actor: token, roles: [], permissions: new Set() }).code).toBe("not-permitted");
  });

  it.each<[string, readonly IncidentRow[]]>([
    ["no incident", []],
    ["a lesser one", [incident({ severity: "P1" })]],
    ["one that is over", [incident(), incident({ status: "resolved", act: "resolved" })]],
    ["one that was lowered", [incident(), incident({ severity: "P2", act: "changed" })]],
  ])("SIGNOFF rule 24: refused with %s", (_, incidents) => {
    expect(refusedTo(awaiting(incidents), "carol")).toMatchObject({
      code: "wrong-state",
      message: expect.stringMatching(/open P0 incident/),
    });
  });

  it("SIGNOFF rule 24: on the hotfix track no incident is needed", () => {
    const template: Template = templateFor({ strategy: "rolling", criticality: "hotfix" });
    const hotfix = { severity: "critical", description: "Nobody can pay" } as const;
    const made = release({ criticality: "hotfix", hotfix, changes: [] }, template);
    const go = made.phases.find((phase) => phase.requirements.length > 0);
    const items = made.items.map((item) => ({ ...item, status: "done" as const }));
    const phases = made.phases.map((phase) =>
      phase.kind === "forward" && phase.position < (go?.position ?? 0)
        ? { ...phase, status: "closed" as const, closed: { at: BROKEN, by: PEOPLE.alice, how: "act" as const, reason: null } }
        : phase,
    );
    const state = stateAfter({ ...made, items, phases }, "carol", { ...INVOKE, phase: go?.key ?? "" }, { now: BROKEN });
    expect(state.breakGlasses).toMatchObject([{ incident: null, phase: go?.key }]);
    expect(phaseOf(state, go?.key)?.closed?.how).toBe("break-glass");
  });

  it.each(["", "   "])("SIGNOFF rule 24: needs a reason, not “%s”", (reason) => {
    expect(refusedTo(awaiting(), "carol", {}, { ...INVOKE, reason })).toMatchObject({ code: "invalid", path: "reason" });
  });

  it("SIGNOFF rule 24: stands for sign-offs only: an open item, a refusal, a hold and an earlier phase keep the gate closed", () => {
    const state = awaiting();
    const item = state.items.find((one) => one.phase === GO && one.required && one.kind === "tick");
    const open = { ...state, items: state.items.map((one) => (one === item ? { ...one, status: "todo" as const } : one)) };
    expect(refusedTo(open, "carol").code).toBe("gate-closed");
    const seen = gateDigest(state);
    const refused = stateAfter(state, "bob", { type: "sign-off.refuse", phase: GO, role: "approver", digest: seen, reason: "Tests fail" });
    expect(refusedTo(refused, "carol").message).toMatch(/^Bob Jones refused/);
    expect(refusedTo(stateAfter(state, "carol", { type: "release.hold", reason: "Wait" }), "carol").code).toBe("wrong-state");
    expect(refusedTo(state, "carol", {}, { ...INVOKE, phase: "t-zero" }).code).toBe("gate-closed");
    expect(refusedTo(broken(), "carol").message).toMatch(/is closed already/);
  });

  it("SIGNOFF rule 24: it lapses after 60 minutes, whether or not the clock has written so", () => {
    const state = broken();
    const start = { type: "deployment.start" } as const;
    expect(decide(state, start, asking(state, "alice", { now: at(-31) })).ok).toBe(true);
    const late = refusalOf(decide(state, start, asking(state, "alice", { now: at(-30) })));
    expect(late).toMatchObject({ code: "gate-closed", message: expect.stringMatching(/The break-glass has lapsed/) });
    expect(swept(state, at(-31))).toEqual(state);
    const lapsed = swept(state, at(-30));
    expect(lapsed.status).toBe("preparing");
    expect(phaseOf(lapsed)).toMatchObject({ status: "open", closed: null });
    expect(gateOf(lapsed, at(-30)).glass).toBeNull();
    expect(gateOf(lapsed, at(-30)).conditions.map((one) => one.code)).toContain("sign-off-missing");
  });

  it("SIGNOFF rule 12: a waiver that ends before its use ends it, whether or not the clock has written so", () => {
    const before = awaiting();
    const key = before.items.find((one) => one.phase === GO && one.required && one.kind === "tick")?.key;
    const waived = { status: "waived", reason: "Later", waivedUntil: at(-60) } as const;
    const items = before.items.map((one) => (one.key === key ? { ...one, ...waived } : one));
    const state = stateAfter({ ...before, items }, "carol", INVOKE, { now: BROKEN });
    expect(gateOf(state, at(-61)).glass).not.toBeNull();
    expect(gateOf(state, at(-60)).glass).toBeNull();
    expect(refusalOf(decide(state, { type: "deployment.start" }, asking(state, "alice", { now: at(-60) }))).code).toBe("gate-closed");
    expect(phaseOf(swept(state, at(-60)))).toMatchObject({ status: "open", closed: null });
  });

  it("SIGNOFF rule 24: another version is another decision", () => {
    const state = broken();
    const edit = { type: "release.edit", expectedSeq: state.seq, changes: { toVersion: "v2.3.1" } } as const;
    const edited = stateAfter(state, "carol", edit, { now: at(-80) });
    expect(phaseOf(edited)).toMatchObject({ status: "open" });
    expect(edited.status).toBe("preparing");
  });

  it("SIGNOFF rule 24: sign-offs that were given stay, and who was missing is kept", () => {
    const before = awaiting();
    const grant = {
      type: "sign-off.grant",
      phase: GO,
      role: "deployer",
      digest: gateDigest(before),
      initials: "AS",
      acceptOpen: true,
    } as const;
    const signed = stateAfter(before, "alice", grant, { now: at(-95) });
    const state = stateAfter(signed, "carol", INVOKE, { now: BROKEN });
    expect(state.signOffs.map((row) => row.kind)).toEqual(["granted"]);
    expect(state.breakGlasses?.[0]?.missing.map((one) => one.role)).toEqual(["approver", "commander"]);
    const revoke = { type: "sign-off.revoke", signOff: state.signOffs[0]?.id ?? "", reason: "Not ready" } as const;
    expect(phaseOf(stateAfter(state, "alice", revoke, { now: at(-80) }))?.status).toBe("open");
  });
});
