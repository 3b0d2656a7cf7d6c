import { describe, expect, it } from "vitest";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { STANDARD_TEMPLATE } from "@/lib/domain/checklist/templates/standard";
import type { NewRelease } from "./create-release";
import { createRelease } from "./create-release";
import { foldRelease } from "./evolve";
import { at, creation, eventsOf, newRelease, PEOPLE, ROSTER, refusalOf, release, T0 } from "./testing/fixture";

const without = (role: string) => ROSTER.filter((entry) => entry.role !== role);

describe("createRelease", () => {
  it("carries everything the release begins with in its first event", () => {
    const state = release();
    expect(state).toMatchObject({
      id: "release-1",
      seq: 1,
      status: "planned",
      actualT0: null,
      createdBy: PEOPLE.max,
      createdAt: at(-72 * 60),
      hold: null,
      rollback: null,
    });
    expect(state.items).toHaveLength(75);
    expect(state.details).toMatchObject({
      service: { id: "service-1", name: "checkout-service" },
      template: { key: "standard", version: STANDARD_TEMPLATE.version, track: "standard" },
      boundWindow: { start: at(-60), end: at(180) },
      allowSelfApproval: false,
      plannedT0: T0,
    });
    expect(state.details).not.toHaveProperty("plan");
    expect(state.details).not.toHaveProperty("roster");
  });

  it("folds to the state it carries", () => {
    const [event] = eventsOf(creation());
    if (event?.type !== "release.created") throw new Error("expected release.created");
    const recorded = { ...event, seq: 1, actor: { kind: "person", ...PEOPLE.max }, occurredAt: at(-72 * 60) } as const;
    expect(foldRelease([recorded])).toEqual({ ...event.payload.state, seq: 1 });
  });

  it("copies the requirements of the criticality (SIGNOFF rule 2)", () => {
    const roles = (state: ReturnType<typeof release>) =>
      state.phases.find((phase) => phase.code === "T-2h")?.requirements.map((one) => one.role);
    expect(roles(release({ criticality: "standard" }))).toEqual(["deployer", "approver"]);
    expect(roles(release({ criticality: "critical" }))).toEqual(["deployer", "approver", "commander"]);
  });

  const refused: [string, Partial<NewRelease>, string, string][] = [
    ["equal versions", { toVersion: "v2.2.5" }, "invalid", "toVersion"],
    ["equal versions but for a space", { toVersion: " v2.2.5 " }, "invalid", "toVersion"],
    ["no version to deploy", { toVersion: " " }, "invalid", "toVersion"],
    ["no version that runs", { fromVersion: "" }, "invalid", "fromVersion"],
    ["no environment", { environment: "" }, "invalid", "environment"],
    ["T-0 outside the window", { plannedT0: at(200) }, "invalid", "plannedT0"],
    ["an unknown zone", { zone: "Mars/Phobos" }, "invalid", "zone"],
    ["no deployer", { roster: without("deployer") }, "unsatisfiable", "roster.deployer"],
    ["no approver", { roster: without("approver") }, "unsatisfiable", "roster.approver"],
    ["no commander although critical", { roster: without("commander") }, "unsatisfiable", "roster.commander"],
    [
      "deployer and approver in one person",
      { roster: [...ROSTER, { role: "approver", person: PEOPLE.alice }] },
      "separation-of-duties",
      "roster.approver",
    ],
    [
      "deployer and commander in one person",
      { roster: [...without("commander"), { role: "commander", person: PEOPLE.alice }] },
      "separation-of-duties",
      "roster.commander",
    ],
    [
      "approver and commander in one person, who signs only once (SIGNOFF rule 4)",
      { roster: [...without("commander"), { role: "commander", person: PEOPLE.bob }] },
      "unsatisfiable",
      "roster",
    ],
    [
      "the creator as the only approver (SIGNOFF rule 8)",
      { roster: [...without("approver"), { role: "approver", person: PEOPLE.max }] },
      "unsatisfiable",
      "roster",
    ],
    ["somebody named twice", { roster: [...ROSTER, { role: "approver", person: PEOPLE.bob }] }, "invalid", "roster.4"],
    [
      "somebody of another team",
      { roster: [...ROSTER, { role: "expert", person: { id: "zoe", name: "Zoe", initials: "Z" } }] },
      "invalid",
      "roster.4",
    ],
  ];
  it.each(refused)("refuses %s", (_, changes, code, path) => {
    expect(refusalOf(creation(changes))).toMatchObject({ code, path });
  });

  it("takes a standard release without a commander", () => {
    expect(release({ criticality: "standard", roster: without("commander") }).status).toBe("planned");
  });

  it("takes a draft whose roster has gaps, but not one that breaks separation of duties", () => {
    expect(release({ plan: false, roster: [] }).status).toBe("draft");
    const roster = [
      { role: "deployer", person: PEOPLE.alice },
      { role: "approver", person: PEOPLE.alice },
    ] as const;
    expect(refusalOf(creation({ plan: false, roster }))).toMatchObject({ code: "separation-of-duties" });
  });

  it.each([
    ["a member", { kind: "person", ...PEOPLE.mia }, permissionsOf("member", [])],
    ["an admin", { kind: "person", ...PEOPLE.adam }, permissionsOf("admin", [])],
    ["a token of a manager", { kind: "token", ...PEOPLE.max }, permissionsOf("manager", [])],
  ] as const)("is not for %s", (_, actor, permissions) => {
    const decision = createRelease(newRelease(), {
      id: "release-2",
      teamId: "team-1",
      service: { id: "service-1", name: "checkout-service", allowSelfApproval: false },
      template: STANDARD_TEMPLATE,
      now: at(-72 * 60),
      actor,
      permissions,
      members: null,
    });
    expect(refusalOf(decision)).toMatchObject({ code: "not-permitted" });
  });
});
