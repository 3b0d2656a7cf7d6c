import type { NewReleaseBody } from "@/lib/contracts/plan";
import { newReleaseBody } from "@/lib/contracts/plan";
import { newServiceBody, type ServiceDto } from "@/lib/contracts/service";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { MetricLimit } from "@/lib/domain/metrics/limit";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { requireTeam, type TeamAccess } from "@/lib/server/access/team";
import { makeTeam, type TestPerson } from "@/lib/server/access/testing/team";
import { now } from "@/lib/server/platform/clock";
import { createPlannedRelease } from "@/lib/server/release/plan";
import { createService } from "@/lib/server/service/commands";

/** A team that can plan: `max` is its manager and plans; the others stand on the roster. */
export async function makePlanningTeam() {
  const team = await makeTeam({ max: "manager", alice: "member", bob: "member", carol: "member", vera: "viewer", adam: "admin" });
  const manager = await accessOf(team.id, team.people.max, "release.create");
  const service = await makeService(manager, "checkout-service");
  return { ...team, manager, service };
}
export type PlanningTeam = Awaited<ReturnType<typeof makePlanningTeam>>;

/** The access of a person to a team, as a route would have it. */
export function accessOf(teamId: string, person: TestPerson, permission: Parameters<TestPerson["access"]>[0]): Promise<TeamAccess> {
  return requireTeam(person.access(permission), { id: teamId });
}

export function makeService(access: TeamAccess, name: string, limits: readonly MetricLimit[] = []): Promise<ServiceDto> {
  return createService(access, newServiceBody.parse({ name, limits }));
}

/** Minutes from now, by the command's clock. */
export const soon = (minutes: number): Instant => addMinutes(now(), minutes);

/** A release that can be planned, three days ahead unless told otherwise. */
export function planBody(team: PlanningTeam, changes: Partial<NewReleaseBody> = {}): NewReleaseBody {
  const t0 = changes.plannedT0 ?? soon(3 * 24 * 60);
  const { alice, bob, carol } = team.people;
  const roster: { role: ReleaseRole; userId: string }[] = [
    { role: "deployer", userId: alice.ref.id },
    { role: "approver", userId: bob.ref.id },
    { role: "commander", userId: carol.ref.id },
  ];
  return newReleaseBody.parse({
    serviceId: team.service.id,
    environment: "production",
    fromVersion: "v2.2.5",
    toVersion: "v2.3.0",
    strategy: "rolling",
    criticality: "critical",
    zone: "Europe/London",
    plannedT0: t0,
    windowStart: addMinutes(t0, -30),
    windowEnd: addMinutes(t0, 120),
    roster,
    plan: true,
    ...changes,
  });
}

/** Plans it; the id. */
export async function plan(team: PlanningTeam, changes: Partial<NewReleaseBody> = {}): Promise<string> {
  return (await createPlannedRelease({ team: team.manager, body: planBody(team, changes) })).id;
}
