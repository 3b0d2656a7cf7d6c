import { expect, it } from "vitest";
import { noticesOf } from "@/lib/domain/notice/notice";
import { at } from "./testing/fixture";
import { contextOf, idOf, must, openRoom, toEnd, toReady } from "./testing/room";

it("SIGNOFF rule 14: stopping the line calls the commander by name and at once, however far T-0 is", () => {
  const room = toEnd(openRoom());
  const called = () => noticesOf(room.state, contextOf(room, "cleo")).filter(({ kind }) => kind === "resume");
  must(room, "amir", { type: "sign-off.revoke", signOff: idOf(room, "amir", "t-0"), reason: "Wrong build" });
  const [notice] = called();
  expect(notice).toMatchObject({ isUrgent: true, words: { title: "Line stopped: agree to resume" } });
  expect(notice?.words.detail).toMatch(/^Held by Amir Approver: The sign-off of T-0 by Amir Approver as approver was revoked: Wrong build/);
  const held = toReady(openRoom());
  must(held, "amir", { type: "release.hold", reason: "Look" });
  held.now = at(-600);
  expect(noticesOf(held.state, contextOf(held, "cleo")).find(({ kind }) => kind === "resume")).toMatchObject({ isUrgent: false });
});
