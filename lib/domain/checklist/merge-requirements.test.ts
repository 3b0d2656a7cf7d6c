import fc from "fast-check";
import { expect, test } from "vitest";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { mergeRequirements } from "./merge-requirements";
import type { Requirement } from "./template";

test.each<[string, Requirement[][], Requirement[]]>([
  ["nothing from nothing", [], []],
  [
    "different roles side by side",
    [[{ role: "deployer", count: 1 }], [{ role: "commander", count: 1 }]],
    [
      { role: "deployer", count: 1 },
      { role: "commander", count: 1 },
    ],
  ],
  [
    "the highest count of a role, not the sum",
    [[{ role: "approver", count: 2 }], [{ role: "approver", count: 1 }]],
    [{ role: "approver", count: 2 }],
  ],
  ["no role that nobody need sign for", [[{ role: "approver", count: 0 }]], []],
])("SIGNOFF rule 1: merging gives %s", (_, policies, merged) => {
  expect(mergeRequirements(...policies)).toEqual(merged);
});

test("SIGNOFF rule 1: the order of the policies does not matter, and merging twice changes nothing", () => {
  const policy = fc.array(fc.record({ role: fc.constantFrom(...RELEASE_ROLES), count: fc.integer({ min: 0, max: 4 }) }), { maxLength: 6 });
  fc.assert(
    fc.property(policy, policy, (one, other) => {
      const merged = mergeRequirements(one, other);
      expect(mergeRequirements(other, one)).toEqual(merged);
      expect(mergeRequirements(merged, one)).toEqual(merged);
    }),
  );
});
