import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permissionsOf, TOKEN_PERMISSIONS } from "./permissions";
import { ACCESS_ROLES } from "./roles";
import { TOKEN_SCOPES, tokenPermissions } from "./token";

describe("what a token may do", () => {
  it.each([
    ["member", ["read"], ["release.read", "incident.read"]],
    ["member", ["tick", "flag"], ["item.tick", "flag.raise"]],
    ["member", ["readings"], ["reading.record"]],
    ["manager", ["read", "tick", "readings", "flag"], ["release.read", "incident.read", "item.tick", "reading.record", "flag.raise"]],
    ["member", ["notes"], ["incident.note"]],
    ["viewer", ["read", "tick", "readings", "flag"], ["release.read", "incident.read"]],
    ["admin", ["read", "tick", "readings", "flag"], ["release.read", "incident.read"]],
    ["member", [], []],
  ] as const)("of a %s with %j is %j", (owner, scopes, expected) => {
    expect([...tokenPermissions(scopes, owner)]).toEqual(expected);
  });

  it("is never more than its owner may, nor than any token may", () => {
    fc.assert(
      fc.property(fc.subarray([...TOKEN_SCOPES]), fc.constantFrom(...ACCESS_ROLES), (scopes, owner) => {
        const own = permissionsOf(owner, []);
        const most = new Set<string>(TOKEN_PERMISSIONS);
        return [...tokenPermissions(scopes, owner)].every((one) => own.has(one) && most.has(one));
      }),
    );
  });
});
