import type { GateChange, GateDto, GateQuery, GateRole } from "@/lib/contracts/gate";
import { permissionsOf } from "@/lib/domain/access/permissions";
import type { AccessRole } from "@/lib/domain/access/roles";
import type { Actor, RecordedEvent } from "@/lib/domain/release/event";
import { foldRelease } from "@/lib/domain/release/evolve";
import type { PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { canSign } from "@/lib/domain/sign-off/can-sign";
import { differenceSince } from "@/lib/domain/sign-off/describe-difference";
import { evaluateGate, type GateEvaluation, type GateQuestion } from "@/lib/domain/sign-off/evaluate-gate";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { requirementsOf } from "@/lib/domain/sign-off/gate-order";
import { meaningOf } from "@/lib/domain/sign-off/meaning";
import { stageCard } from "@/lib/domain/stage/stage-card";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import { now } from "@/lib/server/platform/clock";
import { readEvents } from "@/lib/server/platform/hub";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { contentDigest } from "./context";
import { requireRelease } from "./data";
import { rolesOf } from "./mappers";
import { rulesInForce } from "./rules";

/**
 * A gate as it stands now, judged once for everything in the answer. 404 for another team's release and for a phase that the
 * release does not have. Source: SIGNOFF rules 11, 12 and 21.
 */
export async function getGate(
  access: Access,
  { release, phase: key }: { release: string; phase: string },
  query: GateQuery,
): Promise<GateDto> {
  const { state, members, access: role } = await requireRelease(access, release);
  const phase = state.phases.find((one) => one.key === key);
  const content = gateContent(state, key);
  if (!phase || !content) throw new Fault("not-found", "This release has no such phase.");
  const question: GateQuestion = { state, phase, now: now(), digestOf: contentDigest, members };
  const evaluation = evaluateGate(question);
  return {
    release,
    phase: key,
    seq: state.seq,
    evaluation,
    content,
    digest: contentDigest(content),
    roles: rolesAt(question, evaluation, access.viewer),
    ...(await changesOf(state, phase, { query, row: rowSince(evaluation, query.since, access.viewer.userId) })),
    stage: cardOf(question, evaluation, { viewer: access.viewer, role }),
    now: question.now,
  };
}

type Who = { readonly viewer: Access["viewer"]; readonly role: AccessRole };

function cardOf({ state, phase, now: at, digestOf, members }: GateQuestion, evaluation: GateEvaluation, { viewer, role }: Who) {
  if (!isDecisionStage(phase)) return null;
  const roles = rolesOf(state, viewer.userId);
  const actor: Actor = { kind: "person", id: viewer.userId, name: viewer.name, initials: viewer.initials };
  const context = { now: at, actor, roles, permissions: permissionsOf(role, roles), members, rules: rulesInForce(state), digestOf };
  return stageCard(state, { phase, evaluation }, context);
}

function rolesAt(question: GateQuestion, evaluation: GateEvaluation, viewer: Access["viewer"]): GateRole[] {
  const { state, phase } = question;
  const held = new Set(rolesOf(state, viewer.userId));
  const person = { id: viewer.userId, name: viewer.name };
  return requirementsOf(state, phase)
    .filter(({ role }) => held.has(role))
    .map(({ role }) => ({ role, signing: canSign({ ...question, role, person, evaluation }), meaning: meaningOf(state, phase, role) }));
}

/** The sign-off asked for, whoever gave it; without one, the viewer's own last one that no longer counts. */
function rowSince({ roles, refusals, ended }: GateEvaluation, since: string | undefined, viewer: string): SignOffRow | null {
  const rows = [...ended.map((one) => one.row), ...roles.flatMap((one) => one.signOffs), ...refusals];
  if (since === undefined) return rows.slice(0, ended.length).findLast((row) => row.person.id === viewer) ?? null;
  const found = rows.find((row) => row.id === since);
  if (!found) throw new Fault("not-found", "This gate has no such sign-off.", { path: "since" });
  return found;
}

type Asked = { readonly query: GateQuery; readonly row: SignOffRow | null };

/** The log is read only where somebody signed or looked before. */
async function changesOf(
  state: ReleaseState,
  phase: PhaseState,
  { query, row }: Asked,
): Promise<Pick<GateDto, "sinceSignOff" | "sinceLook">> {
  const looked = query.looked !== undefined && query.looked >= 1 && query.looked < state.seq ? query.looked : null;
  if (!row && looked === null) return { sinceSignOff: null, sinceLook: null };
  const events = await readEvents(state.id, 0);
  const since = (seq: number): GateChange => ({ seq, differences: differenceSince(foldUpTo(events, seq), state, phase.key) });
  const signedAt = row ? events.find((event) => event.type === "sign-off.recorded" && event.payload.row.id === row.id)?.seq : undefined;
  return {
    sinceSignOff: row && signedAt !== undefined ? { ...since(signedAt), row } : null,
    sinceLook: looked === null ? null : since(looked),
  };
}

function foldUpTo(events: readonly RecordedEvent[], seq: number): ReleaseState {
  return foldRelease(events.filter((event) => event.seq <= seq));
}
