import { describe, expect, it } from "vitest";
import { meaningOf } from "./meaning";
import { PEOPLE, type PersonKey, type ReleaseChanges, roster } from "./testing/fixture";
import {
  ask,
  digest,
  gate,
  grant,
  must,
  openRoom,
  phaseOf,
  type Room,
  refusalOf,
  resolve,
  set,
  sign,
  toGo,
  toReady,
  toT0,
} from "./testing/room";

describe("SIGNOFF rule 21: what is shown", () => {
  it("SIGNOFF rule 21: n of m per role, the names, who can still sign", () => {
    const room = toGo(openRoom({ roster: roster("deployer dana", "approver amir", "approver ben", "commander cleo") }));
    sign(room, "amir", "t-2h", "approver");
    const shown = gate(room, "t-2h").roles.map(({ role, signed, needed, signOffs, canStillSign }) => {
      const names = signOffs.map((row) => row.person.name);
      return { role, count: `${signed} of ${needed}`, names, open: canStillSign.map((person) => person.name) };
    });
    expect(shown).toEqual([
      { role: "deployer", count: "0 of 1", names: [], open: ["Dana Deployer"] },
      { role: "approver", count: "1 of 1", names: ["Amir Approver"], open: ["Ben Second"] },
    ]);
  });

  it("SIGNOFF rule 21: one unmistakable answer whether all sign-offs are in", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    expect(gate(room, "t-2h").isQuorate).toBe(false);
    sign(room, "dana", "t-2h", "deployer");
    expect(gate(room, "t-2h")).toMatchObject({ isQuorate: true, display: "signed", conditions: [] });
  });

  const sentences = (room: Room, key: string) => gate(room, key).conditions.map(({ text, who }) => `${text} ${who}`);

  it("SIGNOFF rule 21: a closed gate names every open condition and who can close it", () => {
    const room = toGo(openRoom());
    set(room, "t-2h/1", { status: "failed", reason: "Red" });
    must(room, "mia", { type: "item.assign", item: "t-2h/2", assignee: PEOPLE.mia });
    set(room, "t-2h/2", { status: "blocked", reason: "Waiting" });
    expect(sentences(room, "t-2h")).toEqual([
      "“Title of t-2h/1” is failed. Dana Deployer (deployer)",
      "“Title of t-2h/2” is blocked. Mia Member",
      "0 of 1 signed as deployer. Dana Deployer",
      "0 of 1 signed as approver. Amir Approver",
    ]);
  });

  it("SIGNOFF rule 21: a later gate names the phases before it and the start", () => {
    const room = openRoom();
    resolve(room, "t-0");
    expect(sentences(room, "t-0").slice(0, 3)).toEqual([
      "T-48h is not closed. Dana Deployer (deployer)",
      "T-2h is not closed. Dana Deployer (deployer) and Amir Approver (approver)",
      "The deployment was not started. Dana Deployer (deployer)",
    ]);
  });

  it("SIGNOFF rule 21: on hold it names both who must agree to go on, or who stands in for the commander", () => {
    const held = (people: ReleaseChanges) => {
      const room = toGo(openRoom(people));
      must(room, "dana", { type: "release.hold", reason: "Look" });
      return sentences(room, "t-2h")[0];
    };
    expect(held({})).toBe("The release is on hold. Amir Approver (approver) and Cleo Commander (incident commander)");
    const alone = { roster: roster("deployer dana", "approver amir") };
    expect(held(alone)).toBe("The release is on hold. Dana Deployer (deployer) and Amir Approver (approver)");
  });

  it("SIGNOFF rule 21: where nobody can sign it names who can change the roster", () => {
    const room = toGo(openRoom());
    room.members.delete("amir");
    const missing = gate(room, "t-2h").conditions.find((one) => one.text.includes("approver"));
    expect(missing).toMatchObject({
      text: "0 of 1 signed as approver, and nobody on the roster can sign.",
      who: expect.stringContaining("a manager of the team"),
    });
  });

  it.each<[string, (room: Room) => void, string, string]>([
    ["a draft", (room) => (room.state = { ...room.state, status: "draft" }), "t-48h", "locked"],
    ["the first phase", () => {}, "t-48h", "open"],
    ["a phase behind an open one", () => {}, "t-2h", "locked"],
    ["a phase after the start that has not come", (room) => void toReady(room), "t-0", "locked"],
    ["a gate with open items", (room) => void set(toGo(room), "t-2h/1", { status: "failed" }), "t-2h", "open"],
    ["a gate that waits for people", (room) => void toGo(room), "t-2h", "awaiting"],
    ["a signed gate", (room) => void toReady(room), "t-2h", "signed"],
    ["a closed phase", (room) => void toReady(room), "t-48h", "closed"],
    ["a rollback nobody started", () => {}, "rollback", "hidden"],
    ["a phase of a cancelled release", (room) => void must(room, "dana", { type: "release.cancel", reason: "No" }), "t-2h", "skipped"],
  ])("SIGNOFF rule 21: display of %s", (_, prepare, key, display) => {
    const room = openRoom();
    prepare(room);
    expect(gate(room, key).display).toBe(display);
  });
});

