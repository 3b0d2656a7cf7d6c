import fc from "fast-check";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import { followsRecord } from "@/lib/domain/checklist/computed-items";
import { isResolved } from "@/lib/domain/checklist/progress";
import { METRICS } from "@/lib/domain/metrics/metric";
import type { NewReading, ReleaseCommand } from "@/lib/domain/release/command";
import { currentPhase } from "@/lib/domain/release/release-status";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { requirementsOf } from "@/lib/domain/sign-off/gate-order";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import type { PersonKey } from "@/lib/domain/sign-off/testing/fixture";
import type { Asked } from "@/lib/domain/sign-off/testing/next-move";
import { grant, type Room } from "@/lib/domain/sign-off/testing/room";
import { toMs } from "@/lib/domain/time/instant";
import { followsGate } from "../gate-items";
import { isDecisionStage, type StagePhase, watchedEnoughAt } from "../stage-time";
import { readingsOf } from "../stage-verdict";
import { proceeding } from "./canary-room";

/** One thing that happens to a room at random; `dice` choose among what there is at that moment. */
export type StageStep = {
  readonly kind: keyof typeof COMMANDS | "progress";
  readonly who: PersonKey;
  readonly minutes: number;
  readonly dice: readonly [number, number];
};

type Throw = { readonly room: Room; readonly who: PersonKey; readonly a: number; readonly b: number };

const SIDES = ["canary", "canary", "stable", "baseline"] as const;
const VALUES = [0.2, 0.3, 1.4, 6, 90, 180, 220, 230, 260, 400, 99.7];
const METRIC_KEYS = ["error-rate", "p95", "p99", "success-rate", "restarts", "cpu"] as const;
const ROLES: readonly ReleaseRole[] = ["deployer", "approver", "commander"];

const COMMANDS = {
  read: ({ room, a, b }) => {
    const metric = pick(METRIC_KEYS, a);
    const reading: NewReading = {
      metric,
      name: null,
      side: pick(SIDES, b),
      value: pick(VALUES, a + b),
      unit: METRICS[metric].unit ?? "count",
    };
    return { type: "reading.record", phase: phaseAt(room, b), ...reading };
  },
  correct: ({ room, a, b }) => {
    const old = room.state.readings?.[a % Math.max(1, room.state.readings.length)];
    if (!old) return { type: "clock.sweep" };
    const { phase, metric, name, side, unit } = old;
    return { type: "reading.record", phase, metric, name, side, unit, value: pick(VALUES, b), corrects: old.id };
  },
  proceed: ({ room, who, a, b }) => {
    const key = phaseAt(room, b);
    const seen = a % 6 === 0 ? { digest: "old" } : {};
    return { ...proceeding(room, key, { ...seen, reason: b % 3 === 0 ? "As agreed" : "" }), initials: initialsOf(room, who) };
  },
  pause: ({ room, b }) => ({ type: "stage.decide", phase: phaseAt(room, b), choice: "pause", reason: b % 2 === 0 ? "One more look" : "" }),
  rollBack: ({ room, b }) => ({ type: "stage.decide", phase: phaseAt(room, b), choice: "roll-back", reason: b % 4 === 0 ? "" : "Errors" }),
  dissent: ({ room, b }) => ({ type: "stage.dissent", phase: phaseAt(room, b), reason: "Too few requests" }),
  sign: ({ room, who, a, b }) => grant(room, who, phaseAt(room, b), pick(ROLES, a), { comment: a % 2 === 0 ? "As agreed" : "" }),
  refuse: ({ room, a, b }) => {
    const { key } = phaseOf(room, b);
    return { type: "sign-off.refuse", phase: key, role: pick(ROLES, a), digest: grant(room, "dana", key, "deployer").digest, reason: "No" };
  },
  withdraw: ({ room, a }) => ({ type: "sign-off.withdraw", signOff: rowAt(room, a, "refused") }),
  revoke: ({ room, a }) => ({ type: "sign-off.revoke", signOff: rowAt(room, a, "granted"), reason: "Wait" }),
  set: ({ room, a, b }) => {
    const item = pick(room.state.items, a);
    const status = pick(["done", "todo", "failed", "not-applicable"] as const, b);
    return { ...answer(item), status, reason: "Because", ...(item.kind === "result" && status === "failed" ? { outcome: "fail" } : {}) };
  },
  start: () => ({ type: "deployment.start" }),
  close: ({ room, b }) => ({ type: "phase.close", phase: phaseAt(room, b), reason: "Now" }),
  restart: ({ room, b }) => ({ type: "phase.restart", phase: phaseAt(room, b), reason: "Again" }),
  hold: () => ({ type: "release.hold", reason: "Look" }),
  resume: ({ a }) => ({ type: "release.resume", role: pick(ROLES, a) }),
  sweep: () => ({ type: "clock.sweep" }),
} as const satisfies Record<string, (input: Throw) => ReleaseCommand>;

const WEIGHTS: readonly (readonly [number, StageStep["kind"]])[] = [
  [120, "progress"],
  [8, "read"],
  [3, "correct"],
  [6, "proceed"],
  [3, "pause"],
  [1, "rollBack"],
  [4, "dissent"],
  [6, "sign"],
  [2, "refuse"],
  [3, "withdraw"],
  [2, "revoke"],
  [4, "set"],
  [2, "start"],
  [2, "close"],
  [1, "restart"],
  [1, "hold"],
  [3, "resume"],
  [3, "sweep"],
];

