import { expect, it } from "vitest";
import { getInbox, readInbox } from "@/lib/server/comms/inbox";
import { shiftClock } from "@/lib/server/platform/clock";
import { accessOf } from "@/lib/server/release/testing/plan";
import { noticeWorld } from "./testing/world";

const { world, run, sign, work, taken } = noticeWorld();
type Name = Parameters<typeof sign>[0];

const accessFor = (who: Name) => accessOf(world.team.id, world.team.people[who], "release.read");
const inbox = async (who: Name) => (await getInbox(await accessFor(who))).messages;

it("has one's own receipts without a fuss, and leads to the gate", async () => {
  await sign("alice");
  await work();
  const place = `/releases/${world.release}#phase-${world.go}`;
  expect(await inbox("alice")).toMatchObject([{ subject: "Signed T-2h", by: "T-Minus", isRead: true, place }]);
  expect(await inbox("bob")).toEqual([]);
});

it("tells everybody on the roster of a rollback at once, but whoever started it, until they have seen it", async () => {
  await sign("alice");
  await sign("bob");
  shiftClock(24 * 3_600_000);
  await run("alice", { type: "deployment.start" });
  await work();
  world.mail.behave("takes");
  await run("alice", { type: "rollback.start", reason: "Error rate 7 %", method: "kubectl rollout undo" });
  await work();
  await work();
  const heads = ["bob", "carol"].map((who) => `${who}: Rollback started: checkout-service v2.3.0`);
  expect(taken().filter((one) => one.includes("Rollback"))).toEqual(heads);
  const mail = world.mail.taken.find((one) => one.includes("Subject: Rollback started"))?.replaceAll("=\r\n", "");
  expect(mail).toContain("Error rate 7 %");
  expect((await inbox("carol"))[0]).toMatchObject({ subject: "Rollback started", isRead: false, about: "checkout-service v2.3.0" });
  await readInbox(await accessFor("carol"));
  expect((await inbox("carol"))[0]).toMatchObject({ isRead: true });
  expect((await inbox("alice")).map((one) => one.subject)).not.toContain("Rollback started");
});
