import { describe, expect, it } from "vitest";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import { receiptOf } from "@/lib/domain/notice/receipt";
import { foldRelease } from "@/lib/domain/release/evolve";
import type { ReleaseState } from "@/lib/domain/release/state";
import { PEOPLE, type PersonKey, requiring, roster, T0 } from "./testing/fixture";
import {
  ask,
  gate,
  goAsked,
  grant,
  lastRow,
  must,
  openRoom,
  phaseOf,
  ROSTER_RIGHTS,
  type Room,
  refusalOf,
  resolve,
  rows,
  sign,
  toReady,
  toT0,
} from "./testing/room";

const REQUIRE_ALL = (["deployer", "approver", "commander"] as const).map((role) => ({ role, count: 1 }));

/** Naming them is refused; a roster from before it was says so all the same, and the gate does not count them. */
function rename(room: Room, people: ReleaseState["roster"]): void {
  const command = { type: "roster.change", expectedSeq: room.state.seq, roster: [...people] } as const;
  expect(refusalOf(room, "max", command, ROSTER_RIGHTS)).toMatchObject({ code: "separation-of-duties", path: "roster.approver" });
  room.state = { ...room.state, roster: people };
}

describe("SIGNOFF rule 8: separation of duties", () => {
  type Case = [string, PersonKey, ReleaseRole, Parameters<typeof openRoom>[0]];
  it.each<Case>([
    ["the deployer as approver", "dana", "approver", { roster: roster("deployer dana", "approver dana", "commander cleo") }],
    [
      "one of two deployers as approver",
      "ben",
      "approver",
      { roster: roster("deployer dana", "deployer ben", "approver amir", "approver ben") },
    ],
    ["the deployer as commander", "dana", "commander", { roster: roster("deployer dana", "approver amir", "commander dana") }],
    ["the creator as approver", "max", "approver", { roster: roster("deployer dana", "approver max", "commander cleo") }],
    [
      "the creator as approver, although admin",
      "adam",
      "approver",
      { createdBy: PEOPLE.adam, roster: roster("deployer dana", "approver adam") },
    ],
    ["an admin as deployer and approver", "adam", "approver", { roster: roster("deployer adam", "approver adam") }],
  ])("SIGNOFF rule 8: refused and recorded: %s", (_, who, role, changes) => {
    const room = goAsked({ ...changes, phases: requiring("t-2h", REQUIRE_ALL) });
    expect(refusalOf(room, who, grant(room, who, "t-2h", role)).code).toBe("separation-of-duties");
    expect(room.log.at(-1)).toMatchObject({ type: "sign-off.denied", payload: { role, code: "separation-of-duties" } });
    expect(rows(room)).toEqual([]);
  });

  it.each<Case>([
    [
      "a deployer who holds other roles, as deployer",
      "dana",
      "deployer",
      { roster: roster("deployer dana", "approver dana", "commander dana") },
    ],
    ["the creator as deployer", "max", "deployer", { roster: roster("deployer max", "approver amir") }],
    ["the creator as commander", "max", "commander", { roster: roster("deployer dana", "approver amir", "commander max") }],
    [
      "the creator as approver, where the service allows it",
      "max",
      "approver",
      { details: { allowSelfApproval: true }, roster: roster("deployer dana", "approver max") },
    ],
  ])("SIGNOFF rule 8: allowed: %s", (_, who, role, changes) => {
    const room = goAsked({ ...changes, phases: requiring("t-2h", REQUIRE_ALL) });
    expect(ask(room, who, grant(room, who, "t-2h", role))).toMatchObject({ ok: true });
  });

  it.each([
    ["max", true, ["self-approval"]],
    ["amir", true, []],
    ["amir", false, []],
  ] as const)("SIGNOFF rule 8: a sign-off by %s, self-approval allowed %s, is labelled %j", (who, allowSelfApproval, labels) => {
    const room = goAsked({ details: { allowSelfApproval }, roster: roster("deployer dana", `approver ${who}`) });
    sign(room, who, "t-2h", "approver");
    expect(lastRow(room).labels).toEqual(labels);
    const event = room.log.at(-1);
    if (event?.type !== "sign-off.recorded") throw new Error("Nobody signed.");
    const marked = receiptOf(room.state, event, "")?.words.facts.filter(({ label }) => label === "Marked");
    expect(marked?.map(({ text }) => text)).toEqual(labels.map(() => "Approves an own release"));
  });

  it("SIGNOFF rule 8: whoever deployed does not become the approver by a change of the roster", () => {
    const room = toT0(openRoom());
    rename(room, roster("deployer ben", "approver dana", "commander cleo"));
    expect(refusalOf(room, "dana", grant(room, "dana", "t-2h", "approver"))).toMatchObject({ code: "separation-of-duties" });
    expect(gate(room, "t-2h").roles.find((one) => one.role === "approver")?.canStillSign).toEqual([]);
  });

  it("SIGNOFF rule 8: a second deployer who only started the deployment does not become the approver of what follows", () => {
    const room = toReady(openRoom({ roster: roster("deployer dana", "deployer dee", "approver amir", "approver ben", "commander cleo") }));
    room.now = T0;
    must(room, "dee", { type: "deployment.start" });
    resolve(room, "t-0");
    const people = roster("deployer dana", "approver amir", "approver dee", "commander cleo");
    rename(room, people);
    expect(refusalOf(room, "dee", grant(room, "dee", "t-0", "approver"))).toMatchObject({
      code: "separation-of-duties",
      message: expect.stringContaining("Dee Third deployed this release"),
    });
    expect(
      gate(room, "t-0")
        .roles.find((one) => one.role === "approver")
        ?.canStillSign.map(({ id }) => id),
    ).toEqual(["amir"]);
  });

  it("SIGNOFF rule 8: a log from before this was looked at says who started, too", () => {
    const room = toT0(openRoom());
    expect(room.log.find(({ type }) => type === "deployment.started")?.payload).toEqual({ actualT0: T0 });
    expect(foldRelease(room.log).startedBy).toEqual(PEOPLE.dana);
  });

  it("SIGNOFF rule 8: before the start a deployer may still become the approver", () => {
    const room = toReady(openRoom());
    must(
      room,
      "max",
      { type: "roster.change", expectedSeq: room.state.seq, roster: roster("deployer ben", "approver dana", "commander cleo") },
      ROSTER_RIGHTS,
    );
    sign(room, "dana", "t-2h", "approver");
    expect(gate(room, "t-2h").roles.map((one) => one.signed)).toEqual([0, 1]);
  });
});

