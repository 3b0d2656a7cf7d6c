import type { ReleaseRole } from "@/lib/domain/access/roles";
import { applyEvents } from "@/lib/domain/release/apply-events";
import type { CommandContext, Decision, Refusal, ReleaseCommand } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { RecordedEvent, ReleaseEvent } from "@/lib/domain/release/event";
import type { ItemState, PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import type { Instant } from "@/lib/domain/time/instant";
import { evaluateGate, type GateEvaluation } from "../evaluate-gate";
import { gateContent } from "../gate-content";
import { ACCESS, at, PEOPLE, type PersonKey, permissionsFor, type ReleaseChanges, release, T0 } from "./fixture";

/** A release that commands are put to, with everything that was recorded. Tests move `now` by hand. */
export type Room = { state: ReleaseState; log: RecordedEvent[]; now: Instant; members: Set<string>; ids: number };

export type Who = PersonKey | "token" | "clock";

/** A room three days before T-0. */
export function openRoom(changes: ReleaseChanges = {}): Room {
  const state = release(changes);
  const { seq, ...created } = state;
  const first = { type: "release.created", payload: { state: created }, seq, actor: actorOf("max"), occurredAt: state.createdAt } as const;
  return { state, log: [first], now: at(-4320), members: new Set(Object.keys(PEOPLE)), ids: 0 };
}

export function contextOf(room: Room, who: Who, changes: Partial<CommandContext> = {}): CommandContext {
  const actor = actorOf(who);
  const roles: ReleaseRole[] = room.state.roster.filter((entry) => entry.person.id === actor.id).map((entry) => entry.role);
  const isPerson = who !== "token" && who !== "clock";
  return {
    now: room.now,
    actor,
    access: isPerson ? ACCESS[who] : null,
    roles,
    permissions: permissionsFor(isPerson ? who : "mia", roles),
    members: room.members,
    rules: null,
    newId: () => {
      room.ids += 1;
      return `id-${room.ids}`;
    },
    // The content itself stands for its hash: equal exactly if the content is, and readable where a test fails.
    digestOf: canonicalJson,
    proofAgeMinutes: 0,
    ...changes,
  };
}

/** Puts a command to the room and records what comes of it, as the server does. */
export function ask(room: Room, who: Who, command: ReleaseCommand, changes: Partial<CommandContext> = {}): Decision {
  const context = contextOf(room, who, changes);
  const decision = decide(room.state, command, context);
  const events = decision.ok ? decision.events : (decision.refusal.recorded ?? []);
  const { actor, now: occurredAt } = context;
  room.log.push(...events.map((event, index) => ({ ...event, seq: room.state.seq + index + 1, actor, occurredAt }) as RecordedEvent));
  room.state = applyEvents(room.state, events, context);
  return decision;
}

/** As `ask`; throws where it is refused. */
export function must(room: Room, who: Who, command: ReleaseCommand, changes: Partial<CommandContext> = {}): readonly ReleaseEvent[] {
  const decision = ask(room, who, command, changes);
  if (!decision.ok) throw new Error(`${decision.refusal.code}: ${decision.refusal.message}`);
  return decision.events;
}

/** The refusal of a command; throws where it is carried out. */
export function refusalOf(room: Room, who: Who, command: ReleaseCommand, changes: Partial<CommandContext> = {}): Refusal {
  const decision = ask(room, who, command, changes);
  if (decision.ok) throw new Error(`${command.type} was carried out.`);
  return decision.refusal;
}

export function digest(room: Room, phaseKey: string): string {
  return canonicalJson(gateContent(room.state, phaseKey));
}

type Grant = Extract<ReleaseCommand, { type: "sign-off.grant" }>;

/** The command with which somebody signs what they see now. */
export function grant(room: Room, who: Who, phase: string, role: ReleaseRole, changes: Partial<Grant> = {}): Grant {
  return {
    type: "sign-off.grant",
    phase,
    role,
    digest: digest(room, phase),
    initials: actorOf(who).initials,
    acceptOpen: true,
    ...changes,
  };
}

export function sign(room: Room, who: PersonKey, phase: string, role: ReleaseRole, changes: Partial<Grant> = {}): readonly ReleaseEvent[] {
  return must(room, who, grant(room, who, phase, role, changes));
}

export function set(room: Room, key: string, changes: Partial<ItemState>, who: PersonKey = "dana"): readonly ReleaseEvent[] {
  const { version } = itemOf(room, key);
  const { status = "done", reason, value, outcome, waivedUntil } = changes;
  const optional = {
    reason: reason ?? "Because",
    value: value ?? undefined,
    outcome: outcome ?? undefined,
    waivedUntil: waivedUntil ?? undefined,
  };
  return must(room, who, { type: "item.set", item: key, status, expectedVersion: version, ...optional });
}

/** Ticks every required item of a phase that is not answered yet. */
export function resolve(room: Room, phase: string): void {
  const open = room.state.items.filter((one) => one.phase === phase && one.required && OPEN.includes(one.status));
  for (const one of open) set(room, one.key, { status: "done", ...(one.kind === "result" ? { outcome: "pass", value: "0" } : {}) });
}

const OPEN: readonly ItemState["status"][] = ["todo", "blocked", "failed"];

/** T-48h is closed, T-2h is resolved, two hours before T-0: the go is asked for. */
export function toGo(room: Room): Room {
  resolve(room, "t-48h");
  room.now = at(-2880);
  must(room, "dana", { type: "phase.close", phase: "t-48h" });
  room.now = at(-120);
  resolve(room, "t-2h");
  return room;
}

/** A room in which the go is asked for, whoever could get it there. */
export function goAsked(changes: ReleaseChanges): Room {
  const room = openRoom(changes);
  const ready = toGo(openRoom());
  room.now = ready.now;
  room.state = {
    ...room.state,
    status: "preparing",
    items: ready.state.items,
    phases: room.state.phases.map((one) => (one.key === "t-48h" ? phaseOf(ready, one.key) : one)),
  };
  return room;
}

/** The go is given. */
export function toReady(room: Room): Room {
  toGo(room);
  sign(room, "dana", "t-2h", "deployer");
  sign(room, "amir", "t-2h", "approver");
  return room;
}

/** Deploying, T-0 resolved: the sign-offs of T-0 are asked for. */
export function toT0(room: Room): Room {
  toReady(room);
  room.now = T0;
  must(room, "dana", { type: "deployment.start" });
  resolve(room, "t-0");
  return room;
}

/** T-0 and T+15m are closed, T+24h is due and resolved. */
export function toEnd(room: Room): Room {
  toT0(room);
  sign(room, "dana", "t-0", "deployer");
  sign(room, "amir", "t-0", "approver");
  resolve(room, "t-plus-15m");
  room.now = at(15);
  must(room, "dana", { type: "phase.close", phase: "t-plus-15m" });
  room.now = at(1440);
  resolve(room, "t-plus-24h");
  return room;
}

/** Rolling back, its checklist resolved: commander and approver are asked to close it. */
export function toRollback(room: Room): Room {
  toT0(room);
  must(room, "cleo", { type: "rollback.start", reason: "Errors", method: "Undo" });
  resolve(room, "rollback");
  return room;
}

export function gate(room: Room, key: string): GateEvaluation {
  const { state, now, members } = room;
  return evaluateGate({ state, phase: phaseOf(room, key), now, members, digestOf: canonicalJson });
}

export function phaseOf(room: Room, key: string): PhaseState {
  const found = room.state.phases.find((one) => one.key === key);
  if (!found) throw new Error(`There is no phase ${key}.`);
  return found;
}

export function itemOf(room: Room, key: string): ItemState {
  const found = room.state.items.find((one) => one.key === key);
  if (!found) throw new Error(`There is no item ${key}.`);
  return found;
}

/** Rows in short: `granted amir approver`. */
export function rows(room: Room, phaseKey?: string): string[] {
  return rowsOf(room, phaseKey).map(({ kind, person, role }) => `${kind} ${person.id} ${role}`);
}

export function rowsOf(room: Room, phaseKey?: string): SignOffRow[] {
  return room.state.signOffs.filter((row) => phaseKey === undefined || row.phase === phaseKey);
}

export function lastRow(room: Room): SignOffRow {
  const row = room.state.signOffs.at(-1);
  if (!row) throw new Error("Nobody has signed.");
  return row;
}

/** The id of the latest sign-off or refusal of a person in a phase. */
export function idOf(room: Room, who: PersonKey, phaseKey: string): string {
  const row = rowsOf(room, phaseKey).findLast((one) => one.person.id === who && (one.kind === "granted" || one.kind === "refused"));
  if (!row) throw new Error(`${who} has not signed ${phaseKey}.`);
  return row.id;
}

export const types = (events: readonly ReleaseEvent[]): string[] => events.map((event) => event.type);

function actorOf(who: Who): CommandContext["actor"] {
  if (who === "token") return { kind: "token", id: "token-1", name: "CI", initials: "CI" };
  if (who === "clock") return { kind: "system", id: "system", name: "T-Minus", initials: "T-" };
  return { kind: "person", ...PEOPLE[who] };
}

/** The rights of whoever may change the roster at any time; who that is is not the subject of these tests. */
export const ROSTER_RIGHTS = { permissions: new Set(["release.edit", "item.edit-frozen"] as const) };
