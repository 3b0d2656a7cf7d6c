import { describe, expect, it } from "vitest";
import { PERMISSIONS, type Permission, permissionsOf, TOKEN_PERMISSIONS } from "./permissions";
import { ACCESS_ROLES, RELEASE_ROLES, type ReleaseRole } from "./roles";

/**
 * The matrix of the security rules, cell by cell: what one role alone gives, beside the reading that every member of a team
 * has. A release role is held by a viewer here, so that nothing of the team role shines through. One cell per column, in order.
 */
const COLUMNS = ["viewer", "member", "manager", "deployer", "approver", "commander", "comms", "admin", "token"] as const;
const ROWS = [
  ["release.read", "x x x x x x x x x"],
  ["service.read", "x x x x x x x x -"],
  ["member.read", "x x x x x x x x -"],
  ["audit.read", "x x x x x x x x -"],
  ["item.tick", "- x x x x x x - x"],
  ["reading.record", "- x x x x x x - x"],
  ["comment.add", "- x x x x x x - -"],
  ["flag.raise", "- x x x x x x - x"],
  ["message.draft", "- x x x x x x - -"],
  ["message.send", "- - - - - x x - -"],
  ["message.approve", "- - - - x x x - -"],
  ["obligation.settle", "- x x x x x x - -"],
  ["obligation.change", "- - x x x x - - -"],
  ["briefing.confirm", "x x x x x x x x -"],
  ["briefing.draft", "- x x x x x x - -"],
  ["briefing.publish", "- - x x - x x - -"],
  ["release.create", "- - x - - - - - -"],
  ["release.edit", "- - x x - x - - -"],
  ["release.cancel", "- - x x - x - - -"],
  ["item.waive", "- - - - x x - - -"],
  ["item.edit-frozen", "- - - x - x - - -"],
  ["sign-off.sign", "- - - x x x - - -"],
  ["phase.close", "- - - x - - - - -"],
  ["deployment.start", "- - - x - - - - -"],
  ["release.hold", "- - - x x x - - -"],
  ["rollback.start", "- - - x x x - - -"],
  ["release.resume", "- - - - x x - - -"],
  ["service.manage", "- - x - - - - - -"],
  ["freeze.manage", "- - x - - - - - -"],
  ["template.manage", "- - x - - - - - -"],
  ["member.manage", "- - - - - - - x -"],
  ["settings.manage", "- - - - - - - x -"],
  ["integration.manage", "- - x - - - - x -"],
  ["incident.read", "x x x x x x x x x"],
  ["incident.note", "- x x x x x x - x"],
  ["incident.work", "- x x x x x x - -"],
  ["incident.lead", "- - x - - x - - -"],
  ["break-glass.invoke", "- - - - - x - - -"],
  ["break-glass.review", "- - x - x x - - -"],
] as const satisfies readonly (readonly [Permission, string])[];

const HOLDERS: Record<(typeof COLUMNS)[number], ReadonlySet<Permission>> = {
  viewer: permissionsOf("viewer", []),
  member: permissionsOf("member", []),
  manager: permissionsOf("manager", []),
  deployer: permissionsOf("viewer", ["deployer"]),
  approver: permissionsOf("viewer", ["approver"]),
  commander: permissionsOf("viewer", ["commander"]),
  comms: permissionsOf("viewer", ["communications-lead"]),
  admin: permissionsOf("admin", []),
  token: new Set(TOKEN_PERMISSIONS),
};

describe("the permission matrix", () => {
  it.each(ROWS)("%s: %s", (permission, cells) => {
    expect(COLUMNS.map((column) => (HOLDERS[column].has(permission) ? "x" : "-")).join(" ")).toBe(cells);
  });

  it("has a row for every permission", () => {
    expect(ROWS.map(([permission]) => permission).sort()).toEqual([...PERMISSIONS].sort());
  });

  it("gives nothing to somebody outside the team, whatever the roster says", () => {
    expect([...permissionsOf(null, [...RELEASE_ROLES])]).toEqual([]);
  });

  it.each(ACCESS_ROLES)("adds release roles to what a %s may do and takes nothing away", (access) => {
    for (const role of RELEASE_ROLES) {
      const both = permissionsOf(access, [role]);
      expect([...permissionsOf(access, []), ...permissionsOf("viewer", [role])].every((one) => both.has(one))).toBe(true);
    }
  });

  it("lets on-calls and experts do what a member does, and the support lead publish briefings as well", () => {
    const others: ReleaseRole[] = ["primary-on-call", "secondary-on-call", "expert"];
    expect(permissionsOf("viewer", ["support-lead"])).toEqual(new Set([...permissionsOf("member", []), "briefing.publish"]));
    for (const role of others) expect(permissionsOf("viewer", [role])).toEqual(permissionsOf("member", []));
  });
});
