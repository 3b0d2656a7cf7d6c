import { describe, expect, it } from "vitest";
import { templateFor } from "@/lib/domain/checklist/template-for";
import { KIND_NAMES, type MessageKind } from "@/lib/domain/comms/kind-names";
import { KINDS } from "@/lib/domain/comms/kinds";
import type { ReleaseCommand } from "./command";
import type { NewRelease } from "./create-release";
import { decide } from "./decide";
import type { Obligation } from "./obligation";
import { OBLIGATION_RULE_KEYS, OBLIGATION_RULES, type ObligationRuleKey, OWING_ITEMS, ruleOf } from "./obligation-rules";
import { closingText, OBLIGATION_WORDS } from "./obligation-words";
import type { ItemState, ReleaseState } from "./state";
import { asking, at, eventsOf, PEOPLE, ROSTER, release, stateAfter, T0 } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const DAY = 1440;

function owed(rule: ObligationRuleKey, changes: Partial<Obligation> = {}): Obligation {
  const { kind, title } = OBLIGATION_RULES[rule];
  return { id: rule, kind, rule, title: title ?? "Something", owner: "deployer", openedAt: T0, dueAt: at(DAY), settled: null, ...changes };
}

function send(kind: MessageKind, sendAt?: string): ReleaseCommand {
  const { required } = KINDS[kind];
  const fields = required.map((key) => ({ key, text: "Said" }));
  const message = { kind, slot: null, audiences: ["engineering" as const], subject: KIND_NAMES[kind], fields };
  return { type: "message.send", message, ...(sendAt ? { sendAt } : {}) };
}

const settlements = ({ obligations }: ReleaseState) =>
  obligations.map(({ rule, settled }) => [rule, settled?.cause ?? null, settled?.note ?? null]);
const withItem = (state: ReleaseState, key: string, changes: Partial<ItemState>): ReleaseState => ({
  ...state,
  items: state.items.map((item) => (item.key === key ? { ...item, ...changes } : item)),
});

describe("the table of what a release can owe", () => {
  it.each(OBLIGATION_RULE_KEYS)("says of %s what opens and what closes it", (key) => {
    const { cause, closes } = OBLIGATION_WORDS[key];
    for (const sentence of [cause, closes]) expect(sentence).toMatch(/^[A-Z][^!]*\.$/);
  });

  it("has no title twice: those that were opened before rules were kept are found by it", () => {
    const titles = OBLIGATION_RULE_KEYS.flatMap((key) => OBLIGATION_RULES[key].title ?? []);
    expect(new Set(titles).size).toBe(titles.length);
    for (const key of OBLIGATION_RULE_KEYS) {
      const { rule: _, ...old } = owed(key);
      expect(ruleOf(old), key).toBe(OBLIGATION_RULES[key]);
    }
    expect(ruleOf({ kind: "review", title: "Look again" })).toBeNull();
    expect(closingText({ kind: "review", title: "Look again" })).toMatch(/^Somebody settles it/);
  });

  it("names only items that the templates have", () => {
    const all = (["rolling", "canary"] as const).flatMap(
      (strategy) => release({ strategy }, templateFor({ strategy, criticality: "critical" })).items,
    );
    const keys = new Set([...all, ...hotfix().items].map((item) => item.key));
    expect([...OWING_ITEMS].filter((key) => !keys.has(key))).toEqual([]);
  });
});

function hotfix(changes: Partial<NewRelease> = {}): ReleaseState {
  const details = { criticality: "hotfix", hotfix: { severity: "critical", description: "Nobody can pay" } } as const;
  return release({ ...details, changes: [], ...changes }, templateFor({ strategy: "rolling", criticality: "hotfix" }));
}

/** The release with everything answered and closed but its last phase, which closes next. */
function lastPhase(made: ReleaseState): { state: ReleaseState; phase: string } {
  const closing = { at: T0, by: PEOPLE.alice, how: "act", reason: null } as const;
  const last = made.phases.findLast((phase) => phase.kind === "forward")?.key ?? "";
  const phases = made.phases.map((phase) => {
    if (phase.kind === "rollback") return phase;
    return { ...phase, requirements: [], ...(phase.key === last ? {} : { status: "closed" as const, closed: closing }) };
  });
  const items = made.items.map((item) => (item.status === "todo" ? { ...item, status: "done" as const } : item));
  return { state: { ...made, status: "verifying", actualT0: T0, phases, items }, phase: last };
}

function deployed(made: ReleaseState): ReleaseState {
  const { state, phase } = lastPhase(made);
  return stateAfter(state, "alice", { type: "phase.close", phase, reason: "Quiet" }, { now: at(DAY) });
}

const canary = (changes: Partial<NewRelease> = {}) =>
  release({ strategy: "canary", ...changes }, templateFor({ strategy: "canary", criticality: "standard" }));
const performance = { changes: [{ kind: "performance" as const, text: "Quicker" }] };
const stays = (state: ReleaseState) => withItem(state, "permanent-fix-planned", { status: "not-applicable" });

describe("what is owed once a release is deployed", () => {
  it.each<[string, ReleaseState, ObligationRuleKey[]]>([
    ["a standard release: its checklist has an item for each", release(), []],
    ["a canary: its checklist has none", canary(), ["baseline", "documentation"]],
    ["one for staging", canary({ criticality: "staging" }), []],
    ["a hotfix that is meant to be replaced", hotfix(), ["permanent-fix"]],
    ["a hotfix that stays", stays(hotfix()), []],
    ["a hotfix of performance that stays", stays(hotfix(performance)), ["baseline"]],
  ])("%s", (_, made, rules) => {
    const state = deployed(made);
    expect(state.obligations.map((one) => one.rule)).toEqual(rules);
    expect(state.status).toBe(rules.length > 0 ? "deployed" : "completed");
  });

  it("is owned by a role that somebody holds, from now until its deadline", () => {
    const [baseline] = deployed(canary()).obligations;
    expect(baseline).toMatchObject({ owner: "deployer", openedAt: at(DAY), dueAt: at(8 * DAY) });
    const roster = [...ROSTER, { role: "primary-on-call" as const, person: PEOPLE.mia }];
    expect(deployed(canary({ roster })).obligations[0]).toMatchObject({ owner: "primary-on-call" });
  });
});

