import { describe, expect, it } from "vitest";
import type { Requirement } from "@/lib/domain/checklist/template";
import { CANARY_TEMPLATE } from "@/lib/domain/checklist/templates/canary";
import { HOTFIX_TEMPLATE } from "@/lib/domain/checklist/templates/hotfix";
import { STANDARD_TEMPLATE } from "@/lib/domain/checklist/templates/standard";
import type { PersonRef } from "@/lib/domain/release/state";
import { PEOPLE, T0 } from "@/lib/domain/release/testing/fixture";
import { type GatePolicy, type PolicyDecision, type PolicySigners, policyPlaces, proposeRule, signRule } from "./gate-policy";

const OWN: readonly Requirement[] = [
  { role: "deployer", count: 1 },
  { role: "approver", count: 1 },
];
const TWO: readonly Requirement[] = [{ role: "approver", count: 2 }];
const NONE: GatePolicy = { template: "standard", phase: "t-minus-2h", serviceId: null, version: 0, requirements: [], proposal: null };
const SIGNERS: PolicySigners = {
  deployer: [PEOPLE.alice, PEOPLE.max],
  approver: [PEOPLE.bob, PEOPLE.mia, PEOPLE.max],
  commander: [PEOPLE.carol],
};

const propose = (policy: GatePolicy, requirements: readonly Requirement[], actor: PersonRef = PEOPLE.max, signers = SIGNERS) =>
  proposeRule({ policy, own: OWN, signers, actor, now: T0, requirements });
const sign = (policy: GatePolicy, actor: PersonRef, role: "deployer" | "approver" | "commander", signers = SIGNERS) =>
  signRule({ policy, own: OWN, signers, actor, now: T0, role });

function policyOf(decision: PolicyDecision): GatePolicy {
  if (!decision.ok) throw new Error(decision.message);
  return decision.policy;
}
const standing = policyOf(propose(NONE, TWO));
const proposed = policyOf(propose(standing, []));

describe("SIGNOFF rule 5: changing a rule", () => {
  it("SIGNOFF rule 5: the first rule is in force at once, without anybody's signature", () => {
    expect(propose(NONE, TWO)).toMatchObject({ ok: true, isAdopted: true, policy: { version: 1, requirements: TWO, proposal: null } });
  });

  it.each<[string, readonly Requirement[]]>([
    ["asks for less", [{ role: "approver", count: 1 }]],
    ["asks for more", [{ role: "approver", count: 3 }]],
    ["asks for another role", [{ role: "commander", count: 1 }]],
    ["asks for nothing", []],
  ])("SIGNOFF rule 5: one that %s waits for the sign-offs of the rule as it stands", (_, requirements) => {
    const decision = propose(standing, requirements);
    expect(decision).toMatchObject({
      ok: true,
      isAdopted: false,
      policy: { requirements: TWO, proposal: { requirements, signatures: [] } },
    });
  });

  it("SIGNOFF rule 5: it is in force with the last of them, and not before", () => {
    const first = sign(proposed, PEOPLE.alice, "deployer");
    const second = sign(policyOf(first), PEOPLE.bob, "approver");
    const third = sign(policyOf(second), PEOPLE.mia, "approver");
    expect([first, second, third].map((one) => one.ok && one.isAdopted)).toEqual([false, false, true]);
    expect(policyOf(second).requirements).toEqual(TWO);
    expect(policyOf(third)).toMatchObject({ requirements: [], proposal: null, version: 5 });
  });

  it.each<[string, PersonRef, "deployer" | "approver" | "commander", string]>([
    ["somebody who never stood in the role", PEOPLE.vera, "approver", "not-permitted"],
    ["a role that the rule in force does not ask for", PEOPLE.carol, "commander", "invalid"],
    ["whoever asked for the change, as its approver", PEOPLE.max, "approver", "separation-of-duties"],
  ])("SIGNOFF rule 5: refused to %s", (_, actor, role, code) => expect(sign(proposed, actor, role)).toMatchObject({ ok: false, code }));

  it("SIGNOFF rule 5: one person signs once, in one role", () => {
    const signed = policyOf(sign(proposed, PEOPLE.max, "deployer"));
    expect(sign(signed, PEOPLE.max, "deployer")).toMatchObject({ ok: false, code: "already-signed" });
  });

  it("SIGNOFF rule 5: whoever lost the role since counts no more", () => {
    const once = policyOf(sign(policyOf(sign(proposed, PEOPLE.alice, "deployer")), PEOPLE.bob, "approver"));
    const without = { ...SIGNERS, approver: [PEOPLE.mia, PEOPLE.max] };
    expect(sign(once, PEOPLE.mia, "approver", without)).toMatchObject({ ok: true, isAdopted: false });
  });

  it("SIGNOFF rule 5: without a change there is nothing to sign, and what is in force is no change", () => {
    expect(sign(standing, PEOPLE.alice, "deployer")).toMatchObject({ ok: false, code: "wrong-state" });
    expect(propose(standing, TWO)).toMatchObject({ ok: false, code: "invalid" });
  });

  it("SIGNOFF rule 4: a rule that different people of the team cannot sign is refused", () => {
    expect(propose(NONE, [{ role: "approver", count: 4 }])).toMatchObject({ ok: false, code: "unsatisfiable" });
    const one = { deployer: [PEOPLE.alice], approver: [PEOPLE.alice, PEOPLE.bob] };
    expect(propose(NONE, TWO, PEOPLE.max, one)).toMatchObject({ ok: false, code: "unsatisfiable" });
  });
});

describe("the gates that a team can ask more of", () => {
  it.each([
    [STANDARD_TEMPLATE, ["t-minus-2h", "t-zero", "t-plus-24h", "rollback"]],
    [CANARY_TEMPLATE, ["setup", "stages", "t-plus-2h", "rollback"]],
    [HOTFIX_TEMPLATE, ["approval", "t-plus-24h", "rollback"]],
  ])("are those that are signed, and all stages that are decided as one", (template, keys) => {
    expect(policyPlaces(template).map((place) => place.key)).toEqual(keys);
  });
});
