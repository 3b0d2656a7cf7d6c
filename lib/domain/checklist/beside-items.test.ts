import { describe, expect, it } from "vitest";
import type { CommandContext, ReleaseCommand } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { ReleaseState } from "@/lib/domain/release/state";
import {
  asking,
  eventsOf,
  itemOf,
  PEOPLE,
  type PersonKey,
  refusalOf,
  release,
  stateAfter,
  T0,
  withItem,
} from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";

const KEY = "code-frozen";
const ask = (state: ReleaseState, who: PersonKey, command: ReleaseCommand, changes: Partial<CommandContext> = {}) =>
  decide(state, command, asking(state, who, changes));
const link = (url: string, label = "Pipeline"): ReleaseCommand => ({ type: "item.add-evidence", item: KEY, url, label });
const note: ReleaseCommand = { type: "item.note", item: KEY, text: " Checked twice " };
const comment: ReleaseCommand = { type: "comment.add", text: "Looks good" };
const flag: ReleaseCommand = { type: "flag.raise", text: "Errors rise" };
const assign = (who: PersonKey | null): ReleaseCommand => ({ type: "item.assign", item: KEY, assignee: who && PEOPLE[who] });
const state = inStatus("preparing");
const TOKEN = { actor: { kind: "token", id: "t", name: "CI", initials: "CI" } } as const;

describe("who may", () => {
  const workers = ["alice", "bob", "carol", "dora", "mia", "max"];
  it.each([link("https://ci.example/1"), note, comment, flag, assign("bob")].map((command) => [command.type, command] as const))(
    "%s",
    (_, command) => {
      for (const who of Object.keys(PEOPLE) as PersonKey[]) {
        const decision = ask(state, who, command);
        expect([who, decision.ok]).toEqual([who, workers.includes(who)]);
        if (!decision.ok) expect(decision.refusal).toMatchObject({ code: "not-permitted" });
      }
    },
  );

  it.each([
    [link("https://ci.example/1"), true],
    [flag, true],
    [note, false],
    [comment, false],
    [assign("bob"), false],
    [{ type: "item.remove-evidence", item: KEY, evidence: "e" }, false],
  ] as const)("a token: %j is %s", (command, isAllowed) => {
    const decision = ask(state, "carol", command, TOKEN);
    expect(decision.ok).toBe(isAllowed);
    if (!decision.ok) expect(decision.refusal).toMatchObject({ code: "not-permitted" });
  });
});

describe("evidence", () => {
  it("keeps the link with who and when, and bumps the version", () => {
    const proven = stateAfter(state, "mia", link(" https://ci.example/1 "));
    expect(itemOf(proven, KEY)).toMatchObject({
      version: 1,
      evidence: [{ url: "https://ci.example/1", label: "Pipeline", by: PEOPLE.mia, at: T0 }],
    });
  });

  it("is named by its address where no label is given", () => {
    expect(itemOf(stateAfter(state, "mia", link("https://ci.example/1", " ")), KEY).evidence[0]?.label).toBe("https://ci.example/1");
  });

  it("takes the same link once", () => {
    const proven = stateAfter(state, "mia", link("https://ci.example/1"));
    expect(eventsOf(ask(proven, "bob", link("https://ci.example/1")))).toEqual([]);
  });

  it.each([
    ["javascript:alert(1)", "url"],
    ["data:text/html,x", "url"],
    ["file:///etc/passwd", "url"],
    ["ftp://files.example/a", "url"],
    ["ci.example/1", "url"],
    ["", "url"],
    ["https://", "url"],
    ["https://me:secret@ci.example/1", "url"],
    ["https://me@ci.example/1", "url"],
    [`https://ci.example/${"x".repeat(2_048)}`, "url"],
  ])("refuses %s", (url, path) => {
    expect(refusalOf(ask(state, "mia", link(url)))).toMatchObject({ code: "invalid", path });
  });

  it("refuses a label that is too long", () => {
    expect(refusalOf(ask(state, "mia", link("https://ci.example/1", "x".repeat(201))))).toMatchObject({ code: "invalid", path: "label" });
  });

  it("takes 20 links and no more", () => {
    let full = state;
    for (let index = 0; index < 20; index += 1) full = stateAfter(full, "mia", link(`https://ci.example/${index}`));
    expect(itemOf(full, KEY).evidence).toHaveLength(20);
    expect(refusalOf(ask(full, "mia", link("https://ci.example/20")))).toMatchObject({ code: "invalid" });
    expect(refusalOf(ask(full, "mia", link("https://ci.example/3", "Under another name")))).toMatchObject({ code: "invalid" });
    expect(eventsOf(ask(full, "mia", link("https://ci.example/3")))).toEqual([]);
  });

  it("is removed by whoever added it, or by deployer and commander", () => {
    const proven = stateAfter(state, "mia", link("https://ci.example/1"));
    const evidence = itemOf(proven, KEY).evidence[0]?.id ?? "";
    const remove: ReleaseCommand = { type: "item.remove-evidence", item: KEY, evidence };
    for (const who of ["mia", "alice", "carol"] as const) expect(itemOf(stateAfter(proven, who, remove), KEY).evidence).toEqual([]);
    expect(itemOf(stateAfter(proven, "mia", remove), KEY).version).toBe(2);
    expect(refusalOf(ask(proven, "bob", remove))).toMatchObject({ code: "not-permitted" });
    expect(refusalOf(ask(state, "mia", remove))).toMatchObject({ code: "not-found", path: "evidence" });
  });

  it.each([
    ["draft", "mia", "wrong-state"],
    ["ready", "mia", "not-permitted"],
    ["ready", "carol", null],
    ["rolling-back", "carol", "wrong-state"],
    ["completed", "carol", "wrong-state"],
  ] as const)("while %s by %s: %s", (status, who, code) => {
    const decision = ask(inStatus(status), who, link("https://ci.example/1"));
    expect(decision.ok ? null : decision.refusal.code).toBe(code);
  });
});

