import { expect, it } from "vitest";
import { foldRelease } from "@/lib/domain/release/evolve";
import { overdueRequests } from "./escalation";
import { askedSince } from "./signers";
import { at } from "./testing/fixture";
import { digest, must, openRoom, phaseOf, type Room, toGo } from "./testing/room";

/** The go is asked for, and its window is so far ahead that nothing else is in its way. */
function farAhead(): Room {
  const room = toGo(openRoom());
  const times = { plannedT0: at(8000), windowStart: at(7900), windowEnd: at(9000), zone: "Europe/London" };
  must(room, "dana", { type: "release.move", expectedSeq: room.state.seq, ...times });
  return room;
}

const overdue = ({ state, now, members }: Room) => overdueRequests(state, now, members).map(({ since }) => since);

it("SIGNOFF rule 16: what is asked again waits, and escalates, from the resume on", () => {
  const room = farAhead();
  const asked = () => askedSince(room.state, phaseOf(room, "t-2h"), room.now);
  expect(asked()).toBe(at(-120));
  room.now = at(0);
  must(room, "cleo", { type: "release.hold", reason: "Outage" });
  room.now = at(1319);
  must(room, "cleo", { type: "release.resume", role: "commander" });
  must(room, "amir", { type: "release.resume", role: "approver" });
  expect(asked()).toBe(at(1319));
  room.now = at(1321);
  expect(overdue(room)).toEqual([]);
  room.now = at(1319 + 1440);
  expect(overdue(room)).toEqual([at(1319)]);
  expect(foldRelease(room.log)).toEqual(room.state);
});

it("SIGNOFF rule 17: a request that somebody refused waits for them, and is not overdue", () => {
  const room = farAhead();
  room.now = at(1400);
  expect(overdue(room)).toHaveLength(1);
  must(room, "amir", { type: "sign-off.refuse", phase: "t-2h", role: "approver", digest: digest(room, "t-2h"), reason: "No" });
  expect(overdue(room)).toEqual([]);
});
