import { describe, expect, it } from "vitest";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, at, PEOPLE, type PersonKey, release, stateAfter, T0, withItem } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { inOrderOfUrgency, needsOf } from "./needs";

const needs = (state: ReleaseState, who: PersonKey, now = T0) => needsOf(state, asking(state, who, { now }));
const kinds = (state: ReleaseState, who: PersonKey, now = T0) => needs(state, who, now).map((need) => need.kind);

/** Everything of a phase done, and the phases before it closed. */
function awaiting(code: string): ReleaseState {
  const state = inStatus("preparing");
  const position = state.phases.findIndex((phase) => phase.code === code);
  const before = new Set(state.phases.slice(0, position).map((phase) => phase.key));
  const closing = { at: at(-180), by: PEOPLE.alice, how: "act", reason: null } as const;
  const phases = state.phases.map((phase) => (before.has(phase.key) ? { ...phase, status: "closed" as const, closed: closing } : phase));
  const done = new Set([...before, state.phases[position]?.key]);
  const items = state.items.map((item) =>
    done.has(item.phase) ? { ...item, status: "done" as const, at: at(-150), by: PEOPLE.mia } : item,
  );
  return { ...state, phases, items };
}

describe("sign-offs", () => {
  const state = awaiting("T-2h");

  it.each([
    ["alice", ["sign-off"]],
    ["bob", ["sign-off"]],
    // Nobody has sent the notice of 48 hours: it is late.
    ["carol", ["sign-off", "message"]],
    ["dora", ["message"]],
    ["max", []],
  ] as const)("of %s: %j", (who, expected) => {
    expect(kinds(state, who, at(-140))).toEqual(expected);
  });

  it("says what waits, since when, and who has signed", () => {
    const [first] = needs(state, "bob", at(-140));
    const required = state.items.filter((item) => item.phase === first?.phase && item.required).length;
    expect(first).toMatchObject({
      title: "Sign off T-2h",
      detail: `You are the first to sign. All ${required} required items resolved.`,
      since: at(-150),
      release: { service: "checkout-service", version: "v2.3.0" },
    });
  });

  it("is gone for whoever has signed, and names them to the others", () => {
    const digest = gateDigest(state);
    const command = {
      type: "sign-off.grant",
      phase: phaseKey(state, "T-2h"),
      role: "deployer",
      digest,
      initials: "AS",
      acceptOpen: true,
    } as const;
    const signed = stateAfter(state, "alice", command, { now: at(-140) });
    expect(kinds(signed, "alice", at(-139))).toEqual([]);
    expect(needs(signed, "bob", at(-139))[0]?.detail).toMatch(/^Signed by Alice Smith as deployer\. /);
  });

  it("waits while a required item is open", () => {
    const key = state.items.find((item) => item.phase === phaseKey(state, "T-2h") && item.required)?.key ?? "";
    expect(kinds(withItem(state, key, { status: "todo" }), "bob", at(-140))).toEqual([]);
  });
});

describe("resuming", () => {
  const held = inStatus("on-hold");

  it.each([
    ["bob", ["resume"]],
    ["carol", ["resume"]],
    ["alice", []],
    ["dora", []],
  ] as const)("asks %s: %j", (who, expected) => {
    expect(kinds(held, who, at(-60 * 60)).filter((kind) => kind === "resume")).toEqual(expected);
  });

  it("no longer asks whoever has agreed", () => {
    const agreed = stateAfter(held, "bob", { type: "release.resume", role: "approver" });
    expect(kinds(agreed, "bob")).not.toContain("resume");
    expect(needs(agreed, "carol").find((need) => need.kind === "resume")?.detail).toBe(
      "Held by Carol White: Waiting. Bob Jones has agreed as approver.",
    );
  });
});

describe("items", () => {
  it("gathers the late ones of a phase in one line", () => {
    const late = needs(release(), "alice", at(-47 * 60));
    expect(late.map((need) => need.kind)).toEqual(["overdue"]);
    expect(late[0]).toMatchObject({ since: at(-48 * 60), sinceWord: "overdue", phase: phaseKey(release(), "T-48h") });
    expect(late[0]?.title).toMatch(/^\d+ items of T-48h overdue$/);
    expect(kinds(release(), "alice", at(-48 * 60))).toEqual([]);
  });

  it("tells of blocked and failed ones to those who answer for the release and to their owner", () => {
    const key =
      release().items.find((item) => item.owner === "communications-lead" && item.phase === phaseKey(release(), "T-48h"))?.key ?? "";
    const stuck = withItem(release(), key, { status: "blocked", reason: "No list of recipients", by: PEOPLE.mia, at: at(-4000) });
    for (const who of ["alice", "bob", "carol", "dora"] as const) expect(kinds(stuck, who, at(-3900))).toEqual(["stuck"]);
    expect(kinds(stuck, "max", at(-3900))).toEqual([]);
    expect(needs(stuck, "bob", at(-3900))[0]).toMatchObject({ item: key, since: at(-4000), title: "Item of T-48h blocked" });
    expect(needs(stuck, "bob", at(-3900))[0]?.detail).toMatch(/: No list of recipients\. Set by Mia Brown\.$/);
  });

  it("forgets them once the release is over", () => {
    const state = inStatus("cancelled");
    const key = state.items[0]?.key ?? "";
    expect(kinds(withItem(state, key, { status: "failed", reason: "x", at: T0 }), "alice", at(9000))).toEqual([]);
  });
});

