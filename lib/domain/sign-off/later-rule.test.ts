import { describe, expect, it } from "vitest";
import type { GateRule } from "@/lib/domain/checklist/gate-rules";
import type { Requirement } from "@/lib/domain/checklist/template";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { foldRelease } from "@/lib/domain/release/evolve";
import { type PersonKey, PHASES, requiring, roster } from "./testing/fixture";
import {
  ask,
  gate,
  grant,
  must,
  openRoom,
  phaseOf,
  type Room,
  refusalOf,
  rows,
  sign,
  toEnd,
  toGo,
  toReady,
  toRollback,
  toT0,
  types,
} from "./testing/room";

const of = (...entries: readonly (readonly [Requirement["role"], number])[]): Requirement[] =>
  entries.map(([role, count]) => ({ role, count }));
const TWO = of(["deployer", 1], ["approver", 1]);
const THREE = of(["deployer", 1], ["approver", 1], ["commander", 1]);

/** The rules that the fixture's releases are made with; `critical` asks for the commander before and at T-0. */
const RULES: readonly GateRule[] = PHASES.map(({ key, kind, requirements }) => {
  const critical = key === "t-2h" || key === "t-0" ? of(["commander", 1]) : [];
  return { key, kind, gate: requirements.length === 0 ? { kind: "closed" } : { kind: "signed", base: requirements, critical } };
});

/** The same with a later rule for one gate. */
const later = (phase: string, base: readonly Requirement[]): { rules: readonly GateRule[] } => ({
  rules: RULES.map((rule) => (rule.key === phase ? { ...rule, gate: { kind: "signed", base, critical: [] } } : rule)),
});

const apply = (phase: string, requirements: readonly Requirement[]): ReleaseCommand => ({ type: "gate.apply-rule", phase, requirements });
const raise = (room: Room, seq = room.state.seq): ReleaseCommand => ({
  type: "release.edit",
  expectedSeq: seq,
  changes: { criticality: "critical" },
});
const asks = (room: Room, phase: string) => gate(room, phase).roles.map(({ role, needed }) => `${role} ${needed}`);

describe("SIGNOFF rule 2: a later rule is applied by an explicit act", () => {
  it("SIGNOFF rule 2: a later rule changes nothing until it is applied", () => {
    const room = toGo(openRoom());
    must(room, "dana", { type: "comment.add", text: "Look" }, later("t-2h", THREE));
    expect(asks(room, "t-2h")).toEqual(["deployer 1", "approver 1"]);
  });

  it("SIGNOFF rule 2: applying it resets the gate: what was signed is superseded, and has to be given by the new rule", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    const before = phaseOf(room, "t-2h").gateRevision;
    const events = must(room, "dana", apply("t-2h", THREE), later("t-2h", THREE));
    expect(events[0]).toEqual({ type: "gate.rule-applied", payload: { phase: "t-2h", requirements: THREE, before: TWO } });
    expect(types(events)).toEqual(["gate.rule-applied", "sign-off.recorded"]);
    expect(rows(room, "t-2h")).toEqual(["granted amir approver", "superseded amir approver"]);
    expect(room.state.signOffs.at(-1)?.comment).toBe(
      "Who must sign: 1 × Deployer, 1 × Approver, now 1 × Deployer, 1 × Approver, 1 × Incident commander",
    );
    expect(phaseOf(room, "t-2h").gateRevision).toBeGreaterThan(before);
    for (const [who, role] of [
      ["amir", "approver"],
      ["dana", "deployer"],
      ["cleo", "commander"],
    ] as const) {
      expect(phaseOf(room, "t-2h").status).toBe("open");
      sign(room, who, "t-2h", role);
    }
    expect(phaseOf(room, "t-2h").status).toBe("closed");
  });

  it("SIGNOFF rule 2: a go that was given and not used yet opens again", () => {
    const room = toReady(openRoom());
    const events = must(room, "dana", apply("t-2h", THREE), later("t-2h", THREE));
    expect(types(events)).toEqual(["gate.rule-applied", "sign-off.recorded", "sign-off.recorded", "release.unready"]);
    expect(phaseOf(room, "t-2h")).toMatchObject({ status: "open", closed: null, requirements: THREE });
    expect(room.state.status).toBe("preparing");
  });

  it("SIGNOFF rule 2: a rule that asks for fewer lets nothing pass by what was signed before", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    must(room, "dana", apply("t-2h", of(["approver", 1])), later("t-2h", of(["approver", 1])));
    expect(phaseOf(room, "t-2h").status).toBe("open");
    sign(room, "amir", "t-2h", "approver");
    expect(phaseOf(room, "t-2h").status).toBe("closed");
  });

  it("SIGNOFF rule 2: applying it again changes nothing, nor does applying it where nothing differs", () => {
    const room = toGo(openRoom());
    must(room, "dana", apply("t-2h", THREE), later("t-2h", THREE));
    expect(must(room, "dana", apply("t-2h", THREE), later("t-2h", THREE))).toEqual([]);
    expect(must(room, "dana", apply("t-0", TWO), later("t-2h", THREE))).toEqual([]);
  });

  it("SIGNOFF rule 2: only that gate is reset", () => {
    const room = toT0(openRoom());
    sign(room, "amir", "t-0", "approver");
    must(room, "dana", apply("t-plus-24h", THREE), later("t-plus-24h", THREE));
    expect(rows(room, "t-0")).toEqual(["granted amir approver"]);
    expect(phaseOf(room, "t-2h").status).toBe("closed");
  });

  it("SIGNOFF rule 2: a hidden rollback stays hidden, and is closed by the rule that was applied", () => {
    const room = openRoom();
    const rule = of(["deployer", 1], ["approver", 1], ["commander", 1]);
    must(room, "dana", apply("rollback", rule), later("rollback", rule));
    expect(phaseOf(room, "rollback")).toMatchObject({ status: "hidden", requirements: rule });
    toRollback(room);
    expect(asks(room, "rollback")).toEqual(["deployer 1", "approver 1", "commander 1"]);
  });

  it.each<[string, (room: Room) => Room, string]>([
    ["the go, once the deployment was started", toT0, "t-2h"],
    ["a gate that has passed", toEnd, "t-0"],
  ])("SIGNOFF rule 2: a used gate cannot be changed: %s", (_, to, phase) => {
    const room = to(openRoom());
    expect(refusalOf(room, "dana", apply(phase, THREE), later(phase, THREE))).toMatchObject({
      code: "wrong-state",
      message: expect.stringContaining("is closed, and what it allowed has happened"),
    });
    expect(phaseOf(room, phase).requirements).toEqual(TWO);
  });

  it("SIGNOFF rule 2: a rule that the roster cannot satisfy is refused, by rule 4", () => {
    const room = toGo(openRoom({ roster: roster("deployer dana", "approver amir") }));
    expect(refusalOf(room, "dana", apply("t-2h", THREE), later("t-2h", THREE))).toMatchObject({
      code: "unsatisfiable",
      path: "roster",
      message: expect.stringMatching(/^T-2h has too few people who may sign as incident commander\. .* can change the roster\.$/),
    });
  });

  it("SIGNOFF rule 2: whoever deployed does not count as an approver of the rule", () => {
    const room = toT0(openRoom({ roster: roster("deployer dana", "deployer dee", "approver amir", "commander cleo") }));
    room.state = { ...room.state, roster: roster("deployer dee", "approver amir", "approver dana", "commander cleo") };
    const rule = of(["approver", 2]);
    expect(refusalOf(room, "dee", apply("t-plus-24h", rule), later("t-plus-24h", rule)).code).toBe("unsatisfiable");
  });

  it.each<PersonKey>(["amir", "mia", "adam"])("SIGNOFF rule 2: %s, who may not edit the release, is refused", (who) => {
    const room = toGo(openRoom());
    expect(refusalOf(room, who, apply("t-2h", THREE), later("t-2h", THREE)).code).toBe("not-permitted");
  });

  it("SIGNOFF rule 2: another rule than the person saw is stale; an unknown phase is not found; a token applies nothing", () => {
    const room = toGo(openRoom());
    expect(refusalOf(room, "dana", apply("t-2h", TWO), later("t-2h", THREE))).toMatchObject({ code: "stale", details: { present: THREE } });
    expect(refusalOf(room, "dana", apply("t-9h", TWO), later("t-2h", THREE)).code).toBe("not-found");
    expect(ask(room, "token", apply("t-2h", THREE), later("t-2h", THREE)).ok).toBe(false);
    expect(phaseOf(room, "t-2h").requirements).toEqual(TWO);
  });

  it("SIGNOFF rule 2: the log alone says what the gate asks for", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    must(room, "dana", apply("t-2h", THREE), later("t-2h", THREE));
    expect(foldRelease(room.log)).toEqual(room.state);
  });
});

