import type { IncidentCommand } from "@/lib/domain/incident/command";
import type { PostMortemSectionKey } from "@/lib/domain/incident/lore/post-mortem";
import type { PersonRef } from "@/lib/domain/release/state";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { executeIncident } from "@/lib/server/incident/commands";
import { loadIncident } from "@/lib/server/incident/data";
import { declare, requireDeclarer } from "@/lib/server/incident/declare";
import { accessOf, at, type SeedPerson } from "./actors";
import type { DemoTeam } from "./cast";

const DAY = 24 * 60;

/** An incident that is being seeded, and when it was declared. */
type Course = { readonly id: string; readonly from: Instant };

async function declareAs(
  by: SeedPerson,
  team: DemoTeam,
  { from, body }: { from: Instant; body: Parameters<typeof declare>[1] },
): Promise<Course> {
  const { id } = await at(from, async () => declare(await requireDeclarer(accessOf(by, "incident.work"), team.id, body.release), body));
  return { id, from };
}

/** Sends one command, so many minutes after the declaration. */
async function runAs({ id, from }: Course, minutes: number, by: SeedPerson, command: IncidentCommand): Promise<void> {
  await at(addMinutes(from, minutes), () => executeIncident(accessOf(by, "incident.work"), id, command));
}

const refOf = ({ id, name, initials }: SeedPerson): PersonRef => ({ id, name, initials });

type Begin = { readonly release: string; readonly from: Instant; readonly began: Instant };

/** Sign-in that became slow with auth-service v3.0.1, until the decision to go back. In two parts: the release tells of both in its time. */
export async function beginIncident(team: DemoTeam, { release, from, began }: Begin): Promise<Course> {
  const { primary, commander } = team.people;
  const body = {
    title: "Signing in takes several seconds",
    severity: "P1" as const,
    impact: "One sign-in in five takes more than three seconds. Nobody is kept out.",
    release,
    commander: commander.id,
    occurredAt: began,
  };
  const course = await declareAs(primary, team, { from, body });
  await runAs(course, 1, commander, { type: "command.accept" });
  return course;
}

/** The rest of it: the way back, its end, the post-mortem, and one action item that is still open. */
export async function endIncident(course: Course, team: DemoTeam): Promise<void> {
  await seedResponse(course, team);
  await seedLearning(course, team);
}

async function seedResponse(course: Course, { people }: DemoTeam): Promise<void> {
  const { primary, commander, communications, support, database } = people;
  const { from } = course;
  const nobody = { scribe: null, communicationsLead: null };
  const roles = { scribe: refOf(support), communicationsLead: refOf(communications) };
  const list = "performance-degradation";
  const done = { type: "step.set", list, isDone: true, expectedVersion: 0 } as const;
  const seen = { occurredAt: addMinutes(from, -10), detectedAt: null, mitigatedAt: null };
  const times = { ...seen, detectedAt: addMinutes(from, -2), mitigatedAt: addMinutes(from, 27) };
  const first = "Signing in is slow. We are going back to the version before; the next word comes in 15 minutes.";
  const last = "Signing in is as quick as before. A report follows within two days.";
  const cause = "The new session cache was cold and missed every look-up, so that each sign-in read the session twice.";
  await runAs(course, 2, commander, { type: "roles.set", roles, seen: nobody });
  await runAs(course, 2, primary, { type: "playbook.start", playbook: list });
  await runAs(course, 3, primary, { type: "note", text: "p95 of sign-in is far above what it was an hour ago.", at: addMinutes(from, -2) });
  await runAs(course, 4, primary, { ...done, step: "latency-located" });
  await runAs(course, 6, database, { ...done, step: "queries-checked", note: "Each sign-in reads the session twice." });
  await runAs(course, 7, communications, { type: "note", text: first, told: true });
  await runAs(course, 9, commander, { ...done, step: "rollback-decided", note: "Under way since T+21m." });
  await runAs(course, 21, communications, { type: "note", text: "Half of the traffic is back on the version before.", told: true });
  await runAs(course, 27, commander, { type: "note", text: "All traffic is on v3.0.0 again." });
  await runAs(course, 34, communications, { type: "note", text: last, told: true });
  await runAs(course, 35, support, { type: "times.set", times, seen });
  await runAs(course, 37, commander, { type: "resolve", summary: "auth-service went back to v3.0.0.", cause });
}

const POST_MORTEM: readonly (readonly [PostMortemSectionKey, string])[] = [
  ["impact", "For 37 minutes one sign-in in five took more than three seconds. Nobody was kept out, and no data was touched."],
  ["detection", "Customers wrote to support eight minutes after it began. No alert watched the response time of sign-in."],
  [
    "response",
    "The response times pointed at the database; the second read was found within six minutes. Going back did not wait for the proof.",
  ],
  ["cause", "The key of the new session cache held the time of day. Every look-up missed, and the session was read again."],
  ["went-well", "The rollback had been rehearsed, and everybody knew their part."],
  ["actions", "An alert on p95 of sign-in, and a load test that signs in as people do."],
];

async function seedLearning(course: Course, { people }: DemoTeam): Promise<void> {
  const { alice, primary, commander } = people;
  const { id, from } = course;
  const test = { title: "The load test signs in as people do", owner: refOf(alice), dueAt: addMinutes(from, 21 * DAY) };
  const alert = { title: "An alert watches p95 of sign-in", owner: refOf(primary), dueAt: addMinutes(from, 7 * DAY) };
  await runAs(course, 80, commander, { type: "action.add", ...test });
  await runAs(course, 82, commander, { type: "action.add", ...alert });
  for (const [section, text] of POST_MORTEM) {
    await runAs(course, DAY, commander, { type: "section.write", section, text, expectedVersion: 0 });
  }
  await runAs(course, DAY + 20, commander, { type: "post-mortem.publish" });
  const action = (await loadIncident(id, primary.id))?.state.actions.find((one) => one.title === alert.title)?.id ?? "";
  await runAs(course, 3 * DAY, primary, { type: "action.set", action, isDone: true, note: "Pages above 400 ms.", expectedVersion: 1 });
}

/** Something small that is open now, and nobody's release. */
export async function seedOpenIncident(team: DemoTeam, now: Instant): Promise<void> {
  const { primary, secondary } = team.people;
  const body = {
    title: "Search shows no pictures for some products",
    severity: "P2" as const,
    impact: "About 200 products are listed without a picture. Their own pages are whole.",
    occurredAt: addMinutes(now, -25),
  };
  const course = await declareAs(primary, team, { from: addMinutes(now, -11), body });
  await runAs(course, 2, primary, { type: "playbook.start", playbook: "external-dependency-failure" });
  await runAs(course, 4, secondary, { type: "note", text: "The image service answers slowly from one of its two regions." });
  await runAs(course, 5, primary, { type: "note", text: "Support knows, and what to answer.", told: true });
}
