import { describe, expect, it } from "vitest";
import { WEEKDAYS } from "@/lib/domain/time/zone";
import { executeIncident } from "@/lib/server/incident/commands";
import { declare, requireDeclarer } from "@/lib/server/incident/declare";
import { shiftClock } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { makePlanningTeam, type PlanningTeam, soon } from "@/lib/server/release/testing/plan";
import { followIncidents } from "./follow-incidents";
import { noticeWorld } from "./testing/world";

const { world, database, work, taken } = noticeWorld();
type Who = keyof PlanningTeam["people"];

/** An incident without a release that Bob declares; command is offered to somebody, or to nobody. */
async function declared(commander: Who | null): Promise<string> {
  const { people, id } = world.team;
  const declarer = await requireDeclarer(people.bob.access("incident.work"), id, undefined);
  const asked = commander ? { commander: people[commander].ref.id } : {};
  return (await declare(declarer, { title: "Payments fail", severity: "P1", impact: "A third fails.", ...asked })).id;
}
const act = (who: Who, incident: string, command: Parameters<typeof executeIncident>[2]) =>
  executeIncident(world.team.people[who].access("incident.work"), incident, command);
const ofIncident = () => taken().filter((head) => head.includes("Payments fail"));
const lookAgain = () => database.asSuperuser(`UPDATE incident_notice_cursor SET "checkedAt" = now() - interval '2 minutes'`);

describe("a mail about an incident", () => {
  it("asks whom command is offered to, at once also in their quiet hours, and once", async () => {
    const userId = world.team.people.alice.ref.id;
    const always = { from: "00:00", to: "23:59", days: WEEKDAYS };
    await db().noticePreference.create({ data: { userId, channels: {}, quiet: always, zone: "UTC" }, select: { userId: true } });
    await declared("alice");
    await Promise.all([work(), work()]);
    await lookAgain();
    await work();
    expect(ofIncident()).toEqual(["alice: Take command: P1 Payments fail"]);
  });

  it("does not leave once command was accepted", async () => {
    const incident = await declared("alice");
    await followIncidents(null);
    await act("alice", incident, { type: "command.accept" });
    await followIncidents(null);
    await work();
    expect(ofIncident()).toEqual([]);
  });

  it("tells who was given something to do, again when it is late, and who commanded of the post-mortem", async () => {
    const incident = await declared(null);
    await act("bob", incident, { type: "resolve", summary: "Over." });
    await act("bob", incident, { type: "action.add", title: "Alert", owner: world.team.people.alice.ref, dueAt: soon(60) });
    await work();
    expect(ofIncident()).toEqual(["alice: Action item for you: P1 Payments fail", "bob: Post-mortem due: P1 Payments fail"]);
    shiftClock(2 * 3_600_000);
    await lookAgain();
    await work();
    expect(ofIncident()).toContain("alice: Action item overdue: P1 Payments fail");
  });

  it("tells nobody of another team", async () => {
    const other = await makePlanningTeam();
    await declared("alice");
    await work();
    expect(await db().notice.count({ where: { userId: { in: Object.values(other.people).map(({ ref }) => ref.id) } } })).toBe(0);
  });
});
