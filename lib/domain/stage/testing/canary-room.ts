import { followsRecord } from "@/lib/domain/checklist/computed-items";
import { instantiateTemplate } from "@/lib/domain/checklist/instantiate";
import type { Criticality, Template } from "@/lib/domain/checklist/template";
import { CANARY_TEMPLATE } from "@/lib/domain/checklist/templates/canary";
import type { NewReading } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { at, type PersonKey, ROSTER } from "@/lib/domain/sign-off/testing/fixture";
import { digest, must, openRoom, type Room, sign } from "@/lib/domain/sign-off/testing/room";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { isDecisionStage, stagesOf } from "../stage-time";

/** A canary release as planned, three days before T-0. */
export function canaryRoom({
  criticality = "standard",
  template = CANARY_TEMPLATE,
}: {
  criticality?: Criticality;
  template?: Template;
} = {}): Room {
  const { phases, items } = instantiateTemplate({ template, criticality, roster: ROSTER });
  const { key, version, track } = template;
  return openRoom({ phases, items, details: { template: { key, version, track }, strategy: "canary", criticality } });
}

/** Answers every required item of a phase that somebody answers. */
export function answerAll(room: Room, phase: string): void {
  for (const item of room.state.items.filter((one) => one.phase === phase && one.required && one.status === "todo")) {
    if (item.kind === "parent" || item.computedFrom === "decision" || item.computedFrom === "sign-off") continue;
    const answer = item.kind === "result" ? ({ outcome: "pass", value: "0" } as const) : {};
    const told = followsRecord(item) ? ({ status: "not-applicable", reason: "Told in person" } as const) : { status: "done" as const };
    must(room, "dana", { type: "item.set", item: item.key, expectedVersion: item.version, ...told, ...answer });
  }
}

/** The go is given and the deployment started at T-0: the first stage begins. */
export function started(room: Room): Room {
  room.now = at(-120);
  answerAll(room, "setup");
  sign(room, "dana", "setup", "deployer");
  if (room.state.details.criticality === "critical") sign(room, "amir", "setup", "approver");
  room.now = at(0);
  must(room, "dana", { type: "deployment.start" });
  return room;
}

export function record(
  room: Room,
  phase: string,
  reading: Partial<NewReading> = {},
  more: { observedAt?: Instant; corrects?: string } = {},
) {
  const usual = { metric: "p95", name: null, side: "canary", value: 180, unit: "ms" } as const;
  return must(room, "dana", { type: "reading.record", phase, ...usual, ...reading, ...more });
}

/** What auth-service v3.1.0 read: better than stable everywhere. */
export function recordGood(room: Room, phase: string): void {
  for (const [side, errors, p95, p99] of [
    ["stable", 0.3, 220, 450],
    ["canary", 0.29, 180, 380],
  ] as const) {
    record(room, phase, { side, metric: "error-rate", value: errors, unit: "%" });
    record(room, phase, { side, metric: "p95", value: p95 });
    record(room, phase, { side, metric: "p99", value: p99 });
  }
}

/** The command with which somebody proceeds on what they see now. */
export function proceeding(room: Room, phase: string, changes: { reason?: string; digest?: string; initials?: string } = {}) {
  return {
    type: "stage.decide",
    phase,
    choice: "proceed",
    digest: digest(room, phase),
    initials: "DD",
    acceptOpen: true,
    ...changes,
  } as const;
}

/** A stage is watched for its time, read, answered and decided. */
export function pass(room: Room, phase: string): readonly ReleaseEvent[] {
  const found = stagesOf(room.state.phases).find((one) => one.key === phase);
  answerAll(room, phase);
  room.now = addMinutes(room.now, found?.stage.minimumMinutes ?? 0);
  recordGood(room, phase);
  const events = must(room, "dana", proceeding(room, phase));
  if (room.state.details.criticality !== "critical") return events;
  return [...events, ...sign(room, "amir" satisfies PersonKey, phase, "approver")];
}

/** All stages up to this one are passed. */
export function upTo(room: Room, phase: string): Room {
  for (const one of stagesOf(room.state.phases)) {
    if (one.key === phase) return room;
    if (isDecisionStage(one) && one.status === "open") pass(room, one.key);
  }
  return room;
}
