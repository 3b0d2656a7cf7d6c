import { describe, expect, it } from "vitest";
import type { CommandContext, ReleaseCommand } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { ReleaseState, RosterEntry } from "@/lib/domain/release/state";
import {
  asking,
  eventsOf,
  itemOf,
  PEOPLE,
  type PersonKey,
  ROSTER,
  refusalOf,
  release,
  stateAfter,
} from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { openOffers, seenOffers } from "./standing";
import { candidatesFor } from "./take-over";
import { acceptance, lastOffer, offered } from "./testing/offered";

const offer = (to: PersonKey, more: object = {}): ReleaseCommand =>
  ({ type: "handover.offer", role: "deployer", to: PEOPLE[to], ...more }) as ReleaseCommand;
const ask = (state: ReleaseState, who: PersonKey, command: ReleaseCommand, changes?: Partial<CommandContext>) =>
  decide(state, command, asking(state, who, changes));
const holders = (state: ReleaseState, role: RosterEntry["role"]) =>
  state.roster.filter((entry) => entry.role === role).map(({ person }) => person.id);
const token: Partial<CommandContext> = { actor: { kind: "token", id: "ci", name: "CI", initials: "CI" } };
const withRole = (role: RosterEntry["role"], who: PersonKey) => [...ROSTER, { role, person: PEOPLE[who] }];

describe("a role that is offered", () => {
  const state = offered(inStatus("deploying"));

  it("stays with its holder, with the words and what the other reads", () => {
    expect(openOffers(state)).toMatchObject([
      { role: "deployer", from: PEOPLE.alice, to: PEOPLE.mia, words: "My shift ends", ended: null },
    ]);
    expect(holders(state, "deployer")).toEqual(["alice"]);
    const [event] = eventsOf(ask(inStatus("deploying"), "alice", offer("mia")));
    expect(event).toMatchObject({ type: "handover.offered", payload: { summary: { to: PEOPLE.mia, clock: "T-0" } } });
    expect(JSON.stringify(state.handovers)).not.toContain("summary");
    expect(eventsOf(ask(state, "alice", offer("mia", { words: " My shift ends " })))).toEqual([]);
  });

  it.each<[string, ReleaseState, PersonKey, ReleaseCommand, Partial<CommandContext>, object]>([
    ["somebody without the role", inStatus("deploying"), "bob", offer("mia"), {}, { code: "not-permitted" }],
    ["another role than one's own", inStatus("deploying"), "carol", offer("mia"), {}, { code: "not-permitted", path: "role" }],
    ["a token", inStatus("deploying"), "alice", offer("mia"), token, { code: "not-permitted" }],
    ["a draft", inStatus("draft"), "alice", offer("mia"), {}, { code: "wrong-state" }],
    ["what is over", inStatus("completed"), "alice", offer("mia"), {}, { code: "wrong-state" }],
    ["a second person", state, "alice", offer("max"), {}, { code: "conflict", details: { present: { to: PEOPLE.mia } } }],
    ["the approver", inStatus("deploying"), "alice", offer("bob"), {}, { code: "separation-of-duties", path: "to" }],
    ["the commander", inStatus("deploying"), "alice", offer("carol"), {}, { code: "separation-of-duties", path: "to" }],
    ["oneself", inStatus("deploying"), "alice", offer("alice"), {}, { code: "invalid", path: "to" }],
    ["a stranger", inStatus("deploying"), "alice", offer("mia"), { members: new Set(["alice", "bob", "carol", "dora"]) }, { path: "to" }],
    ["a novel", inStatus("deploying"), "alice", offer("mia", { words: "x".repeat(2_001) }), {}, { code: "invalid", path: "words" }],
  ])("is refused for %s", (_, before, who, command, changes, refusal) => {
    expect(refusalOf(ask(before, who, command, changes))).toMatchObject(refusal);
  });

  it.each(["planned", "preparing", "ready", "deploying", "verifying", "deployed", "on-hold", "rolling-back"] as const)(
    "may pass while the release is %s",
    (status) => {
      const before = offered(inStatus(status), "max", "commander");
      const after = stateAfter(before, "max", acceptance(before));
      expect([holders(after, "commander"), holders(after, "deployer")]).toEqual([["max"], ["alice"]]);
    },
  );

  it("lists who can take it, and for the others why not", () => {
    const people = Object.values(PEOPLE);
    const reasons = candidatesFor(release(), { role: "deployer", from: PEOPLE.alice }, people).map(({ person, reason }) => [
      person.id,
      reason,
    ]);
    expect(reasons).toEqual([
      ...["dora", "mia", "max", "vera", "adam"].map((id) => [id, null]),
      ["bob", "Deployer and approver must be different people; Bob Jones is named for both."],
      ["carol", "The deployer cannot command the incident as well; Carol White is named for both."],
    ]);
  });
});

