import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { STAGES, type TrackRule } from "@/lib/domain/checklist/added-rules";
import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import type { Requirement, Template, TemplatePhase } from "@/lib/domain/checklist/template";
import type { RefusalCode } from "@/lib/domain/release/command";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { emptyPlaces } from "./staffing";

/**
 * What a team asks for at a gate of a checklist beside what the checklist asks for itself, for all of its services or for one; they merge by
 * the highest count per role (SIGNOFF rule 1). It is copied into the releases that are made from then on, and put on others by an explicit
 * act (rule 2).
 */
export type GatePolicy = TrackRule & {
  /** Null: for every service of the team. */
  readonly serviceId: string | null;
  /** Counts every change, proposals and signatures among them; 0 where there never was one. */
  readonly version: number;
  readonly proposal: PolicyProposal | null;
};

/** Another rule, which waits for the sign-offs of the one in force. */
export type PolicyProposal = {
  readonly requirements: readonly Requirement[];
  readonly by: PersonRef;
  readonly at: Instant;
  readonly signatures: readonly PolicySignature[];
};
export type PolicySignature = { readonly role: ReleaseRole; readonly person: PersonRef; readonly at: Instant };

/** Who may sign a change of a rule, by role; see `signersByRole`. */
export type PolicySigners = Readonly<Partial<Record<ReleaseRole, readonly PersonRef[]>>>;

export type PolicyDecision = { readonly ok: true; readonly policy: GatePolicy; readonly isAdopted: boolean } | PolicyRefusal;
type PolicyRefusal = { readonly ok: false; readonly code: RefusalCode; readonly message: string; readonly path?: string };

type Question = {
  readonly policy: GatePolicy;
  /** What is asked for at this gate without the rule: by the checklist, and of one service by the team as well. */
  readonly own: readonly Requirement[];
  readonly signers: PolicySigners;
  readonly actor: PersonRef;
  readonly now: Instant;
};

/** A gate that a team can ask more of. */
export type PolicyPlace = Pick<TemplatePhase, "key" | "code" | "name" | "gate">;

/** The gates of a checklist that a team can ask more of: those that are signed, and all stages that are decided as one. */
export function policyPlaces({ phases }: Pick<Template, "phases">): PolicyPlace[] {
  const decided = phases.find(({ stage }) => stage && stage.decisions.length > 0);
  const stages: PolicyPlace[] = decided ? [{ key: STAGES, code: "Stages", name: "each decision to proceed", gate: decided.gate }] : [];
  const first = phases.findIndex(({ stage }) => stage);
  const signed = (some: readonly TemplatePhase[]) => some.filter((phase) => phase.gate.kind === "signed" && !phase.stage);
  return first < 0 ? signed(phases) : [...signed(phases.slice(0, first)), ...stages, ...signed(phases.slice(first))];
}

/** Who must sign the gate as it stands, and with that a change of its rule. */
export function standingRule({ policy, own }: Pick<Question, "policy" | "own">): Requirement[] {
  return mergeRequirements(own, policy.requirements);
}

/**
 * Asks for another rule. The first is in force at once; a change of one waits for the sign-offs of the rule as it stands, whoever asks and
 * whether it asks for more or less. Refused: what distinct people cannot sign (SIGNOFF rule 4), what is in force. Source: SIGNOFF rule 5.
 */
export function proposeRule(question: Question & { readonly requirements: readonly Requirement[] }): PolicyDecision {
  const { policy, own, signers, actor, now } = question;
  const requirements = mergeRequirements(question.requirements);
  if (isSameValue(requirements, mergeRequirements(policy.requirements))) {
    return refused("invalid", "This is the rule in force.", "requirements");
  }
  const missing = missingFor(mergeRequirements(own, requirements), signers);
  if (missing) return refused("unsatisfiable", `The team has too few different people who could sign as ${missing}.`, "requirements");
  const version = policy.version + 1;
  const isFirst = policy.requirements.length === 0;
  if (isFirst) return { ok: true, isAdopted: true, policy: { ...policy, version, requirements, proposal: null } };
  const proposal = { requirements, by: actor, at: now, signatures: [] };
  return { ok: true, isAdopted: false, policy: { ...policy, version, proposal } };
}

/** A person signs the change in one role; with the last sign-off that the standing rule asks for, the new one is in force. */
export function signRule(question: Question & { readonly role: ReleaseRole }): PolicyDecision {
  const { policy, actor, role, now } = question;
  if (!policy.proposal) return refused("wrong-state", "No change of this rule waits for signatures.");
  const objection = whyNotSignRule(question);
  if (objection) return objection;
  const proposal = { ...policy.proposal, signatures: [...policy.proposal.signatures, { role, person: actor, at: now }] };
  const version = policy.version + 1;
  const isAdopted = standingRule(question).every((one) => countSigned(proposal, question.signers, one.role) >= one.count);
  if (!isAdopted) return { ok: true, isAdopted, policy: { ...policy, version, proposal } };
  return { ok: true, isAdopted, policy: { ...policy, version, requirements: proposal.requirements, proposal: null } };
}

/** Why somebody cannot sign the change of a rule as this role; null if they can. The page asks this too. Source: SIGNOFF rules 7 and 8. */
export function whyNotSignRule({ policy, own, signers, actor, role }: Omit<Question, "now"> & { role: ReleaseRole }): PolicyRefusal | null {
  const name = RELEASE_ROLE_NAMES[role].toLowerCase();
  const { proposal } = policy;
  if (!proposal) return refused("wrong-state", "No change of this rule waits for signatures.");
  if (standingRule({ policy, own }).every((one) => one.role !== role)) {
    return refused("invalid", `The rule in force is not signed as ${name}.`, "role");
  }
  const able = signers[role] ?? [];
  if (able.every((one) => one.id !== actor.id)) {
    return refused(
      "not-permitted",
      `Whoever has stood as ${name} on a release of the team signs as such: ${listed(able.map((one) => one.name))}.`,
    );
  }
  if (role === "approver" && proposal.by.id === actor.id) {
    return refused("separation-of-duties", "You asked for this change, so somebody else must approve it.");
  }
  if (proposal.signatures.every((one) => one.person.id !== actor.id)) return null;
  return refused("already-signed", "You have signed this change. Nobody signs twice.");
}

/** How many people have signed in a role who may still sign in it. Source: SIGNOFF rule 9. */
export function countSigned({ signatures }: PolicyProposal, signers: PolicySigners, role: ReleaseRole): number {
  const able = new Set((signers[role] ?? []).map((one) => one.id));
  return new Set(signatures.filter((one) => one.role === role && able.has(one.person.id)).map((one) => one.person.id)).size;
}

/** The roles that distinct people cannot fill, in words; null where they can. */
function missingFor(requirements: readonly Requirement[], signers: PolicySigners): string | null {
  const places = requirements.flatMap(({ role, count }) => {
    const people = (signers[role] ?? []).map((one) => one.id);
    return Array.from({ length: count }, () => ({ role, people }));
  });
  const roles = [...new Set(emptyPlaces(places).map((place) => RELEASE_ROLE_NAMES[place.role].toLowerCase()))];
  return roles.length > 0 ? listed(roles, "and") : null;
}

function refused(code: RefusalCode, message: string, path?: string): PolicyRefusal {
  return { ok: false, code, message, ...(path ? { path } : {}) };
}
