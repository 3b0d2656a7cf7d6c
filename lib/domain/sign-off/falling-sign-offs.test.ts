import { describe, expect, it } from "vitest";
import { applyEvents } from "@/lib/domain/release/apply-events";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { fallingSignOffs } from "./falling-sign-offs";
import { roster } from "./testing/fixture";
import { contextOf, must, openRoom, type Room, rows, sign, toGo, toReady } from "./testing/room";

/** What `fallingSignOffs` says of the first event of a command, beside what the command then really ends. */
function compare(room: Room, command: ReleaseCommand): { foretold: string[]; ended: string[] } {
  const before = room.state;
  const count = before.signOffs.length;
  const events = must(room, "dana", command);
  const after = applyEvents(before, events.slice(0, 1), contextOf(room, "dana"));
  return {
    foretold: fallingSignOffs(before, after).map(({ person, phase }) => `${person.id} ${phase}`),
    ended: room.state.signOffs.slice(count).map(({ person, phase }) => `${person.id} ${phase}`),
  };
}

const edit = (room: Room, changes: Extract<ReleaseCommand, { type: "release.edit" }>["changes"]): ReleaseCommand => ({
  type: "release.edit",
  expectedSeq: room.state.seq,
  changes,
});

describe("sign-offs that a change would end", () => {
  it.each([
    ["the version", { toVersion: "v9.9.9" }],
    ["the rollback plan", { rollbackPlan: "Another way back" }],
    ["the thresholds", { thresholds: [{ metric: "Errors", limit: "1 point" }] }],
  ])("foretells exactly what a change of %s ends", (_, changes) => {
    const room = toReady(openRoom());
    const { foretold, ended } = compare(room, edit(room, changes));
    expect(foretold).toEqual(["dana t-2h", "amir t-2h"]);
    expect(ended).toEqual(foretold);
  });

  it("foretells nothing for what nobody signs", () => {
    const room = toReady(openRoom());
    expect(compare(room, edit(room, { impact: "Nobody notices." }))).toEqual({ foretold: [], ended: [] });
  });

  it("foretells what another roster ends", () => {
    const room = toGo(openRoom());
    sign(room, "dana", "t-2h", "deployer");
    const next = roster("deployer dana", "approver ben", "commander cleo");
    const { foretold, ended } = compare(room, { type: "roster.change", expectedSeq: room.state.seq, roster: next });
    expect(foretold).toEqual(["dana t-2h"]);
    expect(ended).toEqual(foretold);
    expect(rows(room)).toContain("superseded dana deployer");
  });
});