describe("accepting", () => {
  const before = offered(inStatus("ready"));

  it("moves the role by a change of the roster, with all that follows, once", () => {
    const events = eventsOf(ask(before, "mia", acceptance(before)));
    const types = events.map((event) => (event.type === "sign-off.recorded" ? `${event.type} ${event.payload.row.kind}` : event.type));
    expect(types.slice(0, 2)).toEqual(["handover.accepted", "roster.changed"]);
    expect(types.filter((type) => type.startsWith("sign-off.recorded"))).toEqual([
      "sign-off.recorded ineligible",
      "sign-off.recorded superseded",
      "sign-off.recorded superseded",
    ]);
    expect(types).toContain("release.unready");
    const after = stateAfter(before, "mia", acceptance(before));
    expect([holders(after, "deployer"), after.roster.length]).toEqual([["mia"], ROSTER.length]);
    expect(lastOffer(after).ended).toMatchObject({ how: "accepted", by: PEOPLE.mia });
    expect(eventsOf(ask(after, "mia", acceptance(before)))).toEqual([]);
  });

  it("of something that was read before it changed is refused with the difference", () => {
    const stale = acceptance(before);
    const { version } = itemOf(before, "code-frozen");
    const set = { type: "item.set", item: "code-frozen", status: "failed", reason: "A late commit", expectedVersion: version } as const;
    const later = stateAfter(before, "alice", set);
    const [event] = eventsOf(ask(inStatus("ready"), "alice", offer("mia", { words: "My shift ends" })));
    const read = event?.type === "handover.offered" ? event.payload.summary : null;
    const refusal = refusalOf(ask(later, "mia", { ...stale, ...(read ? { read } : {}) }));
    expect(refusal).toMatchObject({ code: "stale", details: { seq: later.seq } });
    expect(JSON.stringify(refusal.details)).toContain("A late commit");
    expect(holders(stateAfter(later, "mia", acceptance(later)), "deployer")).toEqual(["mia"]);
  });

  it("is not refused for the clock alone", () => {
    const later = "2026-11-26T19:07:00.000Z";
    expect(eventsOf(ask(before, "mia", acceptance(before), { now: later })).length).toBeGreaterThan(1);
  });

  it.each<[string, PersonKey, Partial<CommandContext>, object]>([
    ["by somebody else", "max", {}, { code: "not-permitted" }],
    ["by the giver", "alice", {}, { code: "not-permitted" }],
    ["by a token", "mia", token, { code: "not-permitted" }],
    ["of people who left", "mia", { members: new Set(["alice", "mia", "carol"]) }, { code: "invalid" }],
  ])("is refused %s", (_, who, changes, refusal) => {
    expect(refusalOf(ask(before, who, acceptance(before), changes))).toMatchObject(refusal);
  });

  it("works for whoever stays where the giver left the team", () => {
    const members = new Set(Object.keys(PEOPLE).filter((id) => id !== "alice"));
    expect(holders(stateAfter(before, "mia", acceptance(before), { members }), "deployer")).toEqual(["mia"]);
  });
});