export const stageSteps: fc.Arbitrary<StageStep[]> = fc.array(
  fc.record({
    kind: fc.oneof(...WEIGHTS.map(([weight, one]) => ({ weight, arbitrary: fc.constant(one) }))),
    who: fc.constantFrom<PersonKey>("dana", "dana", "amir", "amir", "ben", "cleo", "max", "mia"),
    minutes: fc.oneof(
      { weight: 20, arbitrary: fc.constant(0) },
      { weight: 6, arbitrary: fc.nat(8) },
      { weight: 1, arbitrary: fc.nat(300) },
    ),
    dice: fc.tuple(fc.nat(1000), fc.nat(1000)),
  }),
  { minLength: 30, maxLength: 160, size: "max" },
);

/** The command of a step for the room as it is, and who puts it. */
export function stageCommandOf(room: Room, { kind, who, dice: [a, b] }: StageStep): Asked {
  if (kind === "progress") return progress(room, a);
  return { who: kind === "sweep" ? "clock" : who, command: COMMANDS[kind]({ room, who, a, b }) };
}

/** What people who mean well do next: resume, answer, read, wait, decide, sign, close. Without them little would ever pass. */
function progress(room: Room, a: number): Asked {
  const { state } = room;
  if (state.hold) return by(state, pick(["approver", "commander"] as const, a), (role) => ({ type: "release.resume", role }));
  if (state.status === "ready") {
    if (room.now < state.details.windowStart) room.now = state.details.windowStart;
    return by(state, "deployer", () => ({ type: "deployment.start" }));
  }
  const phase = currentPhase(state);
  if (!phase) return { who: "clock", command: { type: "clock.sweep" } };
  const items = state.items.filter((item) => item.phase === phase.key);
  const open = items.find((item) => item.required && isAnswered(item) && !isResolved(item, { now: room.now, items }));
  if (open) return by(state, "deployer", () => ({ ...answer(open), reason: "Because" }));
  const refusal = standingRows(state, phase.key).find((row) => row.kind === "refused");
  if (refusal) return { who: refusal.person.id as PersonKey, command: { type: "sign-off.withdraw", signOff: refusal.id } };
  if (isDecisionStage(phase)) return decide(room, phase, a);
  if (phase.requirements.length === 0) return by(state, "deployer", () => ({ type: "phase.close", phase: phase.key, reason: "Now" }));
  return signNext(room, phase, a);
}

function decide(room: Room, phase: StagePhase, a: number): Asked {
  const read = readingsOf(room.state, phase).filter((one) => one.phase === phase.key);
  const missing = USUAL.find(({ metric, side }) => read.every((one) => one.metric !== metric || one.side !== side));
  if (missing) return by(room.state, "deployer", () => ({ type: "reading.record", phase: phase.key, name: null, ...missing }));
  const enough = watchedEnoughAt(room.state, phase);
  if (enough && toMs(enough) > toMs(room.now)) room.now = enough;
  const isDecided = standingRows(room.state, phase.key).some((row) => row.kind === "granted" && row.role === "deployer");
  if (isDecided) return signNext(room, phase, a);
  return by(room.state, "deployer", (_, who) => ({
    ...proceeding(room, phase.key, { reason: "As agreed" }),
    initials: initialsOf(room, who),
  }));
}

const USUAL: readonly Omit<NewReading, "name">[] = (["stable", "canary"] as const).flatMap((side) => [
  { metric: "error-rate", side, value: side === "canary" ? 0.29 : 0.3, unit: "%" },
  { metric: "p95", side, value: side === "canary" ? 180 : 220, unit: "ms" },
  { metric: "p99", side, value: side === "canary" ? 380 : 450, unit: "ms" },
]);

function signNext(room: Room, phase: PhaseState, a: number): Asked {
  const roles = requirementsOf(room.state, phase).map(({ role }) => role);
  return by(room.state, pick(roles, a), (role, who) => grant(room, who, phase.key, role, { comment: "As agreed" }));
}

function by(state: ReleaseState, role: ReleaseRole, command: (role: ReleaseRole, who: PersonKey) => ReleaseCommand): Asked {
  const entry = state.roster.find((one) => one.role === role) ?? state.roster[0];
  const who = (entry?.person.id ?? "dana") as PersonKey;
  return { who, command: command(role, who) };
}

const isAnswered = (item: ItemState): boolean => item.kind !== "parent" && !followsGate(item);

/** A valid answer by the kind of the item. */
function answer(item: ItemState): Extract<ReleaseCommand, { type: "item.set" }> {
  const { key, version, kind, options } = item;
  const base = { type: "item.set", item: key, status: "done", expectedVersion: version } as const;
  if (followsRecord(item)) return { ...base, status: "not-applicable", reason: "Told in person" };
  if (kind === "choice") return { ...base, value: options[0]?.key };
  if (kind === "fill-in") return { ...base, value: "Undo the rollout" };
  return kind === "result" ? { ...base, value: "0", outcome: "pass" } : base;
}

/** The phase people are at, mostly; any other now and then. */
function phaseOf({ state }: Room, dice: number): PhaseState {
  return (dice % 5 > 0 ? currentPhase(state) : null) ?? pick(state.phases, dice);
}

const phaseAt = (room: Room, dice: number): string => phaseOf(room, dice).key;

function rowAt({ state }: Room, dice: number, kind: "granted" | "refused"): string {
  const rows = state.signOffs.filter((row) => row.kind === kind);
  return rows.length > 0 ? pick(rows, dice).id : "none";
}

function initialsOf({ state }: Room, who: PersonKey): string {
  return state.roster.find((entry) => entry.person.id === who)?.person.initials ?? "XX";
}

function pick<Value>(values: readonly Value[], dice: number): Value {
  const value = values[dice % values.length];
  if (value === undefined) throw new Error("There is nothing to pick from.");
  return value;
}