describe("obligations", () => {
  const owes = (status: "deployed" | "verifying", dueAt: string): ReleaseState => ({
    ...inStatus(status),
    obligations: [{ id: "o", kind: "report", title: "Write the report", owner: "deployer", dueAt, settled: null }],
  });
  const only = (state: ReleaseState, who: PersonKey) => kinds(state, who, at(100)).filter((kind) => kind === "obligation");

  it("asks their owner once the release is deployed, or once they are late", () => {
    expect(only(owes("deployed", at(1440)), "alice")).toEqual(["obligation"]);
    expect(only(owes("deployed", at(1440)), "bob")).toEqual([]);
    expect(only(owes("verifying", at(1600)), "alice")).toEqual([]);
    expect(only(owes("verifying", at(99)), "alice")).toEqual(["obligation"]);
  });

  it("reminds their owner a quarter of the time before, and not before that", () => {
    const state: ReleaseState = owes("verifying", at(110));
    const since = (openedAt: string) => ({ ...state, obligations: state.obligations.map((one) => ({ ...one, openedAt })) });
    expect(only(since(at(60)), "alice")).toEqual(["obligation"]);
    expect(only(since(at(74)), "alice")).toEqual([]);
  });

  it("brings what is late to whoever answers for the release, saying with whom it is", () => {
    const late = owes("verifying", at(99));
    expect(only(late, "carol")).toEqual(["obligation"]);
    expect(needs(late, "carol", at(100)).find((one) => one.kind === "obligation")).toMatchObject({
      title: "Obligation overdue",
      sinceWord: "overdue",
      detail: "Write the report. It is with Alice Smith (deployer).",
    });
    for (const who of ["bob", "dora", "mia", "max"] as const) expect(only(late, who)).toEqual([]);
    const alone = { ...late, roster: late.roster.filter((entry) => entry.role !== "commander") };
    expect(only(alone, "bob")).toEqual(["obligation"]);
  });

  it("brings what the commander is late with to the approver, and says where nobody has it", () => {
    const late = owes("verifying", at(99));
    const of = (owner: "commander" | "expert") => ({ ...late, obligations: late.obligations.map((one) => ({ ...one, owner })) });
    expect([only(of("commander"), "carol"), only(of("commander"), "bob")]).toEqual([["obligation"], ["obligation"]]);
    expect(needs(of("expert"), "carol", at(100)).find((one) => one.kind === "obligation")?.detail).toBe(
      "Write the report. Nobody is subject expert.",
    );
  });

  it("asks once for what a message settles: by the message", () => {
    const report = { ...owes("deployed", at(90)), actualT0: at(90 - 1440) };
    const asked = (rule?: "report-24h") => {
      const obligations = report.obligations.map((one) => ({ ...one, owner: "communications-lead" as const, ...(rule ? { rule } : {}) }));
      return needs({ ...report, obligations }, "dora", at(100)).filter((one) => one.kind === "obligation" || one.id.includes("report-24h"));
    };
    expect(asked().map((one) => one.kind)).toEqual(["message", "obligation"]);
    expect(asked("report-24h").map((one) => one.kind)).toEqual(["message"]);
  });

  it("no longer asks once settled", () => {
    const state = owes("deployed", at(1440));
    expect(only(stateAfter(state, "alice", { type: "obligation.settle", obligation: "o", note: "In the wiki" }), "alice")).toEqual([]);
  });
});

it("puts signatures first, then the longest wait", () => {
  const order = inOrderOfUrgency([
    ...needs(release(), "alice", at(-47 * 60)),
    ...needs(awaiting("T-2h"), "bob", at(-140)),
    ...needs(inStatus("on-hold"), "bob"),
  ]);
  expect(order.map((need) => need.kind)).toEqual(["sign-off", "resume", "overdue"]);
});

function phaseKey(state: ReleaseState, code: string): string {
  return state.phases.find((phase) => phase.code === code)?.key ?? "";
}

function gateDigest(state: ReleaseState): string {
  return asking(state, "alice").digestOf(gateContent(state, phaseKey(state, "T-2h")));
}

describe("messages", () => {
  const started = { ...release(), status: "deploying" as const, actualT0: T0 };
  const titles = (who: PersonKey, minutes: number, state: ReleaseState = started) =>
    needs(state, who, at(minutes))
      .filter((need) => need.kind === "message")
      .map((need) => `${need.title}: ${need.sinceWord}`);

  it("due ones are the communications lead's, late ones the commander's as well, and nobody else's", () => {
    expect(titles("dora", 1)).toEqual(["Deployment started due: due"]);
    expect(titles("carol", 1)).toEqual([]);
    expect(titles("carol", 6)).toEqual(["Deployment started overdue: overdue"]);
    expect(["alice", "bob", "max", "vera"].flatMap((who) => titles(who as PersonKey, 60))).toEqual([]);
  });

  it("a proposal waits for everybody who may approve it but its author", () => {
    const message = { kind: "customer-announcement", slot: null, audiences: ["customers"], subject: "Soon", fields: [] } as const;
    const state = stateAfter(started, "dora", { type: "message.send", message, lackingReason: "Short" }, { now: at(1) });
    expect(titles("bob", 2, state)).toEqual(["Approve: customer announcement: waiting"]);
    expect(titles("dora", 2, state)).toEqual(["Deployment started due: due"]);
    expect(needs(state, "bob", at(2)).find((need) => need.kind === "message")?.message).toBe(`message=${state.messages?.[0]?.id}`);
  });
});
