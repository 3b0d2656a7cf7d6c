import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import type { Requirement } from "@/lib/domain/checklist/template";
import type { ItemState, PhaseState, ReleaseDetails, ReleaseState, RosterEntry } from "@/lib/domain/release/state";
import { followsGate } from "@/lib/domain/stage/gate-items";
import { type StageContent, stageContent } from "@/lib/domain/stage/stage-content";
import { isDecisionStage, stageBegan } from "@/lib/domain/stage/stage-time";
import { earlierPhases, requirementsOf } from "./gate-order";

/** A required item as it is signed: what it says and what was answered, without who, when, notes and comments. */
export type GateItem = Pick<ItemState, "phase" | "key" | "title" | "status" | "value" | "outcome" | "reason" | "waivedUntil"> & {
  readonly evidence: readonly string[];
};

/**
 * What a sign-off of a gate is bound to, as plain JSON: exactly the list of SIGNOFF rule 11. Its canonical form is hashed
 * to the digest, so this shape is final: a release in flight would lose its sign-offs if a field were added or renamed.
 */
export type GateContent = {
  readonly gate: { readonly phase: string; readonly requirements: readonly Requirement[] };
  readonly release: Pick<
    ReleaseDetails,
    "fromVersion" | "toVersion" | "artifactDigest" | "environment" | "namespace" | "strategy" | "criticality"
  > & { readonly service: string };
  /** The bound window: it follows the window only when that moves by more than 30 minutes (SIGNOFF rule 12). */
  readonly window: { readonly start: string; readonly end: string; readonly zone: string };
  readonly items: readonly GateItem[];
  readonly rollback: {
    readonly plan: string;
    readonly method: string;
    readonly thresholds: ReleaseDetails["thresholds"];
    /** Of the rollback phase only: the decision that is being closed. */
    readonly decided: { readonly reason: string; readonly method: string; readonly note: string } | null;
  };
  readonly roster: readonly { readonly role: RosterEntry["role"]; readonly id: string; readonly name: string }[];
  /** Of a stage that is decided, and left out of every other gate: signing it is deciding to proceed. */
  readonly stage?: StageContent;
};

/**
 * The content of a phase's gate: its required items and those of all forward phases before it, so that a change there ends
 * the sign-offs of later gates too. Null where the release has no such phase.
 */
export function gateContent(state: ReleaseState, phaseKey: string): GateContent | null {
  const phase = state.phases.find((one) => one.key === phaseKey);
  if (!phase) return null;
  const { details } = state;
  return {
    gate: {
      phase: phase.key,
      requirements: (isDecisionStage(phase) ? requirementsOf(state, phase) : phase.requirements).map(({ role, count }) => ({
        role,
        count,
      })),
    },
    release: {
      service: details.service.name,
      fromVersion: details.fromVersion,
      toVersion: details.toVersion,
      artifactDigest: details.artifactDigest,
      environment: details.environment,
      namespace: details.namespace,
      strategy: details.strategy,
      criticality: details.criticality,
    },
    window: { start: details.boundWindow.start, end: details.boundWindow.end, zone: details.zone },
    items: boundItems(state, phase).map(toGateItem),
    rollback: {
      plan: details.rollbackPlan,
      method: details.rollbackMethod,
      thresholds: details.thresholds.map(({ metric, limit }) => ({ metric, limit })),
      decided: phase.kind === "rollback" ? decidedRollback(state) : null,
    },
    roster: boundRoster(state.roster),
    ...(isDecisionStage(phase) ? { stage: stageContent(state, phase) } : {}),
  };
}

/** The items that a gate is bound to: required ones of the phase and of all forward phases before it. */
export function boundItems(state: ReleaseState, phase: PhaseState): ItemState[] {
  const keys = new Set([...earlierPhases(state, phase).map((one) => one.key), phase.key]);
  const items = state.items.filter((item) => item.required && keys.has(item.phase) && !followsGate(item));
  const isInOrder = items.every(({ phase: of, position }, index) => {
    const before = items[index - 1];
    return before?.phase !== of || before.position < position;
  });
  return isInOrder ? items : inNumberedOrder(items);
}

/** How people order the items that they work on is no part of what is signed: each phase by its own numbers. */
function inNumberedOrder(items: readonly ItemState[]): ItemState[] {
  const phases = [...new Set(items.map(({ phase }) => phase))];
  return phases.flatMap((phase) => items.filter((item) => item.phase === phase).sort((a, b) => a.position - b.position));
}

/** Whether two states may differ in what the gate is bound to: a cheap look at identities before anything is hashed. */
export function isContentTouched(before: ReleaseState, after: ReleaseState, phase: PhaseState): boolean {
  if (before.details !== after.details || before.roster !== after.roster || before.rollback !== after.rollback) return true;
  if (isDecisionStage(phase) && isStageTouched(before, after, phase)) return true;
  if (before.items === after.items) return false;
  const [a, b] = [boundItems(before, phase), boundItems(after, phase)];
  return a.length !== b.length || a.some((item, index) => item !== b[index]);
}

/** Until when a stage is watched follows from its begin, which is when the stage before it was left. */
function isStageTouched(before: ReleaseState, after: ReleaseState, phase: PhaseState): boolean {
  if (before.readings !== after.readings || before.decisions !== after.decisions) return true;
  return stageBegan(before, phase) !== stageBegan(after, phase);
}

function toGateItem(item: ItemState): GateItem {
  const { phase, key, title, status, value, outcome, reason, waivedUntil, evidence } = item;
  return { phase, key, title, status, value, outcome, reason, waivedUntil, evidence: evidence.map((one) => one.url) };
}

function decidedRollback({ rollback }: ReleaseState): GateContent["rollback"]["decided"] {
  return rollback && { reason: rollback.reason, method: rollback.method, note: rollback.note };
}

/** In the order of the roles, then by id: the order in which somebody listed the people is not part of the content. */
function boundRoster(roster: readonly RosterEntry[]): GateContent["roster"] {
  return RELEASE_ROLES.flatMap((role) =>
    roster
      .filter((entry) => entry.role === role)
      .map(({ person }) => ({ role, id: person.id, name: person.name }))
      .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id))),
  );
}
