import { expect, it } from "vitest";
import { givenSignOffs } from "./given-sign-offs";
import { digest, gate, idOf, must, openRoom, type Room, sign, toGo } from "./testing/room";

const record = (room: Room, phase: string): string[] =>
  givenSignOffs(room.state, gate(room, phase)).map(({ row, ended }) => `${row.kind} ${row.person.id} ${ended?.kind ?? "stands"}`);

it("SIGNOFF rule 13: the record keeps what was given in its order, what ended it beside it", () => {
  const room = toGo(openRoom());
  expect(record(room, "t-2h")).toEqual([]);
  sign(room, "dana", "t-2h", "deployer");
  must(room, "dana", { type: "sign-off.revoke", signOff: idOf(room, "dana", "t-2h"), reason: "" });
  sign(room, "dana", "t-2h", "deployer");
  must(room, "amir", { type: "sign-off.refuse", phase: "t-2h", role: "approver", digest: digest(room, "t-2h"), reason: "Not yet" });
  expect(record(room, "t-2h")).toEqual(["granted dana revoked", "granted dana stands", "refused amir stands"]);
  expect(record(room, "t-48h")).toEqual([]);
});
