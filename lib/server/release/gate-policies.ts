import type { GatePoliciesDto, GatePolicyDto } from "@/lib/contracts/gate-policy";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import type { Requirement, Template } from "@/lib/domain/checklist/template";
import { TEMPLATES } from "@/lib/domain/checklist/templates/registry";
import type { PersonRef } from "@/lib/domain/release/state";
import {
  countSigned,
  type GatePolicy,
  type PolicyPlace,
  type PolicySigners,
  policyPlaces,
  standingRule,
  whyNotSignRule,
} from "@/lib/domain/sign-off/gate-policy";
import type { TeamAccess } from "@/lib/server/access/team";
import { getService } from "@/lib/server/service/data";
import { readPolicies, signersByRole } from "./policies";

/**
 * Every gate that a team can ask more of, with what it asks for now and what waits to be signed: for all of its services, or for the one
 * named. Not found where the team has no such service.
 */
export async function listGatePolicies(access: TeamAccess, serviceId: string | null): Promise<GatePoliciesDto> {
  const [policies, signers, service] = await Promise.all([
    readPolicies(access.team.id, serviceId),
    signersByRole(access.team.id),
    serviceId ? getService(access, serviceId) : null,
  ]);
  const canManage = permissionsOf(access.role, []).has("service.manage");
  const { userId: id, name, initials } = access.access.viewer;
  const reader: Reader = { person: { id, name, initials }, canManage, signers };
  const templates = TEMPLATES.filter((one) => one.available).map((one) => one.template);
  const gates = templates.flatMap((template) => policyPlaces(template).map((place) => ({ template, place })));
  return {
    service: service && { id: service.id, name: service.name },
    gates: gates.map((gate) => toDto(gate, { policies, serviceId }, reader)),
    canManage,
  };
}

type Gate = { readonly template: Template; readonly place: PolicyPlace };
type Rules = { readonly policies: readonly GatePolicy[]; readonly serviceId: string | null };
type Reader = { readonly person: PersonRef; readonly canManage: boolean; readonly signers: PolicySigners };

/** A gate of the newest checklist of a track; null where there is none that a team can ask more of. */
export function findGate(key: string, phaseKey: string): Gate | null {
  const template = TEMPLATES.find((one) => one.available && one.template.key === key)?.template;
  const place = template && policyPlaces(template).find((one) => one.key === phaseKey);
  return template && place ? { template, place } : null;
}

/** The rule of a gate in this scope, or none yet. */
export function policyFor({ policies, serviceId }: Rules, { template, place }: Gate): GatePolicy {
  const found = policies.find((one) => one.template === template.key && one.phase === place.key && one.serviceId === serviceId);
  return found ?? { template: template.key, phase: place.key, serviceId, version: 0, requirements: [], proposal: null };
}

/** What is asked for at the gate without the rule of this scope: by the checklist, of every release, and of a service by the team. */
export function askedBeside(rules: Rules, gate: Gate): Requirement[] {
  return mergeRequirements(ownOf(gate), ofTeam(rules, gate));
}

function ownOf({ place }: Gate): Requirement[] {
  return place.gate.kind === "signed" ? mergeRequirements(place.gate.base) : [];
}

function ofTeam({ policies, serviceId }: Rules, gate: Gate): readonly Requirement[] {
  return serviceId === null ? [] : policyFor({ policies, serviceId: null }, gate).requirements;
}

function toDto(gate: Gate, rules: Rules, reader: Reader): GatePolicyDto {
  const { template, place } = gate;
  const policy = policyFor(rules, gate);
  return {
    template: template.key,
    templateName: template.name,
    phase: place.key,
    code: place.code,
    name: place.name,
    version: policy.version,
    own: ownOf(gate),
    team: [...ofTeam(rules, gate)],
    requirements: [...policy.requirements],
    proposal: proposalDto(askedBeside(rules, gate), policy, reader),
  };
}

function proposalDto(own: readonly Requirement[], policy: GatePolicy, { person, canManage, signers }: Reader): GatePolicyDto["proposal"] {
  const { proposal } = policy;
  if (!proposal) return null;
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