describe("SIGNOFF rule 8: one person as approver and commander", () => {
  const PAIR = [
    { role: "approver", count: 1 },
    { role: "commander", count: 1 },
  ] as const;
  const hotfix = { details: { template: { key: "hotfix", version: 1, track: "hotfix" } }, phases: requiring("t-2h", PAIR) } as const;

  it("SIGNOFF rule 8: on the hotfix track one row counts for both roles, labelled, where the roster allows no other", () => {
    const room = goAsked({ ...hotfix, roster: roster("deployer dana", "approver amir", "commander amir") });
    sign(room, "amir", "t-2h", "commander");
    expect(lastRow(room).labels).toEqual(["approver-and-commander"]);
    expect(phaseOf(room, "t-2h").status).toBe("closed");
  });

  it.each([
    ["another approver", roster("deployer dana", "approver amir", "approver ben", "commander amir")],
    ["another commander", roster("deployer dana", "approver amir", "commander amir", "commander cleo")],
    ["other people altogether", roster("deployer dana", "approver amir", "commander cleo")],
  ])("SIGNOFF rule 8: it counts once where the roster has %s", (_, people) => {
    const room = goAsked({ ...hotfix, roster: people });
    sign(room, "amir", "t-2h", "approver");
    expect(lastRow(room).labels).toEqual([]);
    expect(gate(room, "t-2h").roles.map((one) => one.signed)).toEqual([1, 0]);
  });

  it("SIGNOFF rule 8: it counts once on the standard track", () => {
    const room = goAsked({ phases: requiring("t-2h", PAIR), roster: roster("deployer dana", "approver amir", "commander amir") });
    sign(room, "amir", "t-2h", "approver");
    expect(gate(room, "t-2h").roles.map((one) => one.signed)).toEqual([1, 0]);
  });
});
