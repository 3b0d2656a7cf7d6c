import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Presence } from "@/lib/domain/access/presence";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { Requirement } from "@/lib/domain/checklist/template";
import type { RosterEntry } from "@/lib/domain/release/state";
import { type FeasibilityQuestion, feasibility, mendsOf } from "./feasibility";
import { emptyPlaces, placesOf } from "./staffing";
import { at, PEOPLE, type PersonKey, phase, roster } from "./testing/fixture";

const TWO: readonly Requirement[] = [
  { role: "deployer", count: 1 },
  { role: "approver", count: 1 },
];
const BACK: readonly Requirement[] = [
  { role: "approver", count: 1 },
  { role: "commander", count: 1 },
];
const PHASES = [
  phase("t-2h", { code: "T-2h", requirements: TWO }),
  phase("t+15m", { code: "T+15m" }),
  phase("rollback", { code: "Rollback", kind: "rollback", requirements: BACK }),
];
const MOMENTS = new Map([
  ["t-2h", [at(-120)]],
  ["rollback", [at(0), at(180)]],
]);
type Away = Partial<Record<PersonKey, Record<string, Presence>>>;

const ask = (people: readonly RosterEntry[], away: Away = {}, more: Partial<FeasibilityQuestion> = {}): FeasibilityQuestion => ({
  phases: PHASES,
  roster: people,
  createdBy: PEOPLE.max,
  allowSelfApproval: false,
  moments: MOMENTS,
  presenceAt: (person, moment) => away[person as PersonKey]?.[moment] ?? "available",
  ...more,
});
/** `T-2h ok dana amir; hangs on amir (approver)` */
const told = (question: FeasibilityQuestion) =>
  feasibility(question).map(({ phase: key, isFilled, seats, singles }) => {
    const seated = seats.map(({ person, presence }) => `${person?.id ?? "-"}${presence === "available" ? "" : `(${presence})`}`);
    const hangs = singles.map(({ person, roles }) => `${person.id}:${roles.join("+")}`);
    return `${key} ${isFilled ? "ok" : "no"} ${seated.join(" ")}${hangs.length > 0 ? `; ${hangs.join(" ")}` : ""}`;
  });

