import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ItemState, RosterEntry } from "@/lib/domain/release/state";
import { standingRows } from "../sign-off-rows";
import type { PersonKey } from "./fixture";
import { digest, type Room, type Who } from "./room";

export type Asked = { readonly who: Who; readonly command: ReleaseCommand };

/**
 * What people would do next: resume, work on the first open phase, start, close or sign. `pick` chooses among those whose
 * part it is. Random courses need it: without anybody who means well little would ever pass.
 */
export function nextMove(room: Room, pick: number): Asked {
  const { state } = room;
  if (state.hold) return resume(room, pick);
  const kind = state.rollback ? "rollback" : "forward";
  const phase = state.phases.find((one) => one.kind === kind && one.status === "open") ?? state.phases[0];
  if (!phase) throw new Error("A release has phases.");
  const deployer = personIn(room, ["deployer"], pick).person.id as PersonKey;
  if (phase.anchor === "actual" && state.actualT0 === null) {
    if (room.now < state.details.windowStart) room.now = state.details.windowStart;
    return { who: deployer, command: { type: "deployment.start" } };
  }
  const item = state.items.find((one) => one.phase === phase.key && one.required && OPEN.includes(one.status));
  if (item) {
    return {
      who: deployer,
      command: { type: "item.set", item: item.key, status: "done", expectedVersion: item.version, reason: "Because", ...answerTo(item) },
    };
  }
  const refusal = standingRows(state, phase.key).find((row) => row.kind === "refused");
  if (refusal) return { who: refusal.person.id as PersonKey, command: { type: "sign-off.withdraw", signOff: refusal.id } };
  if (phase.requirements.length === 0) return { who: deployer, command: { type: "phase.close", phase: phase.key, reason: "Now" } };
  const roles = phase.requirements.map((one) => one.role);
  const { role, person } = personIn(room, roles, pick);
  const terms = { digest: digest(room, phase.key), initials: person.initials, acceptOpen: true, comment: "As agreed" };
  return { who: person.id as PersonKey, command: { type: "sign-off.grant", phase: phase.key, role, ...terms } };
}

const answerTo = ({ kind }: ItemState) => (kind === "result" ? ({ outcome: "pass", value: "0" } as const) : {});

const OPEN: readonly string[] = ["todo", "blocked", "failed"];

function resume(room: Room, pick: number): Asked {
  const { role, person } = personIn(room, ["approver", "commander"], pick);
  return { who: person.id as PersonKey, command: { type: "release.resume", role } };
}

function personIn({ state }: Room, roles: readonly ReleaseRole[], pick: number): RosterEntry {
  const people = state.roster.filter((entry) => roles.includes(entry.role));
  const entry = people[pick % people.length] ?? state.roster[0];
  if (!entry) throw new Error("A roster has people.");
  return entry;
}
