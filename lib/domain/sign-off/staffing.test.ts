import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { Requirement } from "@/lib/domain/checklist/template";
import type { RosterEntry } from "@/lib/domain/release/state";
import { checkStaffing, type StaffingQuestion } from "./staffing";
import { PEOPLE, type PersonKey, PHASES, phase, roster } from "./testing/fixture";

const ask = (requirements: readonly Requirement[], people: readonly RosterEntry[], more: Partial<StaffingQuestion> = {}) =>
  checkStaffing({
    phases: [phase("t-2h", { code: "T-2h", requirements })],
    roster: people,
    createdBy: PEOPLE.max,
    allowSelfApproval: false,
    ...more,
  });
const one = (...roles: ReleaseRole[]): Requirement[] => roles.map((role) => ({ role, count: 1 }));

describe("SIGNOFF rule 4: distinct eligible people must be able to sign", () => {
  it.each<[string, Requirement[], RosterEntry[], Partial<StaffingQuestion>]>([
    ["one of each", one("deployer", "approver", "commander"), roster("deployer dana", "approver amir", "commander cleo"), {}],
    ["nobody is needed", [], [], {}],
    ["two approvers of three", [{ role: "approver", count: 2 }], roster("approver amir", "approver ben", "approver dee"), {}],
    [
      "two people with two roles each",
      one("approver", "commander"),
      roster("approver amir", "commander amir", "approver ben", "commander ben"),
      {},
    ],
    [
      "the one with both roles gives way to the one with one",
      one("approver", "commander"),
      roster("approver amir", "commander amir", "commander cleo"),
      {},
    ],
    [
      "who was seated first gives way to who has no other place",
      one("approver", "commander"),
      roster("approver amir", "approver ben", "commander amir"),
      {},
    ],
    ["the creator, where the service allows it", one("approver"), roster("approver max"), { allowSelfApproval: true }],
    ["the creator as deployer", one("deployer"), roster("deployer max"), {}],
    [
      "one person for both on the hotfix track",
      one("approver", "commander"),
      roster("approver amir", "commander amir"),
      { track: "hotfix" },
    ],
    ["members only", one("approver"), roster("approver amir", "approver ben"), { members: new Set(["ben"]) }],
  ])("SIGNOFF rule 4: possible: %s", (_, requirements, people, more) => {
    expect(ask(requirements, people, more)).toEqual({ ok: true });
  });

  it.each<[string, Requirement[], RosterEntry[], Partial<StaffingQuestion>, RegExp]>([
    ["nobody in the role", one("commander"), roster("deployer dana", "approver amir"), {}, /commander/],
    ["too few in the role", [{ role: "approver", count: 2 }], roster("approver amir"), {}, /approver/],
    ["one person for two roles", one("approver", "commander"), roster("approver amir", "commander amir"), {}, /different people/],
    ["only the deployer approves", one("deployer", "approver"), roster("deployer dana", "approver dana"), {}, /approver/],
    ["only the deployer commands", one("commander"), roster("deployer dana", "commander dana"), {}, /commander/],
    ["only the creator approves", one("approver"), roster("deployer dana", "approver max"), {}, /approver/],
    ["the approver is no member any more", one("approver"), roster("approver amir"), { members: new Set(["dana"]) }, /approver/],
    [
      "heads enough per role, not people",
      [...one("deployer"), { role: "expert", count: 2 }, ...one("support-lead")],
      roster("deployer dana", "expert amir", "expert ben", "support-lead ben"),
      {},
      /different people/,
    ],
    [
      "the same person twice in a role",
      [{ role: "approver", count: 2 }],
      [...roster("approver amir"), ...roster("approver amir")],
      {},
      /approver/,
    ],
  ])("SIGNOFF rule 4: refused: %s", (_, requirements, people, more, text) => {
    const staffing = ask(requirements, people, more);
    expect(staffing).toMatchObject({ ok: false, problems: [{ phase: "t-2h", text: expect.stringMatching(text) }] });
  });

  it("SIGNOFF rule 4: every gate is judged, and each names itself", () => {
    const staffing = checkStaffing({ phases: PHASES, roster: roster("deployer dana"), createdBy: PEOPLE.max, allowSelfApproval: false });
    expect(staffing.ok ? [] : staffing.problems.map((problem) => problem.phase)).toEqual(["t-2h", "t-0", "t-plus-24h", "rollback"]);
  });

  it("SIGNOFF rule 4: agrees with trying every way of seating people", () => {
    const people: PersonKey[] = ["dana", "amir", "cleo", "ben", "max"];
    const roles: ReleaseRole[] = ["deployer", "approver", "commander", "expert"];
    const entry = fc.record({ role: fc.constantFrom(...roles), person: fc.constantFrom(...people).map((key) => PEOPLE[key]) });
    const requirement = fc.record({ role: fc.constantFrom(...roles), count: fc.integer({ min: 0, max: 2 }) });
    const input = [fc.array(requirement, { maxLength: 4 }), fc.array(entry, { maxLength: 9 }), fc.boolean()] as const;
    fc.assert(
      fc.property(...input, (requirements, entries, allowSelfApproval) => {
        expect(ask(requirements, entries, { allowSelfApproval }).ok).toBe(canSeat(requirements, entries, allowSelfApproval));
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);
});

/** Rules 1, 7 and 8 written down a second time, as plainly as possible. */
function canSeat(requirements: readonly Requirement[], entries: readonly RosterEntry[], allowSelfApproval: boolean): boolean {
  const has = (id: string, role: ReleaseRole) => entries.some((entry) => entry.role === role && entry.person.id === id);
  const may = (id: string, role: ReleaseRole) => {
    if (!has(id, role)) return false;
    if ((role === "approver" || role === "commander") && has(id, "deployer")) return false;
    return role !== "approver" || id !== "max" || allowSelfApproval;
  };
  const highest = new Map<ReleaseRole, number>();
  for (const { role, count } of requirements) highest.set(role, Math.max(count, highest.get(role) ?? 0));
  const places = [...highest].flatMap(([role, count]) => Array.from({ length: count }, () => role));
  const seat = ([role, ...rest]: ReleaseRole[], free: readonly string[]): boolean =>
    role === undefined ||
    free.some(
      (id) =>
        may(id, role) &&
        seat(
          rest,
          free.filter((other) => other !== id),
        ),
    );
  return seat(places, [...new Set(entries.map((entry) => entry.person.id))]);
}
