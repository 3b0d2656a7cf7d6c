import type { Audience } from "@/lib/domain/comms/message";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { SeedPerson } from "./actors";
import { answersAfter, answersBefore, link, NOT_BRIEFED, NOTHING_LACKED } from "./answers";
import { atOnce } from "./at-once";
import { type DemoTeam, demoRoster } from "./cast";
import { beginIncident, endIncident } from "./incidents";
import { tell } from "./notices";
import { AUTH_301, planOf } from "./plans";
import { readAfter, readBaseline, writeReport } from "./report";
import { type Answers, answerItem, inRole, onAxis, openRoom, type Room, runAs, signGate, workThrough } from "./room";

const DAY = 24 * 60;

type Seeding = { readonly team: DemoTeam; readonly service: { readonly id: string; readonly name: string }; readonly t0: Instant };

/** checkout-service v2.2.5: every gate signed, what was waived made up for, completed. */
export async function seedCompleted({ team, service, t0 }: Seeding): Promise<Room> {
  const facts = { service: service.name, version: "v2.2.5", team };
  const changes = [{ kind: "fix" as const, text: "Expired carts are emptied at night" }];
  const risks = [{ risk: "A cart that is in use is emptied", mitigation: "Only carts that nobody touched for 30 days." }];
  const body = planOf(service, { t0 }, { fromVersion: "v2.2.4", toVersion: "v2.2.5", roster: demoRoster(team), changes, risks });
  const room = await openRoom(
    { team, people: Object.values(team.people) },
    { by: team.people.manager, at: addMinutes(t0, -5 * DAY), body },
  );
  await atOnce(room, () => complete(room, team, { t0, facts }));
  return room;
}

type Facts = Parameters<typeof answersBefore>[0];

async function complete(room: Room, team: DemoTeam, { t0, facts }: { t0: Instant; facts: Facts }): Promise<void> {
  const { alice, bob, primary, qa } = team.people;
  const reason = "The load environment is down until tomorrow, and the fix runs at night only.";
  const waived = { status: "waived", reason, waivedUntil: onAxis(room, 3 * DAY), by: bob } as const;
  const none = { status: "not-applicable", reason: "This version changes nothing in the database.", by: alice } as const;
  await prepare(room, { ...answersBefore(facts), "performance-proven": waived, "migration-rehearsed": none }, { reader: primary });
  await runAs(room, alice, { type: "deployment.start" }, addMinutes(t0, 4));
  const traffic = { status: "not-applicable", reason: "Rolling update: traffic follows the readiness of the pods.", by: alice } as const;
  const answers = {
    ...answersAfter(facts),
    "migration-run": none,
    "migration-complete": none,
    "traffic-moved": traffic,
    ...NOTHING_LACKED,
  };
  await deploy(room, answers);
  const read = (phase: string, minutes: number, values: Parameters<typeof readAfter>[1]["values"]) =>
    readAfter(room, { by: primary, phase, minutes, values });
  await read("t-plus-15m", 13.5, { p95: 196, "error-rate": 0.34, throughput: 1_150, business: 98.6 });
  await workThrough(room, { phase: "t-plus-15m", from: onAxis(room, 14), to: onAxis(room, 27), answers });
  await read("t-plus-15m", 28, { p95: 184, "error-rate": 0.31, throughput: 1_190, business: 98.7 });
  await runAs(room, alice, { type: "phase.close", phase: "t-plus-15m" }, onAxis(room, 29));
  await tell(room, "completion", { at: onAxis(room, 31), texts: { nextSteps: "Watched for a day; the load test is made up for." } });
  await workThrough(room, { phase: "t-plus-2h", from: onAxis(room, 112), to: onAxis(room, 126), answers });
  await read("t-plus-2h", 128, { p95: 181, "error-rate": 0.3, throughput: 1_205, business: 98.7 });
  await runAs(room, alice, { type: "phase.close", phase: "t-plus-2h" }, onAxis(room, 131));
  await workThrough(room, { phase: "t-plus-24h", from: onAxis(room, DAY - 50), to: onAxis(room, DAY + 25), answers });
  await read("t-plus-24h", DAY + 28, { p95: 180, "error-rate": 0.3, throughput: 1_210, business: 98.7 });
  await signGate(room, { phase: "t-plus-24h", role: "deployer", by: alice, at: onAxis(room, DAY + 32) });
  await signGate(room, { phase: "t-plus-24h", role: "approver", by: bob, at: onAxis(room, DAY + 75) });
  const note =
    "Made up for: p95 171 ms and p99 420 ms at 10,000 requests per second. https://ci.example.com/checkout-service/v2.2.5/performance";
  const owed = room.state.obligations.find((one) => one.settled === null);
  if (owed) await runAs(room, qa, { type: "obligation.settle", obligation: owed.id, note }, onAxis(room, 2 * DAY));
  await writeReport(room, team);
}