describe("who signs what, and whether they are there", () => {
  const all = roster("deployer dana", "approver amir", "commander cleo");
  it.each<[string, FeasibilityQuestion, string[]]>([
    [
      "one in each role, everybody there",
      ask(all),
      ["t-2h ok dana amir; dana:deployer amir:approver", "rollback ok amir cleo; amir:approver cleo:commander"],
    ],
    [
      "the only approver outside their hours at one of two moments",
      ask(all, { amir: { [at(180)]: "outside-hours" } }),
      ["t-2h ok dana amir; dana:deployer amir:approver", "rollback no amir(outside-hours) cleo"],
    ],
    [
      "a second approver who is there takes the place, and nobody hangs on the first",
      ask([...all, ...roster("approver ben")], { amir: { [at(-120)]: "absent" } }),
      ["t-2h ok dana ben; dana:deployer ben:approver", "rollback ok amir cleo; cleo:commander"],
    ],
    [
      "whoever is there keeps a place also where it takes two moves",
      ask(roster("deployer dana", "approver amir", "approver ben", "commander amir"), { ben: { [at(0)]: "absent" } }),
      ["t-2h ok dana amir; dana:deployer", "rollback no ben(absent) amir"],
    ],
    ["an empty roster", ask([]), ["t-2h no - -", "rollback no - -"]],
    [
      "one for approver and commander on the hotfix track",
      ask(roster("approver amir", "commander amir"), {}, { track: "hotfix", phases: PHASES.slice(2) }),
      ["rollback ok amir; amir:approver+commander"],
    ],
    [
      "a commander who is away keeps the approver from standing for both, as the roster allows another",
      ask(
        roster("approver amir", "commander amir", "commander cleo"),
        { cleo: { [at(0)]: "absent" } },
        { track: "hotfix", phases: PHASES.slice(2) },
      ),
      ["rollback no amir cleo(absent)"],
    ],
    [
      "the creator as second approver, who does not count",
      ask([...all, ...roster("approver max")]),
      ["t-2h ok dana amir; dana:deployer amir:approver", "rollback ok amir cleo; amir:approver cleo:commander"],
    ],
  ])("%s", (_, question, expected) => expect(told(question)).toEqual(expected));

  it("names whom to add so that a gate can be filled, and nobody who would not help or would break another", () => {
    const question = ask(all, { amir: { [at(-120)]: "absent" }, mia: { [at(-120)]: "outside-hours" } });
    const [gate] = feasibility(question);
    const team = [PEOPLE.dana, PEOPLE.cleo, PEOPLE.ben, PEOPLE.mia, PEOPLE.max, PEOPLE.amir];
    // Cleo may approve too; Dana deploys, Mia is not there either, Max made the release.
    expect(gate && mendsOf(gate, question, team)).toEqual([{ role: "approver", people: [PEOPLE.cleo, PEOPLE.ben] }]);
    const filled = feasibility(ask(all))[0];
    expect(filled && mendsOf(filled, ask(all), team)).toEqual([]);
  });

  const KEYS: PersonKey[] = ["dana", "amir", "cleo", "ben", "max"];
  const ROLES: ReleaseRole[] = ["deployer", "approver", "commander", "expert"];
  const arbitrary = fc
    .record({
      requirements: fc.array(fc.record({ role: fc.constantFrom(...ROLES), count: fc.integer({ min: 0, max: 2 }) }), { maxLength: 4 }),
      entries: fc.array(fc.record({ role: fc.constantFrom(...ROLES), person: fc.constantFrom(...KEYS).map((key) => PEOPLE[key]) }), {
        maxLength: 9,
      }),
      absent: fc.subarray(KEYS),
      track: fc.constantFrom("standard" as const, "hotfix" as const),
      allowSelfApproval: fc.boolean(),
    })
    .map(({ requirements, entries, absent, ...more }) =>
      ask(entries, Object.fromEntries(absent.map((key) => [key, { [at(0)]: "absent" as const }])), {
        ...more,
        phases: [phase("t-0", { requirements })],
        moments: new Map([["t-0", [at(0)]]]),
      }),
    );
  const isFilled = (question: FeasibilityQuestion) => feasibility(question).every((gate) => gate.isFilled);

  it("single points are exactly those without whom the matching fails", () => {
    fc.assert(
      fc.property(arbitrary, (question) => {
        const gates = feasibility(question);
        const named = gates.flatMap(({ singles }) => singles.map(({ person }) => person.id));
        const without = KEYS.filter((key) => !isFilled({ ...question, roster: question.roster.filter(({ person }) => person.id !== key) }));
        const isWhole = gates.every((gate) => gate.isFilled);
        expect(named.sort()).toEqual(isWhole ? without.sort() : []);
      }),
      { numRuns: 2_000 },
    );
  });

  it("adding somebody who may sign and is there never makes it worse", () => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(...ROLES), (question, role) => {
        const more = { ...question, roster: [...question.roster, { role, person: PEOPLE.adam }] };
        const hangs = (of: FeasibilityQuestion) => feasibility(of).flatMap(({ singles }) => singles.map(({ person }) => person.id));
        if (!isFilled(question)) return;
        expect(isFilled(more)).toBe(true);
        expect(hangs(question)).toEqual(expect.arrayContaining(hangs(more).filter((id) => id !== "adam")));
      }),
      { numRuns: 2_000 },
    );
  });

  it("seats people who may sign, each once, as many as the matching has, and those who are there first", () => {
    fc.assert(
      fc.property(arbitrary, (question) => {
        for (const [gate, of] of feasibility(question).flatMap((one) => question.phases.map((two) => [one, two] as const))) {
          const { places } = placesOf(of, question);
          const ids = gate.seats.flatMap(({ person }) => person?.id ?? []);
          expect(new Set(ids).size).toBe(ids.length);
          expect(gate.seats.filter(({ person }) => person === null)).toHaveLength(emptyPlaces(places).length);
          expect(
            gate.seats.every(
              ({ person, role }) => person === null || places.some((place) => place.role === role && place.people.includes(person.id)),
            ),
          ).toBe(true);
          expect(gate.isFilled).toBe(gate.seats.every(({ person, presence }) => person !== null && presence === "available"));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
