import { describe, expect, it } from "vitest";
import type { RosterEntry } from "@/lib/domain/release/state";
import { blockingAbsences } from "./absences";
import { PEOPLE, phase, roster } from "./testing/fixture";

const TWO = [
  { role: "deployer", count: 1 },
  { role: "approver", count: 1 },
] as const;
const BACK = [
  { role: "approver", count: 1 },
  { role: "commander", count: 1 },
] as const;
const phases = [
  phase("t-2h", { code: "T-2h", requirements: TWO }),
  phase("t+15m", { code: "T+15m" }),
  phase("rollback", { code: "Rollback", requirements: BACK }),
];
const absences = (of: readonly RosterEntry[], allowSelfApproval = false) =>
  blockingAbsences({ phases, roster: of, createdBy: PEOPLE.max, allowSelfApproval }).map(
    ({ person, gates }) => `${person.id}: ${gates.join(", ")}`,
  );

describe("SIGNOFF rule 4: whose absence alone would block", () => {
  it.each<[string, RosterEntry[], string[]]>([
    [
      "one in each role",
      roster("deployer dana", "approver amir", "commander cleo"),
      ["dana: T-2h", "amir: T-2h, Rollback", "cleo: Rollback"],
    ],
    ["two approvers", roster("deployer dana", "approver amir", "approver ben", "commander cleo"), ["dana: T-2h", "cleo: Rollback"]],
    [
      "a second approver who is also the only commander",
      roster("deployer dana", "deployer dee", "approver amir", "approver ben", "commander ben"),
      ["amir: Rollback", "ben: Rollback"],
    ],
    ["two in each role", roster("deployer dana", "deployer dee", "approver amir", "approver ben", "commander cleo", "commander mia"), []],
    ["a roster that does not suffice anyway", roster("deployer dana", "commander cleo"), []],
    [
      "the creator as second approver, who does not count",
      roster("deployer dana", "approver amir", "approver max", "commander cleo"),
      ["dana: T-2h", "amir: T-2h, Rollback", "cleo: Rollback"],
    ],
  ])("SIGNOFF rule 4: with %s", (_, of, expected) => expect(absences(of)).toEqual(expected));
});