describe("an offer ends", () => {
  const state = offered(inStatus("deploying"));
  const id = lastOffer(state).id;
  const decline = (reason: string): ReleaseCommand => ({ type: "handover.decline", handover: id, reason });
  const withdraw: ReleaseCommand = { type: "handover.withdraw", handover: id };

  it.each<[string, PersonKey, ReleaseCommand, object]>([
    ["declined with a reason", "mia", decline(" On a train "), { how: "declined", reason: "On a train", by: PEOPLE.mia }],
    ["withdrawn by the giver", "alice", withdraw, { how: "withdrawn", by: PEOPLE.alice }],
    [
      "overtaken where the giver lost the role",
      "carol",
      {
        type: "roster.change",
        expectedSeq: state.seq,
        roster: ROSTER.map((one) => (one.role === "deployer" ? { ...one, person: PEOPLE.max } : one)),
      },
      { how: "overtaken", reason: "Alice Smith is no longer deployer." },
    ],
    [
      "overtaken where the taker got another role that excludes it",
      "carol",
      { type: "roster.change", expectedSeq: state.seq, roster: withRole("approver", "mia") },
      { how: "overtaken", reason: "Deployer and approver must be different people; Mia Brown is named for both." },
    ],
    [
      "overtaken where the taker has the role already",
      "carol",
      { type: "roster.change", expectedSeq: state.seq, roster: withRole("deployer", "mia") },
      { how: "overtaken", reason: "Mia Brown is deployer already." },
    ],
  ])("%s", (_, who, command, ending) => {
    const after = stateAfter(state, who, command);
    expect(openOffers(after)).toEqual([]);
    expect(lastOffer(after).ended).toMatchObject(ending);
    expect(refusalOf(ask(after, "mia", acceptance(after)))).toMatchObject({ code: "wrong-state" });
  });

  it("with the release, and with the membership of whoever was asked", () => {
    const planned = offered(inStatus("planned"));
    expect(lastOffer(stateAfter(planned, "carol", { type: "release.cancel", reason: "Not needed" })).ended?.how).toBe("overtaken");
    const clock = { actor: { kind: "system", id: "clock", name: "T-Minus", initials: "TM" }, members: new Set(["alice"]) } as const;
    const swept = stateAfter(planned, "alice", { type: "clock.sweep" }, clock);
    expect(lastOffer(swept).ended).toMatchObject({ how: "overtaken", reason: "Mia Brown is no longer a member of the team." });
  });

  it("stays open on hold and by time alone", () => {
    const held = stateAfter(state, "bob", { type: "release.hold", reason: "Wait" });
    expect(openOffers(held)).toHaveLength(1);
    const clock = { actor: { kind: "system", id: "clock", name: "T-Minus", initials: "TM" } } as const;
    expect(openOffers(stateAfter(held, "bob", { type: "clock.sweep" }, { ...clock, now: "2026-11-27T18:00:00.000Z" }))).toHaveLength(1);
  });

  it.each<[string, PersonKey, ReleaseCommand, object]>([
    ["declining by somebody else", "max", decline("No"), { code: "not-permitted" }],
    ["declining without a reason", "mia", decline(" "), { code: "invalid", path: "reason" }],
    ["withdrawing by the taker", "mia", withdraw, { code: "not-permitted" }],
    ["what nobody offered", "mia", { type: "handover.withdraw", handover: "none" }, { code: "not-found" }],
  ])("not by %s", (_, who, command, refusal) => {
    expect(refusalOf(ask(state, who, command))).toMatchObject(refusal);
  });

  it("together with another to the same person once one is accepted", () => {
    const both = offered(offered(inStatus("deploying"), "mia", "commander"), "mia");
    const after = stateAfter(both, "mia", acceptance(both));
    expect(seenOffers(after).map(({ role, ended }) => [role, ended?.how])).toEqual([
      ["commander", "overtaken"],
      ["deployer", "accepted"],
    ]);
  });
});