describe("the 24-hour report", () => {
  it("is owed from the start, a day after it, by whoever leads communications", () => {
    const state = stateAfter(inStatus("ready"), "alice", { type: "deployment.start" }, { now: at(7) });
    expect(state.obligations).toMatchObject([{ rule: "report-24h", owner: "communications-lead", openedAt: at(7), dueAt: at(7 + DAY) }]);
  });

  const owing = { ...inStatus("deployed"), obligations: [owed("report-24h")] };
  const open = withItem(owing, "report-published", { status: "todo" });

  it("is settled by its message, which completes the release", () => {
    const events = eventsOf(decide(open, send("report-24h"), asking(open, "dora")));
    expect(events.map((event) => event.type)).toEqual(["message.sent", "obligation.settled", "release.completed"]);
    expect(events[1]?.payload).toEqual({ id: "report-24h", cause: "message", note: "24-hour report sent." });
  });

  it("waits until a message with a time has left", () => {
    const planned = stateAfter(open, "dora", send("report-24h", at(30)));
    expect(settlements(planned)).toEqual([["report-24h", null, null]]);
    const id = planned.messages?.[0]?.id ?? "";
    expect(settlements(stateAfter(planned, "dora", { type: "message.leave", message: id }, { now: at(30) }))).toEqual([
      ["report-24h", "message", "24-hour report sent."],
    ]);
  });

  it.each<[string, MessageKind]>([
    ["another message", "status-update"],
    ["the report on an incident", "post-incident-report"],
  ])("is not settled by %s", (_, kind) => expect(settlements(stateAfter(open, "dora", send(kind)))).toEqual([["report-24h", null, null]]));

  it("is settled by the item that stands for it", () => {
    const { state, phase } = lastPhase({ ...release(), obligations: [owed("report-24h")] });
    expect(settlements(stateAfter(state, "alice", { type: "phase.close", phase }, { now: at(DAY) }))).toEqual([
      ["report-24h", "item", expect.stringMatching(/^Done: /)],
    ]);
  });
});

describe("after a rollback", () => {
  const obligations = OBLIGATION_RULE_KEYS.map((rule) => owed(rule)).filter((one) => one.rule !== "post-mortem");
  const state = withItem({ ...inStatus("deployed"), obligations }, "report-published", { status: "todo" });
  const rolled = stateAfter(state, "bob", { type: "rollback.start", reason: "Errors", method: "Undo" });

  it("nothing is owed for the version that was taken back, and the post-mortem is", () => {
    const open = rolled.obligations.filter((one) => one.settled === null).map((one) => one.rule);
    expect(open).toEqual(["change-management", "flag-left", "break-glass-review", "break-glass-post-mortem", "post-mortem"]);
    expect(settlements(rolled)).toContainEqual(["blue-left", "rollback", "The release was rolled back."]);
  });

  it("the post-incident report settles the post-mortem", () => {
    const sent = stateAfter(rolled, "dora", send("post-incident-report"), { now: at(60) });
    expect(settlements(sent)).toContainEqual(["post-mortem", "message", "Post-incident report sent."]);
  });

  it("what is owed afterwards stays owed", () => {
    const item = rolled.items.find((one) => one.phase === "rollback" && one.kind === "tick");
    const waive = { type: "item.set", item: item?.key ?? "", status: "waived", reason: "Tomorrow", waivedUntil: at(DAY) } as const;
    const waived = stateAfter(rolled, "bob", { ...waive, expectedVersion: item?.version ?? 0 }, { now: at(5) });
    const later = stateAfter(waived, "bob", { type: "comment.add", text: "Noted" }, { now: at(6) });
    expect(later.obligations.at(-1)).toMatchObject({ rule: "waiver", settled: null });
  });
});

describe("a waiver", () => {
  const item = release().items.find((one) => one.phase === "t-minus-48h" && one.kind === "tick");
  const waive = { type: "item.set", item: item?.key ?? "", status: "waived", reason: "Tomorrow", waivedUntil: at(-60) } as const;
  const waived = stateAfter(release(), "bob", { ...waive, expectedVersion: 0 }, { now: at(-DAY) });

  it("owes its item until it ends", () => {
    expect(waived.obligations).toMatchObject([{ rule: "waiver", title: `Waived: ${item?.title}`, dueAt: at(-60), openedAt: at(-DAY) }]);
  });

  it("owes nothing beside the item, once it has run out and the item is to do again", () => {
    const system = { actor: { kind: "system", id: "clock", name: "T-Minus", initials: "TM" }, now: at(-59) } as const;
    const events = eventsOf(decide(waived, { type: "clock.sweep" }, asking(waived, "alice", system)));
    expect(events.map((event) => event.type)).toEqual(["item.set", "obligation.settled"]);
    expect(events[1]?.payload).toMatchObject({ cause: "item", note: "The item is no longer waived." });
  });

  it("owes nothing on a release that was cancelled", () => {
    const cancelled = stateAfter(waived, "alice", { type: "release.cancel", reason: "Not needed" }, { now: at(-600) });
    expect(settlements(cancelled)).toEqual([["waiver", "cancellation", "The release was cancelled."]]);
  });
});
