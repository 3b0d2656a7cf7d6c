import type { GatePoliciesDto, GatePolicyDto } from "@/lib/contracts/gate-policy";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import type { Requirement, Template, TemplatePhase } from "@/lib/domain/checklist/template";
import { TEMPLATES } from "@/lib/domain/checklist/templates/registry";
import type { PersonRef } from "@/lib/domain/release/state";
import {
  countSigned,
  type GatePolicy,
  type PolicySigners,
  policyPhases,
  standingRule,
  whyNotSignRule,
} from "@/lib/domain/sign-off/gate-policy";
import type { TeamAccess } from "@/lib/server/access/team";
import { readPolicies, signersByRole } from "./policies";

/** Every gate that a team can ask more of, with what it asks for now and what waits to be signed. */
export async function listGatePolicies(access: TeamAccess): Promise<GatePoliciesDto> {
  const [policies, signers] = await Promise.all([readPolicies(access.team.id), signersByRole(access.team.id)]);
  const canManage = permissionsOf(access.role, []).has("service.manage");
  const { userId: id, name, initials } = access.access.viewer;
  const reader: Reader = { person: { id, name, initials }, canManage, signers };
  const templates = TEMPLATES.filter((one) => one.available).map((one) => one.template);
  const gates = templates.flatMap((template) => policyPhases(template).map((phase) => ({ template, phase })));
  return { gates: gates.map((gate) => toDto(gate, policyFor(policies, gate), reader)), canManage };
}

type Gate = { readonly template: Template; readonly phase: TemplatePhase };
type Reader = { readonly person: PersonRef; readonly canManage: boolean; readonly signers: PolicySigners };

/** A gate of the newest checklist of a key; null where there is none that a team can ask more of. */
export function findGate(key: string, phaseKey: string): Gate | null {
  const template = TEMPLATES.find((one) => one.available && one.template.key === key)?.template;
  const phase = template && policyPhases(template).find((one) => one.key === phaseKey);
  return template && phase ? { template, phase } : null;
}

export function policyFor(policies: readonly GatePolicy[], { template, phase }: Gate): GatePolicy {
  const found = policies.find((one) => one.template === template.key && one.phase === phase.key);
  return found ?? { template: template.key, phase: phase.key, version: 0, requirements: [], proposal: null };
}

/** What the checklist asks for itself, of every release. */
export function ownOf({ phase }: Gate): Requirement[] {
  return phase.gate.kind === "signed" ? mergeRequirements(phase.gate.base) : [];
}

function toDto(gate: Gate, policy: GatePolicy, reader: Reader): GatePolicyDto {
  const { template, phase } = gate;
  return {
    template: template.key,
    templateName: template.name,
    phase: phase.key,
    code: phase.code,
    name: phase.name,
    version: policy.version,
    own: ownOf(gate),
    requirements: [...policy.requirements],
    proposal: proposalDto(gate, policy, reader),
  };
}

function proposalDto(gate: Gate, policy: GatePolicy, { person, canManage, signers }: Reader): GatePolicyDto["proposal"] {
  const { proposal } = policy;
  if (!proposal) return null;
  const own = ownOf(gate);
  const roles = standingRule({ policy, own }).map(({ role, count }) => ({
    role,
    needed: count,
    signed: countSigned(proposal, signers, role),
    people: proposal.signatures.filter((one) => one.role === role).map((one) => one.person.name),
    canSign: (signers[role] ?? []).map((one) => one.name),
    whyNot: whyNotSignRule({ policy, own, signers, actor: person, role })?.message ?? null,
  }));
  const { requirements, by, at } = proposal;
  return { requirements: [...requirements], by, at, roles, canWithdraw: canManage || by.id === person.id };
}
