import { describe, expect, it } from "vitest";
import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { must, openRoom, type Room, sign, toEnd, toGo, toRollback, toT0 } from "@/lib/domain/sign-off/testing/room";
import { releaseReport } from "./release-report";

const logged = ({ log }: Pick<Room, "log">): LoggedEvent[] =>
  log.map((event) => ({ ...event, recordedAt: event.occurredAt, hash: `hash-${event.seq}` }));
const tableOf = (room: Room) => releaseReport(logged(room)).signOffs;
const statesOf = (room: Room, phase: string) =>
  Object.fromEntries((tableOf(room).rows.find((row) => row.phase === phase)?.cells ?? []).map(({ role, state }) => [role, state]));

describe("the table of sign-offs", () => {
  it("has who signed each gate, with the event, and who closed what nobody signs", () => {
    const room = toEnd(openRoom());
    sign(room, "dana", "t-plus-24h", "deployer");
    const { rows, signatures, columns } = tableOf(room);
    expect(statesOf(room, "t-2h")).toMatchObject({ deployer: "signed", approver: "signed" });
    expect(statesOf(room, "t-48h")).toMatchObject({ deployer: "act", approver: "not-required" });
    expect(statesOf(room, "t-plus-24h")).toMatchObject({ deployer: "signed", approver: "open" });
    expect(signatures).toBe(5);
    expect(columns.find(({ role }) => role === "approver")?.person).toBe("Amir Approver");
    const byNumber = new Map(room.log.map((event) => [event.seq, event]));
    for (const { seq, at } of rows.flatMap(({ cells }) => cells.flatMap(({ marks }) => marks))) {
      expect(byNumber.get(seq)).toMatchObject({ occurredAt: at });
    }
  });

  it("leaves out the rollback until it is opened, and then asks its signers", () => {
    expect(tableOf(toT0(openRoom())).rows.map(({ phase }) => phase)).not.toContain("rollback");
    expect(statesOf(toRollback(openRoom()), "rollback")).toMatchObject({ commander: "open", approver: "open" });
  });

  it("counts no sign-off that has ended", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    must(room, "dana", { type: "release.edit", expectedSeq: room.state.seq, changes: { rollbackPlan: "Another" } });
    expect([statesOf(room, "t-2h").approver, tableOf(room).signatures]).toEqual(["open", 0]);
  });

  it("says who was not required and why, and what was closed by act", () => {
    const { notes } = tableOf(toEnd(openRoom()));
    expect(notes).toContainEqual(expect.stringMatching(/^Incident commander was not required: .*criticality is .*no rollback\.$/));
    expect(notes).toContainEqual(expect.stringMatching(/closed by act\.$/));
  });
});
