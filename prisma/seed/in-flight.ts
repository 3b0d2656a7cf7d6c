import { addMinutes, fromMs, type Instant, toMs } from "@/lib/domain/time/instant";
import { answersAfter, answersBefore, link } from "./answers";
import { briefAgain, briefSupport } from "./briefing";
import { type DemoTeam, demoRoster } from "./cast";
import { tell } from "./notices";
import { CHECKOUT_230, planOf } from "./plans";
import { answerItem, onAxis, openRoom, type Room, runAs, signGate, workThrough } from "./room";
import { roundDown } from "./times";

const DAY = 24 * 60;
const FACTS = { service: "checkout-service", version: "v2.3.0" };

type Seeding = { readonly team: DemoTeam; readonly service: { readonly id: string; readonly name: string }; readonly now: Instant };

/** checkout-service v2.3.0, 12 minutes and 40 seconds into its deployment: the deployer has signed T-0, the approver is waited for. */
export async function seedInFlight({ team, service, now }: Seeding): Promise<Room> {
  const actualT0 = fromMs(toMs(now) - 760_000);
  const t0 = roundDown(actualT0);
  const body = planOf(service, { t0 }, { fromVersion: "v2.2.5", toVersion: "v2.3.0", roster: rosterOf(team), ...CHECKOUT_230 });
  const room = await openRoom(
    { team, people: Object.values(team.people) },
    { by: team.people.manager, at: addMinutes(t0, -6 * DAY), body },
  );
  await handOut(room, team);
  await prepare(room, team);
  await briefAgain(room, team);
  await runAs(room, team.people.alice, { type: "deployment.start" }, actualT0);
  await tell(room, "start", { at: onAxis(room, 0.1) });
  await deploy(room, team);
  return room;
}

/** On this release the approver is also the second on call, as in the reference's example. */
const rosterOf = (team: DemoTeam) => demoRoster(team, { "secondary-on-call": "bob" });

/** Items that somebody took by name, days before. */
async function handOut(room: Room, { people }: DemoTeam): Promise<void> {
  const mine = { "journeys-walked": people.qa, "integrations-answering": people.bob, "business-figures-normal": people.product };
  for (const [item, { id, name, initials }] of Object.entries(mine)) {
    await runAs(room, people.alice, { type: "item.assign", item, assignee: { id, name, initials } }, onAxis(room, -5 * DAY));
  }
}

async function prepare(room: Room, team: DemoTeam): Promise<void> {
  const { alice, bob, database, qa } = team.people;
  const answers = {
    ...answersBefore({ ...FACTS, team }),
    "tests-green": link("ci", "checkout-service/v2.3.0/tests", "245 unit, 87 integration and 34 end-to-end tests green"),
    "performance-proven": {
      by: qa,
      ...link("ci", "checkout-service/v2.3.0/performance", "p95 under 200 ms, p99 under 500 ms at 10,000 requests/s"),
    },
    "migration-rehearsed": {
      by: database,
      ...link("wiki", "checkout-service/v2.3.0/rehearsal", "5 million orders in under 2 minutes, and back"),
      note: "The index is built in the same run; writes waited for less than a second.",
    },
  };
  await workThrough(room, { phase: "t-minus-48h", from: onAxis(room, -4 * DAY), to: onAxis(room, -75 * 60), answers });
  await briefSupport(room, team);
  await runAs(
    room,
    bob,
    { type: "comment.add", item: "rollback-planned", text: "Read it. The column may stay after a rollback: agreed." },
    onAxis(room, -2 * DAY - 30),
  );
  await tell(room, "pre-notice", { at: onAxis(room, -2 * DAY + 4) });
  await runAs(room, alice, { type: "phase.close", phase: "t-minus-48h" }, onAxis(room, -2 * DAY + 22));
  await workThrough(room, { phase: "t-minus-2h", from: onAxis(room, -175), to: onAxis(room, -32), answers });
  const traffic = { status: "not-applicable", reason: "Rolling update: traffic follows the readiness of the pods.", by: alice } as const;
  await answerItem(room, "traffic-moved", { answer: traffic, at: onAxis(room, -30) });
  await signGate(room, { phase: "t-minus-2h", role: "deployer", by: alice, at: onAxis(room, -22) });
  await signGate(room, {
    phase: "t-minus-2h",
    role: "approver",
    by: bob,
    at: onAxis(room, -19),
    comment: "Go. I watch the start-up of the pods with you.",
  });
}

async function deploy(room: Room, team: DemoTeam): Promise<void> {
  const { alice, database, primary, product, support } = team.people;
  const usual = answersAfter({ ...FACTS, team });
  await runAs(
    room,
    alice,
    { type: "comment.add", text: "Started. Baseline: 1,200 requests/s, errors 0.3 %, p95 180 ms." },
    onAxis(room, 0.5),
  );
  const answers = {
    ...usual,
    "migration-run": { by: database, ...link("ci", "checkout-service/v2.3.0/migration", "0005_add_discount_code_column: 1 min 45 s") },
    "migration-complete": { by: database, note: "Version 5, not dirty. The column discount_code is on orders, its index is built." },
    "rollout-finished": link("argocd", "applications/checkout-service-production", "10 of 10 replicas on v2.3.0"),
    "health-answered": { note: "/health/live 200, /health/ready 200" },
    "resources-watched": "open",
    "traffic-moved": "open",
  } as const;
  await workThrough(room, { phase: "t-zero", from: onAxis(room, 1), to: onAxis(room, 11.5), answers });
  const slow = "No stack traces. One slow start on pod 7, ready after 24 s.";
  await runAs(room, alice, { type: "comment.add", item: "startup-logs-clean", text: slow }, onAxis(room, 11.6));
  const waits = {
    status: "blocked",
    reason: "CPU of pod 7 is still settling after its slow start; I read it again at T+15m.",
    by: primary,
  } as const;
  await answerItem(room, "resources-watched", { answer: waits, at: onAxis(room, 11.8) });
  await signGate(room, { phase: "t-zero", role: "deployer", by: alice, at: onAxis(room, 12.2) });
  await runAs(room, product, { type: "comment.add", text: "First order with a discount code went through." }, onAxis(room, 12.4));
  await runAs(room, support, { type: "comment.add", text: "Support is ready. No tickets about checkout so far." }, onAxis(room, 12.55));
}
