import type { GatePoliciesDto, ProposeRuleBody, SignRuleBody, WithdrawRuleBody } from "@/lib/contracts/gate-policy";
import { permissionsOf } from "@/lib/domain/access/permissions";
import type { TeamEvent } from "@/lib/domain/access/team-event";
import type { PersonRef } from "@/lib/domain/release/state";
import { type GatePolicy, type PolicyDecision, proposeRule, signRule } from "@/lib/domain/sign-off/gate-policy";
import { requireProof } from "@/lib/server/access/proof";
import type { TeamAccess } from "@/lib/server/access/team";
import { Fault } from "@/lib/server/platform/problem";
import { changeTeam, type TeamChanging } from "@/lib/server/platform/team-change";
import { findGate, listGatePolicies, ownOf, policyFor } from "./gate-policies";
import { type PolicyRow, signersByRole, toPolicy } from "./policies";

type Place = { readonly template: string; readonly phase: string };
type Decided = { readonly decision: PolicyDecision; readonly events: (after: GatePolicy, isAdopted: boolean) => TeamEvent[] };

/** Asks for another rule of a gate: the first is in force at once, a change waits for signatures (SIGNOFF rule 5). */
export function proposeGateRule(
  access: TeamAccess,
  place: Place,
  { requirements, expectedVersion }: ProposeRuleBody,
): Promise<GatePoliciesDto> {
  return change(access, { place, expectedVersion }, ({ policy, ...question }) => ({
    decision: proposeRule({ policy, ...question, requirements }),
    events: (after, isAdopted) => {
      if (isAdopted) return [{ type: "gate-rule.adopted", payload: { ...place, requirements: [...after.requirements], before: [] } }];
      const before = [...policy.requirements];
      return [{ type: "gate-rule.proposed", payload: { ...place, requirements: [...(after.proposal?.requirements ?? [])], before } }];
    },
  }));
}

/** Signs the change that waits, in one role; the last signature puts it in force. Takes a fresh proof, as any signature. */
export function signGateRule(access: TeamAccess, place: Place, { role, expectedVersion }: SignRuleBody): Promise<GatePoliciesDto> {
  requireProof(access.access.viewer);
  return change(access, { place, expectedVersion }, ({ policy, ...question }) => ({
    decision: signRule({ policy, ...question, role }),
    events: (after, isAdopted) => {
      const wanted = [...(policy.proposal?.requirements ?? [])];
      const signed: TeamEvent = { type: "gate-rule.signed", payload: { ...place, role, requirements: wanted } };
      if (!isAdopted) return [signed];
      const payload = { ...place, requirements: [...after.requirements], before: [...policy.requirements] };
      return [signed, { type: "gate-rule.adopted", payload }];
    },
  }));
}

/** Takes back the change that waits: whoever asked for it, or somebody who may ask for one. */
export function withdrawGateRule(access: TeamAccess, place: Place, { expectedVersion }: WithdrawRuleBody): Promise<GatePoliciesDto> {
  const canManage = permissionsOf(access.role, []).has("service.manage");
  return change(access, { place, expectedVersion }, ({ policy, actor }) => ({
    decision: withdrawn(policy, canManage || policy.proposal?.by.id === actor.id),
    events: () => [{ type: "gate-rule.withdrawn", payload: { ...place, requirements: [...(policy.proposal?.requirements ?? [])] } }],
  }));
}

function withdrawn(policy: GatePolicy, isAllowed: boolean): PolicyDecision {
  if (!policy.proposal) return { ok: false, code: "wrong-state", message: "No change of this rule waits for signatures." };
  if (!isAllowed)
    return { ok: false, code: "not-permitted", message: `Only ${policy.proposal.by.name} or a manager of the team can take it back.` };
  return { ok: true, isAdopted: false, policy: { ...policy, version: policy.version + 1, proposal: null } };
}

type Question = Omit<Parameters<typeof signRule>[0], "role">;
type Seen = { readonly place: Place; readonly expectedVersion: number };

/** Decides on what is there, in the transaction that writes it; stale where it is another than the person saw. */
async function change(
  access: TeamAccess,
  { place, expectedVersion }: Seen,
  decide: (question: Question) => Decided,
): Promise<GatePoliciesDto> {
  const { viewer } = access.access;
  if (viewer.token) throw new Fault("not-permitted", "Only a person can do this, in their own session.");
  const gate = findGate(place.template, place.phase);
  if (!gate) throw new Fault("not-found", "There is no such gate.");
  const signers = await signersByRole(access.team.id);
  const actor: PersonRef = { id: viewer.userId, name: viewer.name, initials: viewer.initials };
  await changeTeam({ teamId: access.team.id, viewer }, async (changing) => {
    const policy = policyFor(await lock(changing, access.team.id, place), gate);
    if (policy.version !== expectedVersion)
      throw new Fault("stale", "Somebody changed this rule since you opened it.", { details: { present: policy } });
    const { decision, events } = decide({ policy, own: ownOf(gate), signers, actor, now: changing.at });
    if (!decision.ok) throw new Fault(decision.code, decision.message, decision.path ? { path: decision.path } : {});
    await write(changing, access.team.id, decision.policy);
    for (const event of events(decision.policy, decision.isAdopted)) await changing.append(event);
  });
  return listGatePolicies(access);
}

/** The row as it is, held until the transaction ends; one that was never there is made first, so that two cannot both be the first. */
async function lock({ tx }: TeamChanging, teamId: string, { template, phase }: Place): Promise<GatePolicy[]> {
  await tx.$executeRaw`INSERT INTO gate_policy ("teamId", template, phase, version, requirements)
    VALUES (${teamId}::uuid, ${template}, ${phase}, 0, '[]'::jsonb) ON CONFLICT DO NOTHING`;
  const rows = await tx.$queryRaw<PolicyRow[]>`SELECT template, phase, version, requirements, proposal FROM gate_policy
    WHERE "teamId" = ${teamId}::uuid AND template = ${template} AND phase = ${phase} FOR UPDATE`;
  return rows.map(toPolicy);
}

async function write(
  { tx }: TeamChanging,
  teamId: string,
  { template, phase, version, requirements, proposal }: GatePolicy,
): Promise<void> {
  const stored = proposal === null ? null : JSON.stringify(proposal);
  await tx.$executeRaw`UPDATE gate_policy SET version = ${version}, requirements = ${JSON.stringify(requirements)}::jsonb, proposal = ${stored}::jsonb
    WHERE "teamId" = ${teamId}::uuid AND template = ${template} AND phase = ${phase}`;
}
