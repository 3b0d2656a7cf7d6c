import fc from "fast-check";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { SignOffRow } from "@/lib/domain/release/state";
import { addMinutes } from "@/lib/domain/time/instant";
import { PEOPLE, type PersonKey, roster } from "./fixture";
import { type Asked, nextMove } from "./next-move";
import { digest, type Room } from "./room";

/** One thing that happens to a room at random: `pick` numbers choose among what there is at that moment. */
export type Step = {
  readonly kind: keyof typeof COMMANDS | "progress" | "leave" | "join";
  readonly who: PersonKey;
  readonly minutes: number;
  readonly pick: readonly [number, number];
};

const ROLES: readonly ReleaseRole[] = ["deployer", "approver", "commander"];
const STATUSES = ["done", "todo", "failed", "not-applicable", "waived", "waived"] as const;
const SIGNED = ["t-2h", "t-0", "t-plus-24h", "rollback"];

/** Rosters that random courses change between; the first is the one they begin with. */
export const ROSTERS = [
  roster("deployer dana", "deployer dee", "approver amir", "approver ben", "commander cleo", "commander ben"),
  roster("deployer dana", "approver amir", "approver ben", "commander cleo"),
  roster("deployer dee", "approver ben", "approver dana", "commander cleo"),
  roster("deployer dana", "approver max", "approver amir", "commander cleo"),
];

const COMMANDS = {
  grant: ({ room, who, a, b }) => {
    const phase = at(SIGNED, a);
    const seen = b % 7 === 0 ? "old" : digest(room, phase);
    const comment = b % 2 === 0 ? "As agreed" : undefined;
    return {
      type: "sign-off.grant",
      phase,
      role: roleOf(room, who, b),
      digest: seen,
      initials: PEOPLE[who].initials,
      acceptOpen: b % 5 > 0,
      comment,
    };
  },
  refuse: ({ room, who, a, b }) => {
    const phase = at(SIGNED, a);
    return { type: "sign-off.refuse", phase, role: roleOf(room, who, b), digest: digest(room, phase), reason: "Not yet" };
  },
  withdraw: ({ room, a }) => ({ type: "sign-off.withdraw", signOff: idOf(room, a, "refused") }),
  revoke: ({ room, a }) => ({ type: "sign-off.revoke", signOff: idOf(room, a, "granted"), reason: "Wait" }),
  set: ({ room, a, b }) => {
    const { key, version } = at(room.state.items, a);
    const status = at(STATUSES, b);
    const waivedUntil = status === "waived" ? addMinutes(room.now, 1 + (a % 3000)) : undefined;
    return { type: "item.set", item: key, status, expectedVersion: version, reason: "Because", waivedUntil };
  },
  evidence: ({ room, a }) => ({
    type: "item.add-evidence",
    item: at(room.state.items, a).key,
    url: `https://ci.example/${room.ids}`,
    label: "Run",
  }),
  close: ({ room, a }) => ({ type: "phase.close", phase: at(room.state.phases, a).key, reason: "Now" }),
  restart: ({ room, a }) => ({ type: "phase.restart", phase: at(room.state.phases, a).key, reason: "Again" }),
  start: () => ({ type: "deployment.start" }),
  hold: () => ({ type: "release.hold", reason: "Look" }),
  resume: ({ room, who, b }) => ({ type: "release.resume", role: roleOf(room, who, b) }),
  rollback: () => ({ type: "rollback.start", reason: "Errors", method: "Undo" }),
  edit: ({ room, a }) => ({ type: "release.edit", expectedSeq: room.state.seq, changes: { rollbackPlan: `Plan ${a % 3}` } }),
  move: ({ room, a }) => {
    const { plannedT0, windowStart, windowEnd, zone } = room.state.details;
    const [t0, start, end] = [plannedT0, windowStart, windowEnd].map((instant) => addMinutes(instant, (a % 9) * 15 - 60));
    return {
      type: "release.move",
      expectedSeq: room.state.seq,
      plannedT0: t0 ?? plannedT0,
      windowStart: start ?? windowStart,
      windowEnd: end ?? windowEnd,
      zone,
    };
  },
  roster: ({ room, a }) => ({ type: "roster.change", expectedSeq: room.state.seq, roster: at(ROSTERS, a) }),
  settle: ({ room, a }) => ({ type: "obligation.settle", obligation: room.state.obligations.at(a % 3)?.id ?? "none", note: "Done" }),
  sweep: () => ({ type: "clock.sweep" }),
} as const satisfies Record<string, (input: { room: Room; who: PersonKey; a: number; b: number }) => ReleaseCommand>;

/** The command of a step for the room as it is, and who puts it. Null where the step only changes who is a member. */
export function commandOf(room: Room, { kind, who, pick: [a, b] }: Step): Asked | null {
  if (kind === "leave" || kind === "join") return null;
  if (kind === "progress") return nextMove(room, a);
  return { who: kind === "sweep" ? "clock" : who, command: COMMANDS[kind]({ room, who, a, b }) };
}

const WEIGHTS: readonly [weight: number, kind: Step["kind"]][] = [
  [80, "progress"],
  [12, "grant"],
  [6, "withdraw"],
  [5, "set"],
  [4, "refuse"],
  [4, "sweep"],
  [4, "join"],
  [3, "revoke"],
  [2, "close"],
  [2, "start"],
  [2, "resume"],
  [2, "settle"],
  [2, "evidence"],
  [2, "hold"],
  [2, "restart"],
  [1, "rollback"],
  [2, "edit"],
  [2, "move"],
  [2, "roster"],
  [2, "leave"],
];

const kind = fc.oneof(...WEIGHTS.map(([weight, one]) => ({ weight, arbitrary: fc.constant(one) })));
const who = fc.constantFrom<PersonKey>("dana", "dana", "amir", "amir", "ben", "cleo", "dee", "max", "adam", "mia");
const minutes = fc.oneof(
  { weight: 60, arbitrary: fc.constant(0) },
  { weight: 20, arbitrary: fc.nat(20) },
  { weight: 1, arbitrary: fc.nat(2000) },
);

export const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({ kind, who, minutes, pick: fc.tuple(fc.nat(1000), fc.nat(1000)) }), {
  minLength: 10,
  maxLength: 60,
  size: "max",
});

/** A role that the person holds, mostly; any other now and then. */
function roleOf({ state }: Room, key: PersonKey, pick: number): ReleaseRole {
  const own = state.roster.filter((entry) => entry.person.id === key).map((entry) => entry.role);
  return own.length > 0 && pick % 6 > 0 ? at(own, pick) : at(ROLES, pick);
}

function idOf({ state }: Room, pick: number, kind: SignOffRow["kind"]): string {
  const rows = state.signOffs.filter((row) => row.kind === kind);
  return rows.length > 0 ? at(rows, pick).id : "none";
}

function at<Value>(values: readonly Value[], pick: number): Value {
  const value = values[pick % values.length];
  if (value === undefined) throw new Error("There is nothing to pick from.");
  return value;
}
