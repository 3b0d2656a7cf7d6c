import { expect, it } from "vitest";
import { addMinutes } from "@/lib/domain/time/instant";
import { DECLARED_AT, IncidentRoom } from "./testing/room";
import { nextUpdateAt, postMortemDueAt } from "./update-clock";

const minute = (minutes: number) => addMinutes(DECLARED_AT, minutes);

it("counts 15 minutes from the declaration, and from each time that stakeholders were told", () => {
  const room = new IncidentRoom();
  expect(nextUpdateAt(room.state)).toBe(minute(15));
  room.do("carol", { type: "note", text: "Looking." });
  expect(nextUpdateAt(room.state)).toBe(minute(15));
  room.do("carol", { type: "note", text: "We know.", told: true });
  expect(nextUpdateAt(room.state)).toBe(minute(17));
});

it("stops with the end, from which the post-mortem has 48 hours, and begins anew when the incident comes back", () => {
  const room = new IncidentRoom().do("carol", { type: "note", text: "We know.", told: true });
  expect(postMortemDueAt(room.state)).toBeNull();
  room.do("carol", { type: "resolve", summary: "Flag off." });
  expect(nextUpdateAt(room.state)).toBeNull();
  expect(postMortemDueAt(room.state)).toBe(minute(2 + 48 * 60));
  room.do("carol", { type: "reopen", reason: "Errors again." });
  expect(nextUpdateAt(room.state)).toBe(minute(18));
  expect(postMortemDueAt(room.state)).toBeNull();
});

it("counts from a message of its release as well, where that came last", () => {
  const told = (at: number) => nextUpdateAt({ ...room.state, toldByRelease: minute(at) });
  const room = new IncidentRoom().do("carol", { type: "note", text: "We know.", told: true });
  expect([told(-5), told(1), told(9)]).toEqual([minute(16), minute(16), minute(24)]);
  room.do("carol", { type: "resolve", summary: "Flag off." });
  expect(told(9)).toBeNull();
});
