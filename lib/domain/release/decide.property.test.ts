import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/domain/time/instant";
import type { CommandContext } from "./command";
import { decide } from "./decide";
import type { Actor, RecordedEvent, ReleaseEvent } from "./event";
import { evolve, foldRelease } from "./evolve";
import { isBeforeStart } from "./release-phases";
import { settledByItself } from "./settle-by-itself";
import { RELEASE_STATUSES, type ReleaseState, type ReleaseStatus } from "./state";
import { asking, at, creation, eventsOf, PEOPLE } from "./testing/fixture";
import { type Asked, commandsOf, type Step, steps } from "./testing/random-course";
import { TRANSITIONS } from "./transitions";

type Course = { readonly events: RecordedEvent[]; state: ReleaseState; readonly visited: Set<ReleaseStatus> };

const CLOCK: Actor = { kind: "system", id: "clock", name: "T-Minus", initials: "TM" };

/** Plays the steps from the creation on and looks after every single event. */
function play(list: readonly Step[]): Course {
  const [created] = eventsOf(creation({ plan: false }));
  if (!created) throw new Error("The release was not created.");
  const first = { ...created, seq: 1, actor: { kind: "person", ...PEOPLE.max }, occurredAt: at(-72 * 60) } as RecordedEvent;
  const course: Course = { events: [first], state: foldRelease([first]), visited: new Set(["draft"]) };
  let now = at(-300);
  for (const step of list) {
    now = addMinutes(now, step.minutes);
    for (const asked of commandsOf(step, course.state, now)) ask(course, asked, now);
  }
  return course;
}

function ask(course: Course, { who, command }: Asked, now: string): void {
  const { state } = course;
  const bySystem = command.type === "clock.sweep" ? { actor: CLOCK, permissions: new Set<never>() } : {};
  const context = asking(state, who, { now, ...bySystem });
  const decision = decide(state, command, context);
  if (decision.ok) {
    for (const event of decision.events) append(course, event, context);
    lookAt(course.state, now);
    return;
  }
  expect(decision.refusal.message).toMatch(/^[A-Z“].*\.$/);
  const recorded = decision.refusal.recorded ?? [];
  expect(recorded.every((event) => event.type === "sign-off.denied")).toBe(true);
  for (const event of recorded) append(course, event, context);
}

function append(course: Course, event: ReleaseEvent, { actor, now }: CommandContext): void {
  const before = course.state;
  const recorded = { ...event, seq: before.seq + 1, actor, occurredAt: now } as RecordedEvent;
  const state = evolve(before, recorded);
  if (state.status !== before.status) {
    const row = TRANSITIONS.find((one) => one.from === before.status && one.to === state.status && one.event === event.type);
    expect(row, `${event.type}: ${before.status} to ${state.status}`).toBeDefined();
  }
  const was = new Map(before.items.map((item) => [item.key, item]));
  for (const item of state.items) {
    const old = was.get(item.key);
    if (!old || item === old) continue;
    // By one, or not at all, and then nothing that counts has changed behind its back.
    expect([old.version, old.version + 1], item.key).toContain(item.version);
    if (item.version === old.version) expect([item.status, item.value, item.reason]).toEqual([old.status, old.value, old.reason]);
  }
  course.events.push(recorded);
  course.visited.add(state.status);
  course.state = deepFreeze(state);
}

/** Whatever writes to a state throws from here on. What is frozen already is shared with the state before. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const one of Object.values(value)) deepFreeze(one);
  return Object.freeze(value);
}

/** What is true of a release after every command. */
function lookAt(state: ReleaseState, now: string): void {
  const { status, hold, roster, phases, rollback, actualT0 } = state;
  expect(hold !== null).toBe(status === "on-hold");
  const people = (role: string) => roster.filter((entry) => entry.role === role).map((entry) => entry.person.id);
  expect(people("deployer").some((id) => people("approver").includes(id) || people("commander").includes(id))).toBe(false);
  if (status !== "draft" && status !== "cancelled") expect(people("deployer").length > 0 && people("approver").length > 0).toBe(true);
  expect(phases.some((phase) => phase.kind === "rollback" && phase.status !== "hidden")).toBe(rollback !== null);
  if (status === "ready") expect(phases.filter(isBeforeStart).every((phase) => phase.status === "closed")).toBe(true);
  expect(actualT0 !== null).toBe(STARTED.includes(hold?.from ?? status));
  const keys = new Set(state.items.map((item) => item.key));
  expect(keys.size).toBe(state.items.length);
  for (const { item } of state.details.takenOut ?? []) expect(keys.has(item.key), item.key).toBe(false);
  const owed = state.obligations.filter((one) => one.settled === null);
  if (status === "completed" || status === "cancelled") expect(owed).toEqual([]);
  // Nothing stays open whose end has come: the rules find nothing left to settle.
  expect(settledByItself(state, state, now)).toEqual([]);
  if (rollback) expect(owed.filter((one) => one.rule === "report-24h" || one.rule === "baseline")).toEqual([]);
}

const STARTED: readonly ReleaseStatus[] = ["deploying", "verifying", "deployed", "completed", "rolling-back", "rolled-back"];

describe("any sequence of commands", () => {
  const visited = new Set<ReleaseStatus>();

  it("changes the status along the table only, counts versions by one, and folds to the state at hand", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const course = play(list);
        expect(foldRelease(course.events)).toEqual(course.state);
        expect(course.events.map((event) => event.seq)).toEqual(course.events.map((_, index) => index + 1));
        for (const status of course.visited) visited.add(status);
      }),
      { numRuns: 200, seed: 20261126 },
    );
    // The sequences would prove little if they did not get anywhere.
    expect([...visited].sort()).toEqual([...RELEASE_STATUSES].sort());
  }, 60_000);
});
