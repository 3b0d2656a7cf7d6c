import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { instantiateTemplate } from "@/lib/domain/checklist/instantiate";
import { templateFor } from "@/lib/domain/checklist/template-for";
import { judge } from "@/lib/domain/metrics/verdict";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { evolve, foldRelease } from "@/lib/domain/release/evolve";
import type { PhaseState, ReleaseDetails, ReleaseState, RosterEntry, SignOffRow } from "@/lib/domain/release/state";
import { BOTH_ROLES } from "@/lib/domain/sign-off/both-roles";
import { consequences } from "@/lib/domain/sign-off/consequences";
import { evaluateGate } from "@/lib/domain/sign-off/evaluate-gate";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { requirementsOf } from "@/lib/domain/sign-off/gate-order";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import { unwrittenEndings } from "@/lib/domain/sign-off/sign-off-validity";
import { at, ROSTER, roster } from "@/lib/domain/sign-off/testing/fixture";
import { ask, contextOf, openRoom, type Room } from "@/lib/domain/sign-off/testing/room";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { addMinutes } from "@/lib/domain/time/instant";
import { followsGate } from "./gate-items";
import type { StageDecision } from "./record";
import { isDecisionStage, stageBegan } from "./stage-time";
import { criteriaOf, readingsOf } from "./stage-verdict";
import { type StageStep, stageCommandOf, stageSteps } from "./testing/random-stages";

type Moment = { readonly event: RecordedEvent; readonly before: ReleaseState; readonly after: ReleaseState };
type Course = { readonly room: Room; readonly moments: readonly Moment[] };

const GATES = [{ metric: "p95", name: null, unit: "ms", better: "lower", limit: 250 }] as const;
const SHORT = [1, 50, 100].map((percent) => ({ percent, minutes: 2 }));
const HOTFIX = { severity: "critical", description: "Nobody can pay", declaredAt: at(-150) } as const;
const TWO_IN_ONE = roster("deployer dana", "approver amir", "commander amir");

/** Wide, so that a course which waits now and then still starts. */
const WINDOW = { windowStart: at(-100), windowEnd: at(1200), boundWindow: { start: at(-100), end: at(1200) } };

/** The kinds of release that these courses are about; a canary and a hotfix each twice, so that every rule has its turn. */
const OPENINGS: readonly (() => Room)[] = [
  () => room({ strategy: "canary", criticality: "standard" }),
  () => room({ strategy: "canary", criticality: "critical" }, ROSTER, { gates: GATES, ladder: SHORT }),
  () => room({ strategy: "rolling", criticality: "hotfix", hotfix: HOTFIX }),
  () => room({ strategy: "rolling", criticality: "hotfix", hotfix: HOTFIX }, TWO_IN_ONE),
];

type Kind = Pick<ReleaseDetails, "strategy" | "criticality" | "hotfix">;

function room(kind: Kind, people: readonly RosterEntry[] = ROSTER, ladder: Partial<Parameters<typeof templateFor>[0]> = {}): Room {
  const template = templateFor({ ...kind, ...ladder });
  const { phases, items } = instantiateTemplate({ template, criticality: kind.criticality, roster: people });
  const { key, version, track } = template;
  const opened = openRoom({ phases, items, roster: people, details: { ...kind, ...WINDOW, template: { key, version, track } } });
  opened.now = at(-119);
  return opened;
}

/** Every property below looks at the same courses; making them is the expensive part. */
const courses: Course[] = [];

beforeAll(() => {
  const course = fc.tuple(fc.nat(OPENINGS.length - 1), stageSteps);
  fc.assert(
    fc.property(course, ([opening, all]) => {
      courses.push(run(OPENINGS[opening]?.() ?? openRoom(), all));
    }),
    { numRuns: 160, seed: 3 },
  );
}, 120_000);

function run(opened: Room, all: readonly StageStep[]): Course {
  const moments: Moment[] = [];
  for (const step of all) {
    opened.now = addMinutes(opened.now, step.minutes);
    moments.push(...take(opened, step));
  }
  return { room: opened, moments };
}

function take(opened: Room, step: StageStep): Moment[] {
  const { who, command } = stageCommandOf(opened, step);
  const { length } = opened.log;
  let { state } = opened;
  const decision = ask(opened, who, command);
  if (decision.ok && decision.events.length > 0) {
    // What follows has followed: asking again finds nothing more.
    expect(consequences(opened.state, opened.state, contextOf(opened, who))).toEqual([]);
  }
  return opened.log.slice(length).map((event) => {
    const before = state;
    state = evolve(state, event);
    return { event, before, after: state };
  });
}

const moments = () => courses.flatMap((course) => course.moments);

const phaseOf = (state: ReleaseState, key: string): PhaseState => {
  const phase = state.phases.find((one) => one.key === key);
  if (!phase) throw new Error(`There is no phase ${key}.`);
  return phase;
};

/** The moments at which a gate passed by its sign-offs. */
const passes = () =>
  moments().flatMap(({ event, before }) => {
    if (event.type !== "phase.closed" || event.payload.closing.how !== "signed") return [];
    return [{ phase: phaseOf(before, event.payload.phase), before, now: event.occurredAt }];
  });

/** The decisions, with the release as it was when each was made. */
const decided = (): { decision: StageDecision; before: ReleaseState }[] =>
  moments().flatMap(({ event, before }) => (event.type === "stage.decided" ? [{ decision: event.payload.decision, before }] : []));

const granted = (state: ReleaseState, phase: PhaseState) => standingRows(state, phase.key).filter((row) => row.kind === "granted");

