import { describe, expect, it } from "vitest";
import type { NewMessage } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, at, type PersonKey, refusalOf, release, stateAfter, T0 } from "@/lib/domain/release/testing/fixture";
import type { MessageKind } from "./kind-names";
import { KINDS } from "./kinds";
import { scheduleOf } from "./schedule";

const started: ReleaseState = { ...release(), status: "deploying", actualT0: T0 };

type Told = { kind: MessageKind; slot: number | null; external?: boolean; sendAt?: number };

function send({ kind, slot, external, sendAt }: Told) {
  const fields = KINDS[kind].required.map((key) => ({ key, text: "Said" }));
  const message: NewMessage = {
    kind,
    slot: slot === null ? null : at(slot),
    audiences: [external ? "customers" : "qa"],
    subject: kind,
    fields,
  };
  return { type: "message.send" as const, message, ...(sendAt === undefined ? {} : { sendAt: at(sendAt) }) };
}

/** What Carol is told who sends at `minutes` what was due at a slot, after Dora told something; null where it goes. */
function outcome(first: Told & { at: number }, second: Told & { at: number }, state = started): string | null {
  const told = stateAfter(state, "dora", send(first), { now: at(first.at) });
  const decision = decide(told, send(second), asking(told, "carol", { now: at(second.at) }));
  return decision.ok ? null : decision.refusal.message;
}

const update = (slot: number | null, minutes: number, more: Partial<Told> = {}) => ({
  kind: "status-update" as const,
  slot,
  at: minutes,
  ...more,
});
const start = (slot: number | null, minutes: number, more: Partial<Told> = {}) => ({ kind: "start" as const, slot, at: minutes, ...more });

describe("what was due and was told meanwhile", () => {
  it.each<[string, Parameters<typeof outcome>[0], Parameters<typeof outcome>[1], string | null]>([
    ["the same update", update(15, 14), update(15, 14), 'Dora Green sent "status-update" on Thu 26 Nov, 19:14 GMT, which answers this.'],
    ["the same update, late", update(15, 31), update(15, 32), "Dora Green sent"],
    ["an update that one told since answers too", update(15, 31), update(30, 32), "Dora Green sent"],
    ["an update that another kind answered", start(null, 16), update(15, 17), 'Dora Green sent "start"'],
    ["a start of another slot", start(-5, 1), start(0, 2), 'Dora Green sent "start"'],
    ["one that has a time", update(15, 5, { sendAt: 14 }), update(15, 6), "a time: it leaves on Thu 26 Nov, 19:14 GMT and answers this."],
    ["one that waits to be approved", update(15, 5, { external: true }), update(15, 6), "It waits for a second person."],
    ["the next update", update(15, 14), update(30, 26), null],
    ["an update too early to answer it", update(15, 9), update(30, 26), null],
    ["a free message", update(15, 14), update(null, 14), null],
    ["another kind", start(0, 1), update(15, 14), null],
  ])("%s", (_, first, second, words) => {
    const said = outcome(first, second);
    if (words === null) expect(said).toBeNull();
    else expect(said).toContain(words);
  });

  it("may be told again once it was cancelled", () => {
    const later = stateAfter(started, "dora", send({ kind: "status-update", slot: 15, sendAt: 14 }), { now: at(5) });
    const cancel = { type: "message.cancel", message: later.messages?.[0]?.id ?? "", reason: "Wrong" } as const;
    const stopped = stateAfter(later, "carol", cancel, { now: at(6) });
    expect(decide(stopped, send({ kind: "status-update", slot: 15 }), asking(stopped, "carol", { now: at(7) })).ok).toBe(true);
  });

  it("says you to whoever told it in another window", () => {
    const told = stateAfter(started, "dora", send({ kind: "start", slot: 0 }));
    expect(refusalOf(decide(told, send({ kind: "start", slot: 0 }), asking(told, "dora"))).message).toMatch(/^You sent/);
  });

  it("asks for a notice again where T-0 was moved after it, and not else", () => {
    const notice = { kind: "pre-notice" as const, slot: -2880 };
    const told = stateAfter(release(), "dora", send(notice), { now: at(-2870) });
    const again = (state: ReleaseState, who: PersonKey) =>
      decide(state, send({ ...notice, slot: -2800 }), asking(state, who, { now: at(-2790) }));
    expect(again(told, "carol").ok).toBe(false);
    expect(again({ ...told, details: { ...told.details, plannedT0: at(60) } }, "carol").ok).toBe(true);
  });
});

describe("what the schedule still has", () => {
  const told: Told[] = [
    { kind: "start", slot: 0 },
    { kind: "status-update", slot: 15 },
    { kind: "status-update", slot: null },
  ];
  it.each([0, 4, 9, 14, 16, 29, 31, 46, 70])("is never refused as told, %i minutes after T-0", (minutes) => {
    const state = told.reduce((now, one, index) => stateAfter(now, "dora", send(one), { now: at(index * 7) }), started);
    const due = scheduleOf(state, at(minutes + 14)).filter((one) => one.dueAt !== null);
    for (const { kind, dueAt } of due) {
      const message = { ...send({ kind, slot: 0 }).message, slot: dueAt };
      const decision = decide(state, { type: "message.send", message }, asking(state, "carol", { now: at(minutes + 14) }));
      expect(decision.ok ? null : decision.refusal.message).toBeNull();
    }
    expect(due.length).toBeGreaterThan(0);
  });
});
