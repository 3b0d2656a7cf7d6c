import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed, peopleInRoles } from "@/lib/domain/access/who-can";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand, refuse } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { needsText, refusal, refused } from "@/lib/domain/release/guard";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import type { PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { statusesFor } from "@/lib/domain/release/transitions";
import { whyNoPerson } from "./denied";
import { holdsRole } from "./eligibility";
import { isUsed, livePhases } from "./gate-order";
import { openRequests } from "./open-requests";
import { endRow, type StandingRow, standingRows } from "./sign-off-rows";

export type RevokeCommand = Extract<ReleaseCommand, { type: "sign-off.revoke" }>;

/** Who somebody is, as far as taking back a sign-off is concerned. */
export type Revoker = Pick<CommandContext, "actor" | "access" | "members">;

/**
 * Takes back a sign-off: one's own at any time, another's with a reason as holder of the same role or as admin. Once the
 * gate is used it stops the line: the release is held, and what was signed must be signed again. Source: SIGNOFF rule 14.
 */
export function revokeSignOff(state: ReleaseState, command: RevokeCommand, context: CommandContext): Decision {
  const noPerson = whyNoPerson(context);
  if (noPerson) return refuse(noPerson.code, noPerson.text);
  const row = state.signOffs.find((one): one is StandingRow => one.id === command.signOff && one.kind === "granted");
  const phase = state.phases.find((one) => one.key === row?.phase);
  if (!row || !phase) return refuse("not-found", "There is no such sign-off.", { path: "signOff" });
  const objection = whyNotRevoke(state, row, context) ?? whyNoReason(state, { row, phase, reason: command.reason }, context);
  return objection ? refused(objection) : done(...revocationEvents(state, { row, phase, reason: command.reason.trim() }, context));
}

/** Whether somebody may take back this sign-off; null if so. For the button as well as for the command. */
export function whyNotRevoke(state: ReleaseState, row: SignOffRow, { actor, access, members }: Revoker): Refusal | null {
  const isMember = members === null || members.has(actor.id);
  const mayRevoke = row.person.id === actor.id || access === "admin" || holdsRole(state, row.role, actor);
  if (!isMember || !mayRevoke) {
    const peers = listed([
      ...new Set([`${row.person.name} (${RELEASE_ROLE_NAMES[row.role].toLowerCase()})`, ...peopleInRoles(state.roster, [row.role])]),
      "an admin of the team",
    ]);
    return refusal("not-permitted", `Only ${peers} can revoke this sign-off.`);
  }
  if (standingRows(state, row.phase).every((one) => one.id !== row.id)) return refusal("wrong-state", "This sign-off has ended already.");
  if (livePhases(state).some((one) => one.key === row.phase)) return null;
  return refusal("wrong-state", `The release is ${STATUS_NAMES[state.status]}; its sign-offs are history.`);
}

function whyNoReason(
  state: ReleaseState,
  { row, phase, reason }: { row: SignOffRow; phase: PhaseState; reason: string },
  { actor }: CommandContext,
): Refusal | null {
  const isFree = row.person.id === actor.id && !isUsed(state, phase) && reason.trim() === "";
  if (isFree) return null;
  return needsText(reason, "reason", "Say why the sign-off is revoked.");
}

function revocationEvents(
  state: ReleaseState,
  { row, phase, reason }: { row: StandingRow; phase: PhaseState; reason: string },
  context: CommandContext,
): ReleaseEvent[] {
  const end = { kind: "revoked", because: reason, id: context.newId(), at: context.now } as const;
  const revoked: ReleaseEvent = { type: "sign-off.recorded", payload: { row: endRow(row, end) } };
  if (!isUsed(state, phase) || !statusesFor("release.hold").includes(state.status)) return [revoked];
  const whose = `The sign-off of ${phase.code} by ${row.person.name} as ${RELEASE_ROLE_NAMES[row.role].toLowerCase()}`;
  const phases = openRequests(state, context);
  return [
    revoked,
    { type: "release.held", payload: { reason: `${whose} was revoked: ${reason}` } },
    ...(phases.length > 0 ? [{ type: "sign-off.lapsed" as const, payload: { phases } }] : []),
  ];
}