/** auth-service v3.0.1: taken back after 21 minutes because it made sign-in slower, and what became of that. */
export async function seedRolledBack({ team, service, t0 }: Seeding): Promise<Room> {
  const { alice, commander, primary, qa, support } = team.people;
  const facts = { service: service.name, version: "v3.0.1", team };
  const own = { fromVersion: "v3.0.0", toVersion: "v3.0.1", roster: demoRoster(team), ...AUTH_301 };
  const body = planOf(service, { t0 }, own);
  const room = await openRoom(
    { team, people: Object.values(team.people) },
    { by: team.people.manager, at: addMinutes(t0, -6 * DAY), body },
  );
  const none = { status: "not-applicable", reason: "Only the cache is used differently; the schema stays.", by: alice } as const;
  await atOnce(room, async () => {
    await prepare(room, { ...answersBefore(facts), "migration-rehearsed": none });
    await runAs(room, alice, { type: "deployment.start" }, addMinutes(t0, 2));
    await deploy(room, { ...answersAfter(facts), "migration-run": none, "migration-complete": none });
  });
  for (const [index, key] of ["pods-healthy", "logs-clean", "smoke-passed"].entries()) {
    await answerItem(room, key, { answer: answersAfter(facts)[key] ?? {}, at: onAxis(room, 14 + index) });
  }
  await runAs(room, support, { type: "flag.raise", text: "Customers write that signing in takes several seconds." }, onAxis(room, 17));
  const slow = {
    status: "failed",
    outcome: "fail",
    value: "27.7",
    reason: "p95 is 281 ms against 220 ms, rising since traffic moved.",
    by: primary,
  } as const;
  await answerItem(room, "response-time-in-band", { answer: slow, at: onAxis(room, 18) });
  const incident = await beginIncident(team, { release: room.id, from: onAxis(room, 19), began: onAxis(room, 9) });
  const why = {
    reason: "p95 response time more than 25 % above the baseline",
    method: "Switch traffic back to Blue",
    note: "Three readings in a row, all traffic on Green.",
  };
  await runAs(room, commander, { type: "rollback.start", ...why }, onAxis(room, 21));
  await rollBack(room, team);
  await endIncident(incident, team);
  const nextSteps = "The post-mortem is tomorrow; the version comes again once sessions are read once.";
  await tell(room, "resolution", { at: onAxis(room, 57), texts: { impact: "Signing in took several seconds for 20 minutes.", nextSteps } });
  const note = "Held the next day; three actions with owners. https://wiki.example.com/auth-service/post-mortems/v3.0.1";
  const owed = room.state.obligations.find((one) => one.settled === null);
  if (owed) await runAs(room, commander, { type: "obligation.settle", obligation: owed.id, note }, onAxis(room, DAY + 180));
  await runAs(room, qa, { type: "comment.add", text: "The load test now runs on a cold cache as well." }, onAxis(room, 2 * DAY));
  return room;
}

/** How slowly people sign, whom they tell where it is not everybody, and who reads the baseline, where somebody did. */
export type Course = { readonly pace?: number; readonly audiences?: readonly Audience[]; readonly reader?: SeedPerson };

/** Everything before T-0, both signatures of the go included: the higher the pace, the later they come. */
export async function prepare(room: Room, answers: Answers, { pace = 1, audiences, reader }: Course = {}): Promise<void> {
  const [alice, bob] = signers(room);
  const told = { ...answers, "responders-briefed": NOT_BRIEFED };
  await workThrough(room, { phase: "t-minus-48h", from: onAxis(room, -4 * DAY), to: onAxis(room, -2 * DAY - 50), answers: told });
  await tell(room, "pre-notice", { at: onAxis(room, -2 * DAY + 2), ...(audiences ? { audiences } : {}) });
  await runAs(room, alice, { type: "phase.close", phase: "t-minus-48h" }, onAxis(room, -2 * DAY + 5));
  await workThrough(room, { phase: "t-minus-2h", from: onAxis(room, -160), to: onAxis(room, -40), answers });
  if (reader) await readBaseline(room, reader, onAxis(room, -39));
  await signGate(room, { phase: "t-minus-2h", role: "deployer", by: alice, at: onAxis(room, -40 + 5 * pace) });
  await signGate(room, { phase: "t-minus-2h", role: "approver", by: bob, at: onAxis(room, -40 + 19 * pace) });
}

/** The deployment itself, up to its signatures. */
export async function deploy(room: Room, answers: Answers, { pace = 1, audiences }: Course = {}): Promise<void> {
  const [alice, bob] = signers(room);
  await tell(room, "start", { at: onAxis(room, 0.5), ...(audiences ? { audiences } : {}) });
  await workThrough(room, { phase: "t-zero", from: onAxis(room, 1), to: onAxis(room, 10), answers });
  await signGate(room, { phase: "t-zero", role: "deployer", by: alice, at: onAxis(room, 10 + pace) });
  await signGate(room, { phase: "t-zero", role: "approver", by: bob, at: onAxis(room, 10 + 2 * pace) });
}

async function rollBack(room: Room, { people }: DemoTeam): Promise<void> {
  const { alice, bob, commander, database } = people;
  const answers = {
    "rollback-decided": { by: alice, note: "Said in the call at once; everybody has answered." },
    "rollback-finished": link("argocd", "applications/auth-service-production", "20 of 20 replicas on v3.0.0"),
    "baseline-restored": { note: "p95 221 ms, errors 0.3 %: as before." },
    "incident-written-up": link("incidents", "auth-service-v3.0.1", "Incident with its times"),
    "post-mortem-dated": { by: commander, note: "Tomorrow after lunch, everybody has accepted." },
    "cause-sought": { by: database, note: "Each session was read twice on a cold cache; the traces are kept." },
  };
  const next = { eta: "Within half an hour", nextUpdate: "In a quarter of an hour" };
  await tell(room, "rollback-notice", { at: onAxis(room, 21.4), texts: next });
  await workThrough(room, { phase: "rollback", from: onAxis(room, 21.5), to: onAxis(room, 48), answers });
  await signGate(room, { phase: "rollback", role: "commander", by: commander, at: onAxis(room, 51) });
  await signGate(room, {
    phase: "rollback",
    role: "approver",
    by: bob,
    at: onAxis(room, 54),
    comment: "Sign-in tried from two places: quick again.",
  });
}

function signers(room: Room) {
  return [inRole(room, "deployer"), inRole(room, "approver")] as const;
}
