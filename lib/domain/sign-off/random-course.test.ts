import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { isResolved } from "@/lib/domain/checklist/progress";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { evolve, foldRelease } from "@/lib/domain/release/evolve";
import type { ItemState, PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { TRANSITIONS } from "@/lib/domain/release/transitions";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { addMinutes } from "@/lib/domain/time/instant";
import { consequences } from "./consequences";
import { evaluateGate } from "./evaluate-gate";
import { gateContent } from "./gate-content";
import { unwrittenEndings } from "./sign-off-validity";
import { at, PEOPLE } from "./testing/fixture";
import { commandOf, ROSTERS, type Step, steps } from "./testing/random-steps";
import { ask, contextOf, openRoom, type Room, toEnd, toGo, toReady, toRollback, toT0 } from "./testing/room";

const BEGINNINGS: ((room: Room) => Room)[] = [(room) => room, toGo, toReady, toReady, toT0, toT0, toEnd, toRollback];
/** Before any waiver of these courses ends. */
const T_MINUS_4D = at(-5760);
const EVERYBODY = new Set(Object.keys(PEOPLE));

/** One event of a random course: the state it met, the state it left, and who was a member then. */
type Moment = {
  readonly event: RecordedEvent;
  readonly before: ReleaseState;
  readonly after: ReleaseState;
  readonly members: ReadonlySet<string>;
};
type Course = { readonly room: Room; readonly moments: readonly Moment[] };

/** Every property below looks at the same courses; making them is the expensive part. */
const courses: Course[] = [];

beforeAll(() => {
  const course = fc.tuple(fc.nat(BEGINNINGS.length - 1), steps);
  fc.assert(
    fc.property(course, ([beginning, all]) => {
      courses.push(run(BEGINNINGS[beginning]?.(openRoom({ roster: ROSTERS[0] })) ?? openRoom(), all));
    }),
    { numRuns: 400 },
  );
}, 60_000);

function run(room: Room, all: readonly Step[]): Course {
  const moments: Moment[] = [];
  for (const step of all) {
    room.now = addMinutes(room.now, step.minutes);
    if (step.kind === "leave") room.members.delete(step.who);
    if (step.kind === "join") room.members = new Set(EVERYBODY);
    moments.push(...take(room, step));
  }
  return { room, moments };
}

function take(room: Room, step: Step): Moment[] {
  const asked = commandOf(room, step);
  if (!asked) return [];
  const { length } = room.log;
  let state = room.state;
  const decision = ask(room, asked.who, asked.command);
  if (decision.ok && decision.events.length > 0) {
    // What follows has followed: asking again finds nothing more.
    expect(consequences(room.state, room.state, contextOf(room, asked.who))).toEqual([]);
  }
  return room.log.slice(length).map((event) => {
    const before = state;
    state = evolve(state, event);
    return { event, before, after: state, members: new Set(room.members) };
  });
}

const moments = () => courses.flatMap((course) => course.moments);

/** The moments at which a gate passed by its sign-offs. */
const passes = () =>
  moments().flatMap(({ event, before, members }) => {
    if (event.type !== "phase.closed" || event.payload.closing.how !== "signed") return [];
    const phase = before.phases.find((one) => one.key === event.payload.phase);
    return phase ? [{ phase, before, members, now: event.occurredAt }] : [];
  });

const standing = (state: ReleaseState, phase: PhaseState, kind: SignOffRow["kind"]) =>
  state.signOffs.filter(
    (row) => row.phase === phase.key && row.kind === kind && state.signOffs.every((other) => other.refersTo !== row.id),
  );

const isListed = (from: string, to: string) => TRANSITIONS.some((row) => row.from === from && row.to === to);

describe("whatever happens to a release", () => {
  it("courses reach every kind of event that matters here", () => {
    const seen = new Set<string>(moments().map(({ event }) => (event.type === "sign-off.recorded" ? event.payload.row.kind : event.type)));
    const kinds = ["granted", "refused", "withdrawn", "revoked", "superseded", "expired", "ineligible"];
    const wanted = [
      "phase.closed",
      "phase.reopened",
      "phase.restarted",
      "release.ready",
      "release.unready",
      "release.held",
      "sign-off.denied",
    ];
    expect([...kinds, ...wanted, "release.deployed", "rollback.closed"].filter((one) => !seen.has(one))).toEqual([]);
    expect(passes().length).toBeGreaterThan(100);
  });

  it("SIGNOFF rule 11: no gate passes with an unresolved required item, in it or before it", () => {
    for (const { phase, before, now } of passes()) {
      const earlier = before.phases.filter((one) => one.kind === phase.kind && one.position < phase.position).map((one) => one.key);
      const required = before.items.filter((item) => item.required);
      const own = required.filter((item) => item.phase === phase.key);
      expect(own.filter((item) => !isResolved(item, { now, items: before.items }))).toEqual([]);
      // Once the deployment runs, the waivers of passed phases have served their purpose.
      const isRunning = before.actualT0 !== null;
      const isOpen = (item: ItemState) => !isResolved(item, { now: isRunning ? T_MINUS_4D : now, items: before.items });
      expect(required.filter((item) => earlier.includes(item.phase) && isOpen(item))).toEqual([]);
    }
  });

  it("SIGNOFF rules 1, 7, 9, 12, 15, 17: every pass rests on different people, their roles, this content and this time", () => {
    for (const { phase, before, members, now } of passes()) {
      const digest = canonicalJson(gateContent(before, phase.key));
      const counted = standing(before, phase, "granted").filter((row) => {
        const holds = before.roster.some((entry) => entry.role === row.role && entry.person.id === row.person.id);
        return holds && members.has(row.person.id) && row.digest === digest && row.expiresAt !== null && row.expiresAt > now;
      });
      for (const { role, count } of phase.requirements) {
        expect(new Set(counted.filter((row) => row.role === role).map((row) => row.person.id)).size).toBeGreaterThanOrEqual(count);
      }
      expect(new Set(counted.map((row) => row.person.id)).size).toBe(counted.length);
      expect(standing(before, phase, "refused")).toEqual([]);
    }
  });

  it("SIGNOFF rule 8: nobody's approval or command counts who is deployer, nor the creator's approval", () => {
    for (const { phase, before } of passes()) {
      const deployers = before.roster.filter((entry) => entry.role === "deployer").map((entry) => entry.person.id);
      for (const row of standing(before, phase, "granted")) {
        if (row.role !== "deployer") expect(deployers).not.toContain(row.person.id);
        if (row.role === "approver") expect(row.person.id).not.toBe(before.createdBy.id);
      }
    }
  });

  it("SIGNOFF rule 16: no gate passes on hold, and every earlier phase is closed first", () => {
    for (const { phase, before } of passes()) {
      expect(before.hold).toBeNull();
      const earlier = before.phases.filter((one) => phase.kind === "forward" && one.kind === "forward" && one.position < phase.position);
      expect(earlier.map((one) => one.status).filter((status) => status !== "closed")).toEqual([]);
    }
  });

  it("SIGNOFF rule 13: rows are only appended, each ends at most once, and what ends is of the same gate", () => {
    for (const { before, after } of moments()) {
      if (before.signOffs === after.signOffs) continue;
      expect(before.signOffs.every((row, index) => after.signOffs[index] === row)).toBe(true);
    }
    for (const { room } of courses) {
      const { signOffs } = room.state;
      const ends = signOffs.flatMap((row) => row.refersTo ?? []);
      expect(new Set(ends).size).toBe(ends.length);
      for (const row of signOffs.filter((one) => one.refersTo !== null)) {
        const ended = signOffs.find((one) => one.id === row.refersTo);
        expect(ended).toMatchObject({ phase: row.phase, person: row.person, role: row.role, digest: row.digest });
      }
    }
  });

  it("SIGNOFF rule 7: one person has one sign-off per revision of a gate, and one standing at a time", () => {
    for (const { room } of courses) {
      const { state } = room;
      const places = state.signOffs.filter((row) => row.kind === "granted").map((row) => `${row.phase} ${row.revision} ${row.person.id}`);
      expect(new Set(places).size).toBe(places.length);
      for (const phase of state.phases) {
        const people = [...standing(state, phase, "granted"), ...standing(state, phase, "refused")].map((row) => row.person.id);
        expect(new Set(people).size).toBe(people.length);
      }
    }
  });

  it("a signed phase is closed only while its quorum stands, as long as the release runs", () => {
    for (const { room } of courses) {
      const { state } = room;
      if (!["planned", "preparing", "ready", "deploying", "verifying"].includes(state.hold?.from ?? state.status)) continue;
      for (const phase of state.phases.filter((one) => one.closed?.how === "signed")) {
        const people = (role: string) => standing(state, phase, "granted").filter((row) => row.role === role);
        expect(phase.requirements.every(({ role, count }) => people(role).length >= count)).toBe(true);
      }
    }
  });

  it("the status follows the table of transitions", () => {
    for (const { event, before, after } of moments()) {
      const [from, to] = [before.status, after.status];
      if (from !== to) expect([event.type, from, to, isListed(from, to)]).toEqual([event.type, from, to, true]);
    }
  });

  it("folding the events gives the state", () => {
    for (const { room } of courses) expect(foldRelease(room.log)).toEqual(room.state);
  });

  it("SIGNOFF rules 9, 12, 17: once the clock has swept, every ending is written", () => {
    for (const { room } of courses) {
      ask(room, "clock", { type: "clock.sweep" });
      const { state, now, members } = room;
      const left = state.phases.flatMap((phase) => unwrittenEndings({ state, phase, now, members, digestOf: canonicalJson }));
      expect(left).toEqual([]);
      expect(ask(room, "clock", { type: "clock.sweep" })).toEqual({ ok: true, events: [] });
    }
  });

  it("the browser, which hashes nothing, sees each gate as the server does", () => {
    for (const { room } of courses) {
      const { state, now, members } = room;
      for (const phase of state.phases) {
        const question = { state, phase, now, members };
        expect(evaluateGate({ ...question, digestOf: null })).toEqual(evaluateGate({ ...question, digestOf: canonicalJson }));
      }
    }
  });
});