describe("whatever happens to a canary or a hotfix", () => {
  it("courses get somewhere: every choice, every zone, dissent, both tracks to their end", () => {
    const choices = new Set(decided().map(({ decision }) => decision.choice));
    const zones = new Set(decided().map(({ decision }) => decision.verdict.zone));
    const kinds = new Set<string>(moments().map(({ event }) => event.type));
    expect([...choices].sort()).toEqual(["pause", "proceed", "roll-back"]);
    expect([...zones].sort()).toEqual(["hold", "inconclusive", "proceed", "roll-back"]);
    for (const one of ["stage.dissented", "reading.recorded", "deployment.started", "release.held", "rollback.closed"]) {
      expect([...kinds]).toContain(one);
    }
    for (const track of ["canary", "hotfix"]) {
      const ended = courses.filter(({ room: { state } }) => state.details.template.track === track && state.actualT0 !== null);
      expect(ended.some(({ room: { state } }) => ["deployed", "completed"].includes(state.status))).toBe(true);
    }
  });

  it("folding the events gives the state", () => {
    for (const { room: one } of courses) expect(foldRelease(one.log)).toEqual(one.state);
  });

  it("no gate passes without its quorum: different people, each in a role that they hold, on this very content", () => {
    for (const { phase, before, now } of passes()) {
      const digest = canonicalJson(gateContent(before, phase.key));
      const rows = granted(before, phase).filter((row) => row.digest === digest && row.expiresAt !== null && row.expiresAt > now);
      const isFor = (row: SignOffRow, role: string) => row.role === role || (role !== "deployer" && row.labels.includes(BOTH_ROLES));
      for (const { role, count } of requirementsOf(before, phase)) {
        const holders = before.roster.filter((entry) => entry.role === role).map((entry) => entry.person.id);
        const people = new Set(rows.filter((row) => isFor(row, role) && holders.includes(row.person.id)).map((row) => row.person.id));
        expect(people.size).toBeGreaterThanOrEqual(count);
      }
      expect(new Set(rows.map((row) => row.person.id)).size).toBe(rows.length);
    }
  });

  it("a stage is left only by a decision to proceed that its deployer's sign-off carries, once it was watched or said why not", () => {
    const stages = passes().filter(({ phase }) => isDecisionStage(phase));
    expect(stages.length).toBeGreaterThan(50);
    for (const { phase, before } of stages) {
      const signed = granted(before, phase).find((row) => row.role === "deployer");
      const decision = before.decisions?.findLast((one) => one.phase === phase.key);
      expect(decision).toMatchObject({ choice: "proceed", signOff: signed?.id });
      if (decision && decision.observedMinutes < decision.minimumMinutes) expect(decision.reason).not.toBeNull();
      if (decision && decision.verdict.zone !== "proceed") {
        expect(decision.reason).not.toBeNull();
        expect(granted(before, phase).some((row) => row.role === "approver")).toBe(true);
      }
    }
  });

  it("the verdict on record is that of the readings on record, and those are what there was to see", () => {
    for (const { decision, before } of decided()) {
      const phase = phaseOf(before, decision.phase);
      if (!isDecisionStage(phase)) throw new Error("Only a stage is decided.");
      expect(decision.verdict).toEqual(judge(criteriaOf(phase), decision.readings));
      expect(decision.readings).toEqual(readingsOf(before, phase));
      expect(decision.began).toBe(stageBegan(before, phase));
      expect(phase.stage.decisions).toContain(decision.choice);
    }
  });

  it("readings, decisions and dissents are only appended, and nothing is read of a stage that has not begun or is decided", () => {
    for (const { event, before, after } of moments()) {
      for (const list of ["readings", "decisions", "dissents"] as const) {
        const [old, now] = [before[list] ?? [], after[list] ?? []];
        expect(old.every((row, index) => now[index] === row)).toBe(true);
      }
      if (event.type !== "reading.recorded") continue;
      const phase = phaseOf(before, event.payload.reading.phase);
      expect(phase.status).toBe("open");
      if (phase.stage) expect(stageBegan(before, phase)).not.toBeNull();
    }
  });

  it("what restates a gate is answered exactly while the gate is closed", () => {
    for (const { after } of moments()) {
      for (const item of after.items.filter(followsGate)) {
        expect([item.key, item.status]).toEqual([item.key, phaseOf(after, item.phase).closed ? "done" : "todo"]);
      }
    }
  });

  it("a deployment starts only after the go: of a hotfix by approver and commander, who are one person only where there is no other", () => {
    const starts = moments().filter(({ event }) => event.type === "deployment.started");
    expect(starts.length).toBeGreaterThan(20);
    for (const { before } of starts) {
      const earlier = before.phases.filter((one) => one.anchor === "declaration" || one.anchor === "planned");
      expect(earlier.every((one) => one.status === "closed")).toBe(true);
      if (before.details.criticality !== "hotfix") continue;
      const rows = granted(before, phaseOf(before, "approval"));
      const isAlone = before.roster.filter((entry) => entry.role === "commander").every((entry) => entry.person.id === "amir");
      expect(rows.some((row) => row.labels.includes(BOTH_ROLES))).toBe(isAlone);
      if (!isAlone) expect(new Set(rows.map((row) => row.role))).toEqual(new Set(["approver", "commander"]));
    }
  });

  it("the browser, which hashes nothing, sees each gate as the server does; after a sweep every ending is written", () => {
    for (const { room: one } of courses) {
      for (const phase of one.state.phases) {
        const question = { state: one.state, phase, now: one.now, members: one.members };
        expect(evaluateGate({ ...question, digestOf: null })).toEqual(evaluateGate({ ...question, digestOf: canonicalJson }));
      }
      ask(one, "clock", { type: "clock.sweep" });
      const { state, now, members } = one;
      expect(state.phases.flatMap((phase) => unwrittenEndings({ state, phase, now, members, digestOf: canonicalJson }))).toEqual([]);
    }
  });
});
