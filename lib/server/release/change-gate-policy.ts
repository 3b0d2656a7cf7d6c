import type { GatePoliciesDto, ProposeRuleBody, SignRuleBody, WithdrawRuleBody } from "@/lib/contracts/gate-policy";
import { permissionsOf } from "@/lib/domain/access/permissions";
import type { GateRuleFacts, TeamEvent } from "@/lib/domain/access/team-event";
import type { PersonRef } from "@/lib/domain/release/state";
import { type GatePolicy, type PolicyDecision, proposeRule, signRule } from "@/lib/domain/sign-off/gate-policy";
import { requireProof } from "@/lib/server/access/proof";
import type { TeamAccess } from "@/lib/server/access/team";
import { Fault } from "@/lib/server/platform/problem";
import { changeTeam, type TeamChanging } from "@/lib/server/platform/team-change";
import { getService } from "@/lib/server/service/data";
import { askedBeside, findGate, listGatePolicies, policyFor } from "./gate-policies";
import { type PolicyRow, signersByRole, toPolicy } from "./policies";

/** `serviceId` is null where the rule is for every service of the team. */
export type RulePlace = { readonly template: string; readonly phase: string; readonly serviceId: string | null };
/** The place as the log names it. */
type Told = Pick<GateRuleFacts, "template" | "phase" | "service">;
type Decided = { readonly decision: PolicyDecision; readonly events: (after: GatePolicy, isAdopted: boolean) => TeamEvent[] };

/** Asks for another rule of a gate: the first is in force at once, a change waits for signatures (SIGNOFF rule 5). Takes a fresh proof. */
export function proposeGateRule(
  access: TeamAccess,
  place: RulePlace,
  { requirements, expectedVersion }: ProposeRuleBody,
): Promise<GatePoliciesDto> {
  requireProof(access.access.viewer);
  return change(access, { place, expectedVersion }, ({ policy, ...question }, told) => ({
    decision: proposeRule({ policy, ...question, requirements }),
    events: (after, isAdopted) => {
      if (isAdopted) return [{ type: "gate-rule.adopted", payload: { ...told, requirements: [...after.requirements], before: [] } }];
      const before = [...policy.requirements];
      return [{ type: "gate-rule.proposed", payload: { ...told, requirements: [...(after.proposal?.requirements ?? [])], before } }];
    },
  }));
}

/** Signs the change that waits, in one role; the last signature puts it in force. Takes a fresh proof, as any signature. */
export function signGateRule(access: TeamAccess, place: RulePlace, { role, expectedVersion }: SignRuleBody): Promise<GatePoliciesDto> {
  requireProof(access.access.viewer);
  return change(access, { place, expectedVersion }, ({ policy, ...question }, told) => ({
    decision: signRule({ policy, ...question, role }),
    events: (after, isAdopted) => {
      const wanted = [...(policy.proposal?.requirements ?? [])];
      const signed: TeamEvent = { type: "gate-rule.signed", payload: { ...told, role, requirements: wanted } };
      if (!isAdopted) return [signed];
      const payload = { ...told, requirements: [...after.requirements], before: [...policy.requirements] };
      return [signed, { type: "gate-rule.adopted", payload }];
    },
  }));
}

/** Takes back the change that waits: whoever asked for it, or somebody who may ask for one. */
export function withdrawGateRule(access: TeamAccess, place: RulePlace, { expectedVersion }: WithdrawRuleBody): Promise<GatePoliciesDto> {
  const canManage = permissionsOf(access.role, []).has("service.manage");
  return change(access, { place, expectedVersion }, ({ policy, actor }, told) => ({
    decision: withdrawn(policy, canManage || policy.proposal?.by.id === actor.id),
    events: () => [{ type: "gate-rule.withdrawn", payload: { ...told, requirements: [...(policy.proposal?.requirements ?? [])] } }],
  }));
}

