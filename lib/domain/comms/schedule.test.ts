import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CANARY_TEMPLATE } from "@/lib/domain/checklist/templates/canary";
import { HOTFIX_TEMPLATE } from "@/lib/domain/checklist/templates/hotfix";
import type { ReleaseState } from "@/lib/domain/release/state";
import { at, PEOPLE, release, T0 } from "@/lib/domain/release/testing/fixture";
import { silenceMinutes } from "./comms-time";
import type { MessageKind } from "./kind-names";
import type { MessageRow } from "./message";
import { scheduleOf } from "./schedule";

/** A message of a kind that left some minutes after T-0. */
function told(kind: MessageKind, minutes: number): MessageRow {
  return {
    id: `${kind}-${minutes}`,
    kind,
    act: "sent",
    slot: null,
    audiences: ["engineering"],
    subject: kind,
    plannedT0: T0,
    seq: 1,
    at: at(minutes),
    by: PEOPLE.dora,
    sendAt: at(minutes),
  };
}

const TAKEN_BACK = {
  startedAt: at(20),
  by: PEOPLE.alice,
  from: "deploying",
  reason: "Errors",
  method: "Undo",
  note: "",
  closedAt: null,
} as const;

function started(changes: Partial<ReleaseState> = {}): ReleaseState {
  return { ...release(), status: "deploying", actualT0: T0, messages: [told("start", 0)], ...changes };
}

function closed(state: ReleaseState, code: string, minutes: number): ReleaseState {
  const closing = { at: at(minutes), by: PEOPLE.alice, how: "act", reason: null } as const;
  return { ...state, phases: state.phases.map((one) => (one.code === code ? { ...one, status: "closed", closed: closing } : one)) };
}

/** Kind, minutes from T-0 and standing of each, soonest first. */
function shown(state: ReleaseState, minutes: number): string[] {
  return scheduleOf(state, at(minutes)).map(({ kind, dueAt, standing }) => {
    const offset = dueAt === null ? "?" : (Date.parse(dueAt) - Date.parse(T0)) / 60_000;
    return `${kind} ${offset} ${standing}`;
  });
}

const of = (kind: MessageKind, list: readonly string[]) =>
  list.filter((one) => one.startsWith(`${kind} `)).map((one) => one.slice(kind.length + 1));

describe("the 48-hour notice", () => {
  it.each([
    [-71 * 60, ["-2880 upcoming"]],
    [-48 * 60, ["-2880 due"]],
    [-24 * 60, ["-2880 late"]],
  ])("at %i minutes from T-0", (minutes, expected) => expect(of("pre-notice", shown(release(), minutes))).toEqual(expected));

  it("is due at once where a release was planned later, and late only then", () => {
    expect(of("pre-notice", shown({ ...release(), createdAt: at(-600) }, -599))).toEqual(["-600 late"]);
  });

  it("is asked for again where T-0 was moved after it, and not where it was not", () => {
    const sent = { ...release(), messages: [told("pre-notice", -2_000)] };
    expect(of("pre-notice", shown(sent, -1_000))).toEqual([]);
    const moved = { ...sent, details: { ...sent.details, plannedT0: at(60) } };
    expect(scheduleOf(moved, at(-1_000)).find((one) => one.kind === "pre-notice")).toMatchObject({
      id: "pre-notice-correction",
      standing: "due",
      because: "T-0 was moved after the notice.",
    });
  });

  it("is not due of a hotfix, of a draft, after the start or after the end", () => {
    const hotfix = { severity: "critical", description: "Logins fail" } as const;
    const states = [
      release({ criticality: "hotfix", hotfix }, HOTFIX_TEMPLATE),
      { ...release(), status: "draft" as const },
      { ...release(), status: "cancelled" as const },
      started(),
    ];
    expect(states.flatMap((state) => of("pre-notice", shown(state, -10)))).toEqual([]);
  });
});

describe("updates while a release is deployed", () => {
  it.each<[string, MessageRow[], number, string[]]>([
    ["the next is a quarter of an hour after the start", [], 3, ["15 upcoming"]],
    ["is due then", [], 15, ["15 due", "30 upcoming"]],
    ["and late after five minutes", [], 21, ["15 late", "30 upcoming"]],
    ["one owed for long is one message", [], 50, ["15 late", "60 upcoming"]],
    ["one sent just before counts for its time", [told("status-update", 11)], 12, ["30 upcoming"]],
    ["one sent long before does not", [told("status-update", 9)], 12, ["15 upcoming"]],
    ["one sent late answers what was due by then", [told("status-update", 33)], 34, ["45 upcoming"]],
    ["one that is to be sent later answers nothing yet", [told("status-update", 20)], 16, ["15 due", "30 upcoming"]],
  ])("%s", (_, messages, minutes, expected) => {
    expect(of("status-update", shown(started({ messages: [told("start", 0), ...messages] }), minutes))).toEqual(expected);
  });

  it("a phase that was closed is a milestone, until somebody has told of it", () => {
    const state = closed(started(), "T-0", 6);
    expect(scheduleOf(state, at(7)).find((one) => one.kind === "status-update")).toMatchObject({
      dueAt: at(6),
      because: "T-0 was closed.",
    });
    expect(of("status-update", shown({ ...state, messages: [told("start", 0), told("status-update", 8)] }, 9))).toEqual(["15 upcoming"]);
  });

  it("end with validation, and the completion notice is due", () => {
    const state = closed(started(), "T+15m", 17);
    expect(of("status-update", shown(state, 60))).toEqual([]);
    expect(of("completion", shown(state, 18))).toEqual(["17 due"]);
    expect(of("completion", shown(started(), 18))).toEqual(["? waiting"]);
  });

  it("end with the last stage of a canary", () => {
    const canary = { ...release({ strategy: "canary" }, CANARY_TEMPLATE), status: "deploying" as const, actualT0: T0 };
    expect(of("status-update", shown(canary, 100))).toEqual(["15 late", "105 upcoming"]);
    const last = canary.phases.filter((one) => one.stage !== null).at(-1)?.code ?? "";
    expect(of("status-update", shown(closed(canary, last, 90), 100))).toEqual([]);
  });

  it("keep their name while they fall due, so that a draft stays with them", () => {
    const names = [3, 15, 40].map((minutes) => scheduleOf(started(), at(minutes)).find((one) => one.kind === "status-update")?.id);
    expect(new Set(names).size).toBe(1);
  });
});

