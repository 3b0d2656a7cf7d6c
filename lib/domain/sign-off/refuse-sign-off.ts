import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { whoCan } from "@/lib/domain/access/who-can";
import { type CommandContext, type Decision, done, type ReleaseCommand, refuse } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { needsText, refused } from "@/lib/domain/release/guard";
import type { PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { sentenceOf } from "./can-sign";
import { denySignOff, whyNoPerson } from "./denied";
import { holdsRole } from "./eligibility";
import { orderConditions } from "./gate-conditions";
import { requirementsOf } from "./gate-order";
import { whyStale } from "./grant-sign-off";
import { endRow, standingRows } from "./sign-off-rows";

type RefuseCommand = Extract<ReleaseCommand, { type: "sign-off.refuse" }>;
type WithdrawCommand = Extract<ReleaseCommand, { type: "sign-off.withdraw" }>;

/**
 * A person refuses a gate in a role that signs it: "not yet, because …". It needs a reason and keeps the gate closed until
 * its author withdraws it or the content changes. It takes back a sign-off that the same person gave, and asks for neither
 * resolved items nor a fresh proof: stopping is cheap. Source: SIGNOFF rules 15 and 22.
 */
export function refuseSignOff(state: ReleaseState, command: RefuseCommand, context: CommandContext): Decision {
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refuse("not-found", "This release has no such phase.", { path: "phase" });
  const objection = whyNotRefuser(state, { phase, command }, context) ?? whyNotNow(state, phase);
  if (objection) return objection;
  const reason = needsText(command.reason, "reason", "Say why you refuse, so that it can be put right.");
  if (reason) return refused(reason);
  const mine = standingRows(state, phase.key).find((row) => row.person.id === context.actor.id);
  if (mine?.kind === "refused") return refuse("already-signed", `${context.actor.name} has refused ${phase.code} already.`);
  return whyStale(state, phase, command.digest, context) ?? done(...refusalEvents(phase, { command, mine }, context));
}

/** Only the author of a refusal takes it back. Source: SIGNOFF rule 15. */
export function withdrawRefusal(state: ReleaseState, command: WithdrawCommand, context: CommandContext): Decision {
  const noPerson = whyNoPerson(context);
  if (noPerson) return refuse(noPerson.code, noPerson.text);
  const row = state.signOffs.find((one) => one.id === command.signOff && one.kind === "refused");
  if (!row) return refuse("not-found", "There is no such refusal.", { path: "signOff" });
  if (row.person.id !== context.actor.id) return refuse("not-permitted", `Only ${row.person.name} can withdraw this refusal.`);
  const standing = standingRows(state, row.phase).find((one) => one.id === row.id);
  if (!standing) return refuse("wrong-state", "This refusal does not stand any more.");
  const end = { kind: "withdrawn", because: "", id: context.newId(), at: context.now } as const;
  return done({ type: "sign-off.recorded", payload: { row: endRow(standing, end) } });
}

function refusalEvents(
  phase: PhaseState,
  { command, mine }: { command: RefuseCommand; mine: ReturnType<typeof standingRows>[number] | undefined },
  { actor, now, newId }: CommandContext,
): ReleaseEvent[] {
  const comment = command.reason.trim();
  const ended = mine ? [endRow(mine, { kind: "revoked", because: comment, id: newId(), at: now })] : [];
  const row: SignOffRow = {
    id: newId(),
    phase: phase.key,
    revision: phase.gateRevision + ended.length,
    kind: "refused",
    refersTo: null,
    role: command.role,
    person: { id: actor.id, name: actor.name, initials: actor.initials },
    initials: actor.initials,
    meaning: `As ${RELEASE_ROLE_NAMES[command.role].toLowerCase()} I refuse ${phase.code} ${phase.name}.`,
    comment,
    digest: command.digest,
    at: now,
    expiresAt: null,
    labels: [],
  };
  return [...ended, row].map((one) => ({ type: "sign-off.recorded", payload: { row: one } }));
}

/** Whoever signs the gate in that role may refuse it; separation of duties does not keep anybody from saying no. */
function whyNotRefuser(
  state: ReleaseState,
  { phase, command: { role } }: { phase: PhaseState; command: RefuseCommand },
  context: CommandContext,
): Decision | null {
  const noPerson = whyNoPerson(context);
  if (noPerson) return denySignOff(phase, role, noPerson);
  const name = RELEASE_ROLE_NAMES[role].toLowerCase();
  const { actor, members } = context;
  if (requirementsOf(state, phase).every((one) => one.role !== role)) {
    return refuse("invalid", `${phase.code} is not signed as ${name}.`, { path: "role" });
  }
  if (!holdsRole(state, role, actor)) {
    const text = `${actor.name} is not ${name} of this release. ${whoCan("release.edit", state.roster)} can change the roster.`;
    return denySignOff(phase, role, { code: "not-permitted", text });
  }
  if (!members || members.has(actor.id)) return null;
  return denySignOff(phase, role, { code: "not-permitted", text: `${actor.name} is no longer a member of the team.` });
}

/** On hold nothing is asked, so there is nothing to refuse; a gate that has passed is stopped by a hold or a revocation. */
function whyNotNow(state: ReleaseState, phase: PhaseState): Decision | null {
  if (phase.status === "hidden") return refuse("wrong-state", "The rollback was not started.");
  if (phase.status === "closed") {
    return refuse("wrong-state", `${phase.code} is closed already. Revoke a sign-off, or hold the release.`);
  }
  const found = orderConditions(state, phase).find(({ code }) => code === "stopped" || code === "not-planned" || code === "on-hold");
  return found ? refuse("wrong-state", sentenceOf(found)) : null;
}