describe("SIGNOFF rule 22: stopping is cheap, restarting dear", () => {
  it.each<PersonKey>(["dana", "amir", "cleo"])("SIGNOFF rule 22: %s alone holds and rolls back, sign-offs or not", (who) => {
    const room = toT0(openRoom());
    expect(ask(room, who, { type: "release.hold", reason: "Stop" }).ok).toBe(true);
    expect(ask(room, who, { type: "rollback.start", reason: "Errors", method: "Undo" }).ok).toBe(true);
  });

  it("SIGNOFF rule 22: a refusal asks for no fresh proof and no resolved items", () => {
    const room = toGo(openRoom());
    set(room, "t-2h/1", { status: "failed" });
    const refuse = { type: "sign-off.refuse", phase: "t-2h", role: "approver", digest: digest(room, "t-2h"), reason: "Red" } as const;
    expect(ask(room, "amir", refuse, { proofAgeMinutes: 600 }).ok).toBe(true);
  });

  it("SIGNOFF rule 22: forward gates take no sign-offs while rolling back", () => {
    const room = toT0(openRoom());
    must(room, "dana", { type: "rollback.start", reason: "Errors", method: "Undo" });
    expect(refusalOf(room, "amir", grant(room, "amir", "t-0", "approver")).code).toBe("wrong-state");
  });

  it("SIGNOFF rule 22: resuming needs approver and commander", () => {
    const room = toT0(openRoom());
    must(room, "dana", { type: "release.hold", reason: "Stop" });
    must(room, "amir", { type: "release.resume", role: "approver" });
    expect(room.state.status).toBe("on-hold");
    must(room, "cleo", { type: "release.resume", role: "commander" });
    expect(room.state.status).toBe("deploying");
  });
});

describe("SIGNOFF rule 23: the approval covers the return to the previous version, no other", () => {
  it("SIGNOFF rule 23: the go says so, word for word in the row", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    expect(room.state.signOffs[0]?.meaning).toContain("This covers the return to v2.2.5, and to no other version.");
  });

  it.each([
    ["t-0", "deployer", "As deployer I confirm that checkout-service v2.3.0 is deployed to production."],
    ["t-plus-24h", "approver", "As approver I confirm that the release of checkout-service v2.3.0 to production is complete."],
    [
      "rollback",
      "commander",
      "As incident commander I confirm that checkout-service runs v2.2.5 in production again and that the rollback can be closed.",
    ],
  ] as const)("SIGNOFF rule 23: the sentence of %s covers nothing beyond it", (key, role, sentence) => {
    const room = openRoom();
    expect(meaningOf(room.state, phaseOf(room, key), role)).toBe(sentence);
  });

  it("SIGNOFF rule 23: another previous version is another content", () => {
    const room = toReady(openRoom());
    must(room, "dana", { type: "release.edit", expectedSeq: room.state.seq, changes: { fromVersion: "v2.2.4" } });
    expect(room.state.status).toBe("preparing");
    expect(gate(room, "t-2h").roles.map((one) => one.signed)).toEqual([0, 0]);
  });
});