describe("what nobody needs to be told any more", () => {
  const settled = { by: PEOPLE.alice, at: at(1_500), note: "The report is out." };
  const owes = (rule: "report-24h" | "post-mortem", isSettled: boolean) => ({
    obligations: [
      {
        id: rule,
        kind: "report",
        rule,
        title: "Report",
        owner: "deployer",
        dueAt: at(1_440),
        settled: isSettled ? settled : null,
      } as const,
    ],
  });

  it("is the start, once the end was told or the release is over", () => {
    const untold = started({ messages: [] });
    expect(of("start", shown(untold, 60))).toEqual(["0 late"]);
    expect(of("start", shown({ ...untold, messages: [told("completion", 40)] }, 60))).toEqual([]);
    expect(of("start", shown({ ...untold, status: "completed" }, 60))).toEqual([]);
  });

  it.each([true, false])("is the 24-hour report, where what is owed for it was settled: %s", (isSettled) => {
    const state = closed(started(owes("report-24h", isSettled)), "T+15m", 16);
    expect(of("report-24h", shown(state, 1_510))).toEqual(isSettled ? [] : ["1440 late"]);
  });

  it.each([true, false])("is the report of a rollback, where its post-mortem was settled: %s", (isSettled) => {
    const rollback = { ...TAKEN_BACK, closedAt: at(60) };
    const state = started({ status: "rolled-back", rollback, ...owes("post-mortem", isSettled) });
    expect(of("post-incident-report", shown(state, 3_000))).toEqual(isSettled ? [] : ["2900 late"]);
  });
});

describe("a release that is taken back", () => {
  const state = started({ status: "rolling-back", rollback: TAKEN_BACK });

  it("owes a notice at once, an update every quarter of an hour, a resolution and a report", () => {
    expect(shown(state, 21)).toEqual([
      "rollback-notice 20 due",
      "incident-update 35 upcoming",
      "post-incident-report 2900 upcoming",
      "resolution ? waiting",
    ]);
  });

  it("owes the resolution once it is closed, and no more updates", () => {
    const back = { ...state, status: "rolled-back" as const, rollback: { ...TAKEN_BACK, closedAt: at(50) } };
    expect(shown({ ...back, messages: [told("rollback-notice", 21)] }, 51)).toEqual([
      "resolution 50 due",
      "post-incident-report 2900 upcoming",
    ]);
  });
});

describe("silence", () => {
  it.each([
    [[], 15, 0],
    [[], 40, 25],
    [[told("status-update", 20)], 40, 5 + 5],
    [[told("status-update", 14), told("status-update", 28)], 40, 0],
  ])("%#", (messages, minutes, expected) => {
    expect(silenceMinutes(started({ messages: [told("start", 0), ...messages] }), at(minutes))).toBe(expected);
  });
});

describe("whatever was told", () => {
  const sent = fc.array(fc.integer({ min: 0, max: 240 }), { maxLength: 12 });

  it("exactly one update is owed or next, and never one that a message answered", () => {
    fc.assert(
      fc.property(sent, fc.integer({ min: 0, max: 240 }), (minutes, now) => {
        const messages = minutes.toSorted((a, b) => a - b).map((minute) => told("status-update", minute));
        const found = scheduleOf(started({ messages }), at(now)).filter((one) => one.kind === "status-update" && !one.id.endsWith("-next"));
        const last = Math.max(0, ...minutes.filter((minute) => minute <= now));
        expect(found).toHaveLength(1);
        expect((Date.parse(found[0]?.dueAt ?? "") - Date.parse(T0)) / 60_000).toBeGreaterThan(last);
      }),
    );
  });

  it("silence never grows by telling something", () => {
    fc.assert(
      fc.property(sent, fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 240 }), (minutes, more, now) => {
        const told_ = (list: number[]) =>
          started({ messages: list.toSorted((a, b) => a - b).map((minute) => told("status-update", minute)) });
        expect(silenceMinutes(told_([...minutes, more]), at(now))).toBeLessThanOrEqual(silenceMinutes(told_(minutes), at(now)));
      }),
    );
  });
});