describe("SIGNOFF rule 2: a release is made production-critical", () => {
  it("SIGNOFF rule 2: its rules are applied in the same act, to every gate that they differ for", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    const events = must(room, "dana", raise(room), { rules: RULES });
    expect(types(events)).toEqual(["release.edited", "gate.rule-applied", "sign-off.recorded", "gate.rule-applied"]);
    expect(room.state.details.criticality).toBe("critical");
    expect([asks(room, "t-2h"), asks(room, "t-0"), asks(room, "t-plus-24h")]).toEqual([
      ["deployer 1", "approver 1", "commander 1"],
      ["deployer 1", "approver 1", "commander 1"],
      ["deployer 1", "approver 1"],
    ]);
    expect(rows(room, "t-2h")).toEqual(["granted amir approver", "superseded amir approver"]);
  });

  it("SIGNOFF rule 2: it is refused without somebody who can sign as commander", () => {
    const room = toGo(openRoom({ roster: roster("deployer dana", "approver amir"), phases: requiring("rollback", TWO) }));
    expect(refusalOf(room, "dana", raise(room), { rules: RULES }).code).toBe("unsatisfiable");
    expect(room.state.details.criticality).toBe("standard");
  });

  it("SIGNOFF rule 2: it is refused once the deployment was started", () => {
    const room = toT0(openRoom());
    expect(refusalOf(room, "dana", raise(room), { rules: RULES })).toMatchObject({ code: "wrong-state", path: "changes.criticality" });
  });

  it("SIGNOFF rule 2: nothing makes it less critical again", () => {
    const room = toGo(openRoom());
    must(room, "dana", raise(room), { rules: RULES });
    const lower: ReleaseCommand = { type: "release.edit", expectedSeq: room.state.seq, changes: { criticality: "standard" } };
    expect(refusalOf(room, "dana", lower, { rules: RULES })).toMatchObject({ code: "invalid", path: "changes.criticality" });
  });

  it("SIGNOFF rule 2: a stale signature does not count for the higher rule", () => {
    const room = toGo(openRoom());
    const old = grant(room, "amir", "t-2h", "approver");
    must(room, "dana", raise(room), { rules: RULES });
    expect(refusalOf(room, "amir", old).code).toBe("stale");
  });
});
