import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupMappingSchema, membershipStep, rolesOfGroups } from "./group-mapping";
import { ACCESS_ROLES } from "./roles";

const MAPPING = groupMappingSchema.parse({
  engineers: [
    { team: "checkout", role: "member" },
    { team: "platform", role: "viewer" },
  ],
  leads: [{ team: "checkout", role: "manager" }],
  owners: [{ team: "checkout", role: "admin" }],
});

describe("the roles that groups give", () => {
  it.each([
    { groups: [], roles: {} },
    { groups: ["strangers", "constructor", "__proto__"], roles: {} },
    { groups: ["engineers"], roles: { checkout: "member", platform: "viewer" } },
    { groups: ["leads", "engineers"], roles: { checkout: "manager", platform: "viewer" } },
    { groups: ["owners", "leads", "owners"], roles: { checkout: "admin" } },
  ])("$groups", ({ groups, roles }) => {
    expect(Object.fromEntries(rolesOfGroups(MAPPING, groups))).toEqual(roles);
  });

  it("do not depend on the order of the groups", () => {
    const groups = fc.uniqueArray(fc.constantFrom("engineers", "leads", "owners", "none"));
    fc.assert(
      fc.property(groups, (some) => {
        expect(rolesOfGroups(MAPPING, some)).toEqual(rolesOfGroups(MAPPING, some.toReversed()));
      }),
    );
  });
});

describe("a mapping", () => {
  it.each([
    ["a role that does not exist", { a: [{ team: "checkout", role: "owner" }] }],
    ["a field too many", { a: [{ team: "checkout", role: "member", also: 1 }] }],
    ["no list", { a: { team: "checkout", role: "member" } }],
    ["an empty list", { a: [] }],
    ["a name instead of an address", { a: [{ team: "Checkout Team", role: "member" }] }],
    ["a list at the top", []],
  ])("is refused with %s", (_, value) => {
    expect(groupMappingSchema.safeParse(value).success).toBe(false);
  });
});

describe("what a sign-in changes in a team", () => {
  it.each([
    { present: null, wanted: null, step: null },
    { present: null, wanted: "member", step: { kind: "join", role: "member" } },
    { present: { role: "member", source: "provider" }, wanted: "member", step: null },
    { present: { role: "member", source: "provider" }, wanted: "admin", step: { kind: "change", from: "member", to: "admin" } },
    { present: { role: "member", source: "provider" }, wanted: null, step: { kind: "leave", role: "member" } },
  ] as const)("$present and $wanted", ({ present, wanted, step }) => {
    expect(membershipStep(present, wanted)).toEqual(step);
  });

  it("is nothing where the membership was made by hand", () => {
    for (const role of ACCESS_ROLES)
      for (const wanted of [null, ...ACCESS_ROLES]) expect(membershipStep({ role, source: "hand" }, wanted)).toBeNull();
  });
});