function withdrawn(policy: GatePolicy, isAllowed: boolean): PolicyDecision {
  if (!policy.proposal) return { ok: false, code: "wrong-state", message: "No change of this rule waits for signatures." };
  if (!isAllowed)
    return { ok: false, code: "not-permitted", message: `Only ${policy.proposal.by.name} or a manager of the team can take it back.` };
  return { ok: true, isAdopted: false, policy: { ...policy, version: policy.version + 1, proposal: null } };
}

type Question = Omit<Parameters<typeof signRule>[0], "role">;
type Seen = { readonly place: RulePlace; readonly expectedVersion: number };

/** Decides on what is there, in the transaction that writes it; stale where it is another than the person saw. */
async function change(
  access: TeamAccess,
  { place, expectedVersion }: Seen,
  decide: (question: Question, told: Told) => Decided,
): Promise<GatePoliciesDto> {
  const { viewer } = access.access;
  if (viewer.token) throw new Fault("not-permitted", "Only a person can do this, in their own session.");
  const gate = findGate(place.template, place.phase);
  if (!gate) throw new Fault("not-found", "There is no such gate.");
  const teamId = access.team.id;
  const [service, signers] = await Promise.all([place.serviceId ? getService(access, place.serviceId) : null, signersByRole(teamId)]);
  const told: Told = {
    template: place.template,
    phase: place.phase,
    ...(service ? { service: { id: service.id, name: service.name } } : {}),
  };
  const actor: PersonRef = { id: viewer.userId, name: viewer.name, initials: viewer.initials };
  await changeTeam({ teamId, viewer }, async (changing) => {
    const rules = { policies: await lock(changing, teamId, place), serviceId: place.serviceId };
    const policy = policyFor(rules, gate);
    if (policy.version !== expectedVersion)
      throw new Fault("stale", "Somebody changed this rule since you opened it.", { details: { present: policy } });
    const { decision, events } = decide({ policy, own: askedBeside(rules, gate), signers, actor, now: changing.at }, told);
    if (!decision.ok) throw new Fault(decision.code, decision.message, decision.path ? { path: decision.path } : {});
    await write(changing, teamId, decision.policy);
    for (const event of events(decision.policy, decision.isAdopted)) await changing.append(event);
  });
  return listGatePolicies(access, place.serviceId);
}

/**
 * The rules of the gate as they are, held until the transaction ends: that of the place, which is made first where it never was, so that
 * two cannot both be the first; and of one service that of the team, which says who signs as well.
 */
async function lock({ tx }: TeamChanging, teamId: string, { template, phase, serviceId }: RulePlace): Promise<GatePolicy[]> {
  await tx.$executeRaw`INSERT INTO gate_policy ("teamId", template, phase, "serviceId", version, requirements)
    VALUES (${teamId}::uuid, ${template}, ${phase}, ${serviceId}::uuid, 0, '[]'::jsonb) ON CONFLICT DO NOTHING`;
  const rows = await tx.$queryRaw<PolicyRow[]>`SELECT template, phase, "serviceId", version, requirements, proposal FROM gate_policy
    WHERE "teamId" = ${teamId}::uuid AND template = ${template} AND phase = ${phase}
      AND ("serviceId" IS NULL OR "serviceId" = ${serviceId}::uuid) ORDER BY "serviceId" NULLS FIRST FOR UPDATE`;
  return rows.map(toPolicy);
}

async function write(
  { tx }: TeamChanging,
  teamId: string,
  { template, phase, serviceId, version, requirements, proposal }: GatePolicy,
): Promise<void> {
  const stored = proposal === null ? null : JSON.stringify(proposal);
  await tx.$executeRaw`UPDATE gate_policy SET version = ${version}, requirements = ${JSON.stringify(requirements)}::jsonb, proposal = ${stored}::jsonb
    WHERE "teamId" = ${teamId}::uuid AND template = ${template} AND phase = ${phase} AND "serviceId" IS NOT DISTINCT FROM ${serviceId}::uuid`;
}