describe("assignment", () => {
  it("goes to people of the roster and the team", () => {
    expect(itemOf(stateAfter(state, "mia", assign("vera")), KEY).assignee).toEqual(PEOPLE.vera);
    expect(itemOf(stateAfter(withItem(state, KEY, { assignee: PEOPLE.bob }), "mia", assign(null)), KEY).assignee).toBeNull();
  });

  it("refuses strangers, unless members are checked elsewhere", () => {
    const stranger: ReleaseCommand = { type: "item.assign", item: KEY, assignee: { id: "zoe", name: "Zoe", initials: "Z" } };
    expect(refusalOf(ask(state, "mia", stranger))).toMatchObject({ code: "invalid", path: "assignee" });
    expect(ask(state, "mia", stranger, { members: null }).ok).toBe(true);
  });

  it("takes the roster's spelling of a name", () => {
    const command: ReleaseCommand = { type: "item.assign", item: KEY, assignee: { ...PEOPLE.bob, name: "Somebody Else" } };
    expect(itemOf(stateAfter(state, "mia", command), KEY).assignee).toEqual(PEOPLE.bob);
  });

  it("to the same person changes nothing", () => {
    expect(eventsOf(ask(stateAfter(state, "mia", assign("bob")), "mia", assign("bob")))).toEqual([]);
    expect(eventsOf(ask(state, "mia", assign(null)))).toEqual([]);
  });

  it("is possible after the go, and over once the release is", () => {
    expect(ask(inStatus("ready"), "mia", assign("bob")).ok).toBe(true);
    expect(refusalOf(ask(inStatus("completed"), "mia", assign("bob")))).toMatchObject({ code: "wrong-state" });
  });
});

describe("words", () => {
  it("keeps notes at their item, trimmed", () => {
    expect(itemOf(stateAfter(state, "mia", note), KEY).notes).toMatchObject([{ text: "Checked twice", by: PEOPLE.mia, at: T0 }]);
    expect(itemOf(stateAfter(state, "mia", note), KEY).version).toBe(0);
  });

  it.each([note, comment, flag])("refuses $type that is empty or longer than 2,000 characters", (command) => {
    for (const text of [" ", "x".repeat(2_001)]) {
      expect(refusalOf(ask(state, "mia", { ...command, text } as ReleaseCommand))).toMatchObject({ code: "invalid", path: "text" });
    }
    expect(ask(state, "mia", { ...command, text: "x".repeat(2_000) } as ReleaseCommand).ok).toBe(true);
  });

  it("takes notes and comments in every status, flags until the release is over", () => {
    for (const status of ["draft", "ready", "completed", "cancelled"] as const) {
      expect(ask(inStatus(status), "mia", note).ok).toBe(true);
      expect(ask(inStatus(status), "mia", comment).ok).toBe(true);
    }
    expect(ask(inStatus("deployed"), "mia", flag).ok).toBe(true);
    expect(refusalOf(ask(inStatus("completed"), "mia", flag))).toMatchObject({ code: "wrong-state" });
  });

  it("comments on an item of the release, and on none that is not there", () => {
    expect(eventsOf(ask(state, "mia", { ...comment, item: KEY } as ReleaseCommand))[0]).toMatchObject({ payload: { item: KEY } });
    expect(refusalOf(ask(state, "mia", { ...comment, item: "nothing" } as ReleaseCommand))).toMatchObject({ code: "not-found" });
  });

  it("keeps the hidden rollback checklist shut", () => {
    const hidden = { ...note, item: "rollback-decided" } as ReleaseCommand;
    expect(refusalOf(ask(release(), "mia", hidden))).toMatchObject({ code: "wrong-state" });
    expect(ask(inStatus("rolling-back"), "mia", hidden).ok).toBe(true);
  });
});

it.each(["item.set", "item.assign", "item.note", "item.add-evidence", "item.remove-evidence"])(
  "%s of an unknown item is not found",
  (type) => {
    const command = {
      type,
      item: "nothing",
      status: "done",
      expectedVersion: 0,
      text: "x",
      url: "https://a.example",
      label: "a",
      evidence: "e",
      assignee: null,
    };
    expect(refusalOf(ask(state, "mia", command as unknown as ReleaseCommand))).toMatchObject({ code: "not-found", path: "items.nothing" });
  },
);
