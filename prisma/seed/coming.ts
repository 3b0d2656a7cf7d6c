import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { answersBefore } from "./answers";
import { type DemoTeam, demoRoster, ZONE } from "./cast";
import { AUTH_320, planOf } from "./plans";
import { answerItem, openRoom, runAs } from "./room";
import { addFreeze } from "./team";
import { dayStart, nextWeekend, workday } from "./times";

const DAY = 24 * 60;

type Service = { readonly id: string; readonly name: string };
type Seeding = {
  readonly team: DemoTeam;
  readonly services: { readonly checkout: Service; readonly auth: Service; readonly invoice: Service };
  readonly now: Instant;
};

/**
 * What the calendar of the next two weeks holds: a release in preparation, a draft whose window overlaps with it, a
 * production-critical one, a weekend and a billing run in which nothing is deployed, and a draft in the middle of that run.
 */
export async function seedComing(seeding: Seeding): Promise<void> {
  await seedFreezes(seeding);
  await seedInPreparation(seeding);
  await seedCritical(seeding);
  await seedDrafts(seeding);
}

async function seedFreezes({ team, now }: Seeding): Promise<void> {
  const by = team.people.manager;
  const weekend = nextWeekend(now, ZONE);
  const quiet = { name: "Quiet weekend", serviceId: null, startsAt: weekend.start, endsAt: weekend.end, zone: ZONE };
  await addFreeze(team, { by, at: addMinutes(now, -20 * DAY), ...quiet });
  const run = { startsAt: dayStart(now, { zone: ZONE, days: 11 }), endsAt: dayStart(now, { zone: ZONE, days: 14 }) };
  await addFreeze(team, { by, at: addMinutes(now, -19 * DAY), name: "Billing run", serviceId: null, ...run, zone: ZONE });
}

async function seedInPreparation({ team, services, now }: Seeding): Promise<void> {
  const { alice, bob, manager, qa } = team.people;
  const t0 = workday(now, { zone: ZONE, days: 5, time: "14:00" });
  const own = {
    fromVersion: "v2.3.0",
    toVersion: "v2.4.0",
    strategy: "blue-green",
    impact: "A new page for gift cards. No interruption.",
    changes: [{ kind: "feature" as const, text: "Gift cards can be bought and spent" }],
    risks: [{ risk: "A card is spent twice", mitigation: "Spending locks the card; tried with 200 at once." }],
    rollbackPlan: "Switch traffic back to Blue, which keeps running v2.3.0 for a day.",
    rollbackMethod: "Switch traffic back to Blue",
    roster: demoRoster(team),
  } as const;
  const body = planOf(services.checkout, { t0 }, { ...own, changes: [...own.changes], risks: [...own.risks] });
  const room = await openRoom({ team, people: Object.values(team.people) }, { by: manager, at: addMinutes(now, -2 * DAY), body });
  const { id, name, initials } = bob;
  await runAs(room, alice, { type: "item.assign", item: "rollback-planned", assignee: { id, name, initials } }, addMinutes(now, -28 * 60));
  const answers = answersBefore({ service: services.checkout.name, version: "v2.4.0", team });
  const done = ["code-frozen", "tests-green", "security-scanned", "staging-deployed", "dashboards-current"];
  for (const [index, key] of done.entries()) {
    await answerItem(room, key, { answer: answers[key] ?? {}, at: addMinutes(now, -26 * 60 + index * 95) });
  }
  const reason = "Two journeys of gift cards fail in staging; fixed on the branch, next run tonight.";
  await answerItem(room, "staging-smoke-passed", { answer: { status: "failed", reason, by: qa }, at: addMinutes(now, -150) });
}

async function seedCritical({ team, services, now }: Seeding): Promise<void> {
  const { manager, primary } = team.people;
  const t0 = workday(now, { zone: ZONE, days: 8, time: "15:00" });
  const own = { fromVersion: "v3.1.0", toVersion: "v3.2.0", roster: demoRoster(team), ...AUTH_320 };
  const body = planOf(services.auth, { t0, minutes: 120 }, own);
  const room = await openRoom({ team, people: Object.values(team.people) }, { by: manager, at: addMinutes(now, -30 * 60), body });
  const text = "I have the whole window. Please load-test on a cold cache this time.";
  await runAs(room, primary, { type: "comment.add", text }, addMinutes(now, -20 * 60));
}

async function seedDrafts({ team, services, now }: Seeding): Promise<void> {
  const { manager } = team.people;
  const roster = demoRoster(team).filter(({ role }) => role === "deployer");
  const fix = {
    fromVersion: "v2.3.0",
    toVersion: "v2.3.1",
    roster,
    plan: false,
    changes: [{ kind: "fix" as const, text: "Discount codes in small letters" }],
  };
  const overlapping = planOf(services.checkout, { t0: workday(now, { zone: ZONE, days: 5, time: "14:30" }) }, fix);
  await openRoom({ team, people: [manager] }, { by: manager, at: addMinutes(now, -5 * 60), body: overlapping });
  const layout = {
    fromVersion: "v1.8.2",
    toVersion: "v1.9.0",
    roster,
    plan: false,
    changes: [{ kind: "feature" as const, text: "Invoices list each discount" }],
  };
  const frozen = planOf(services.invoice, { t0: workday(now, { zone: ZONE, days: 11, time: "16:00" }) }, layout);
  await openRoom({ team, people: [manager] }, { by: manager, at: addMinutes(now, -4 * 60), body: frozen });
}
