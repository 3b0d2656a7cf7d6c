import { describe, expect, it } from "vitest";
import { listed, peopleInRoles, whoCan, whyNot } from "./who-can";

const alice = { id: "a", name: "Alice Smith", initials: "AS" };
const bob = { id: "b", name: "Bob Jones", initials: "BJ" };
const roster = [
  { role: "deployer", person: alice },
  { role: "approver", person: bob },
  { role: "primary-on-call", person: alice },
] as const;

describe("whoCan", () => {
  it.each([
    ["deployment.start", "Alice Smith (deployer)"],
    ["release.hold", "Alice Smith (deployer) or Bob Jones (approver)"],
    ["release.edit", "Alice Smith (deployer) or a manager of the team"],
    ["item.tick", "a member of the team"],
    ["member.manage", "an admin of the team"],
  ] as const)("%s: %s", (permission, sentence) => {
    expect(whoCan(permission, roster)).toBe(sentence);
  });

  it("says so when nobody can", () => {
    expect(whoCan("item.waive", [])).toBe("nobody");
  });
});

describe("whyNot", () => {
  it.each([
    ["those who may", roster, "item.waive", "Only Bob Jones (approver) can do it."],
    [
      "whoever can name one",
      roster,
      "message.send",
      "Nobody can do it: the roster names no incident commander or communications lead. Alice Smith (deployer) or a manager of the team can name one.",
    ],
    [
      "a manager, with an empty roster",
      [],
      "item.waive",
      "Nobody can do it: the roster names no approver or incident commander. A manager of the team can name one.",
    ],
  ] as const)("names %s", (_, people, permission, sentence) => expect(whyNot(permission, people, "do it")).toBe(sentence));
});

describe("peopleInRoles", () => {
  it("names a person with several roles once", () => {
    expect(peopleInRoles(roster, ["deployer", "primary-on-call"])).toEqual(["Alice Smith (deployer, primary on-call)"]);
  });
});

describe("listed", () => {
  it.each([
    [[], "nobody"],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
  ])("%j: %s", (names, text) => {
    expect(listed(names, "and")).toBe(text);
  });
});
