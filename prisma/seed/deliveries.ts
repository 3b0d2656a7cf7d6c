import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { SeedPerson } from "./actors";
import { link, NOTHING_LACKED } from "./answers";
import { atOnce } from "./at-once";
import { type DemoTeam, demoRoster, ZONE } from "./cast";
import { tell } from "./notices";
import { deploy, prepare } from "./past";
import { AUTH_301, planOf } from "./plans";
import { type Answers, onAxis, openRoom, type Room, runAs, signGate, workThrough } from "./room";
import { workday } from "./times";

const DAY = 24 * 60;

type Service = { readonly id: string; readonly name: string };
type Services = { readonly checkout: Service; readonly auth: Service; readonly invoice: Service };
type Seeding = { readonly team: DemoTeam; readonly services: Services; readonly now: Instant };

/** A release that is long over. `lead`: days from its first commit to T-0, left out where nobody said; `pace`: how slowly people sign. */
type Delivery = {
  readonly of: keyof Services;
  readonly version: string;
  /** Days ago. */
  readonly ago: number;
  readonly lead?: number;
  readonly pace?: number;
  /** Minutes from the decision to roll back until all of its checklist was done. */
  readonly restored?: number;
};

/** Half a year of deliveries, the oldest first: what analytics and the history are made of. Faster and safer from spring on. */
const DELIVERIES: readonly Delivery[] = [
  { of: "auth", version: "v2.8.0", ago: 139, lead: 6.1, pace: 1.9 },
  { of: "checkout", version: "v2.1.1", ago: 126, lead: 4.4, pace: 1.6, restored: 24 },
  { of: "checkout", version: "v2.1.2", ago: 110, lead: 3.8, pace: 1.5 },
  { of: "auth", version: "v2.8.1", ago: 98, lead: 5.6, pace: 1.7, restored: 19 },
  { of: "checkout", version: "v2.1.3", ago: 91, lead: 4.1, pace: 1.4 },
  { of: "checkout", version: "v2.1.4", ago: 80, lead: 4.3, pace: 1.3 },
  { of: "auth", version: "v2.9.0", ago: 78, lead: 3.9, pace: 1.5 },
  { of: "invoice", version: "v1.7.0", ago: 73, pace: 1.2 },
  { of: "checkout", version: "v2.1.5", ago: 69, lead: 3.7, pace: 1.2 },
  { of: "auth", version: "v2.9.1", ago: 63, lead: 3.4, pace: 1.4 },
  { of: "checkout", version: "v2.2.0", ago: 58, lead: 3.9, pace: 1.1 },
  { of: "auth", version: "v2.9.2", ago: 50, lead: 3.1, pace: 1.2, restored: 13 },
  { of: "checkout", version: "v2.2.1", ago: 47, lead: 2.8, pace: 1 },
  { of: "invoice", version: "v1.8.0", ago: 43, lead: 2.6, pace: 0.9 },
  { of: "checkout", version: "v2.2.2", ago: 38, lead: 2.7, pace: 0.8 },
  { of: "auth", version: "v3.0.0", ago: 33, lead: 2.9, pace: 1 },
  { of: "checkout", version: "v2.2.3", ago: 28, lead: 2.2, pace: 0.7 },
  { of: "invoice", version: "v1.8.1", ago: 24, lead: 2, pace: 0.6 },
  { of: "checkout", version: "v2.2.4", ago: 19, lead: 1.9, pace: 0.5 },
];

/** Nobody looks for who was told what half a year ago. */
const TOLD = ["engineering"] as const;

/** What ran before the first of them. */
const FIRST = { checkout: "v2.1.0", auth: "v2.7.6", invoice: "v1.6.0" } as const;

export async function seedDeliveries({ team, services, now }: Seeding): Promise<void> {
  const running: Record<keyof Services, string> = { ...FIRST };
  for (const [index, delivery] of DELIVERIES.entries()) {
    const t0 = workday(now, { zone: ZONE, days: -delivery.ago, time: index % 2 === 0 ? "10:00" : "14:30" });
    await deliver(delivery, { team, service: services[delivery.of], t0, from: running[delivery.of] });
    if (delivery.restored === undefined) running[delivery.of] = delivery.version;
  }
}

const ORDINARY = {
  changes: [{ kind: "fix" as const, text: "What customers reported in the weeks before" }],
  risks: [{ risk: "Something that worked is slower", mitigation: "The readings of the first quarter of an hour." }],
};

type Delivering = { readonly team: DemoTeam; readonly service: Service; readonly t0: Instant; readonly from: string };

async function deliver({ of, version, lead, pace = 1, restored }: Delivery, { team, service, t0, from }: Delivering): Promise<void> {
  const { alice } = team.people;
  const special = of === "auth" ? AUTH_301 : ORDINARY;
  const body = planOf(service, { t0 }, { ...special, fromVersion: from, toVersion: version, roster: demoRoster(team) });
  const room = await openRoom(
    { team, people: Object.values(team.people) },
    { by: team.people.manager, at: addMinutes(t0, -4.5 * DAY), body },
  );
  await atOnce(room, async () => {
    const none = { status: "not-applicable", reason: "This version changes nothing in the database.", by: alice } as const;
    await prepare(room, { "migration-rehearsed": none }, { pace, audiences: TOLD });
    if (lead !== undefined) {
      const changes = { firstCommitAt: addMinutes(t0, -Math.round(lead * DAY)) };
      await runAs(room, alice, { type: "release.edit", expectedSeq: room.state.seq, changes }, addMinutes(t0, 1));
    }
    await runAs(room, alice, { type: "deployment.start" }, addMinutes(t0, 2));
    const traffic = { status: "not-applicable", reason: "Traffic follows the readiness of the pods.", by: alice } as const;
    const moved: Answers = of === "auth" ? {} : { "traffic-moved": traffic };
    const answers: Answers = { "migration-run": none, "migration-complete": none, ...moved, ...NOTHING_LACKED };
    await deploy(room, answers, { pace, audiences: TOLD });
    await (restored === undefined ? end(room, team, answers) : takeBack(room, team, restored));
  });
}

async function end(room: Room, { people: { alice, bob, commander } }: DemoTeam, answers: Answers): Promise<void> {
  await workThrough(room, { phase: "t-plus-15m", from: onAxis(room, 15), to: onAxis(room, 26), answers });
  await runAs(room, alice, { type: "phase.close", phase: "t-plus-15m" }, onAxis(room, 28));
  await tell(room, "completion", { at: onAxis(room, 30), audiences: TOLD, texts: { nextSteps: "Watched for a day." } });
  await workThrough(room, { phase: "t-plus-2h", from: onAxis(room, 112), to: onAxis(room, 126), answers });
  await runAs(room, alice, { type: "phase.close", phase: "t-plus-2h" }, onAxis(room, 131));
  await workThrough(room, { phase: "t-plus-24h", from: onAxis(room, DAY - 50), to: onAxis(room, DAY + 25), answers });
  await signGate(room, { phase: "t-plus-24h", role: "deployer", by: alice, at: onAxis(room, DAY + 32) });
  await signGate(room, { phase: "t-plus-24h", role: "approver", by: bob, at: onAxis(room, DAY + 70) });
  await settleOwed(room, commander, { note: "Done: what the version before needed is gone.", at: onAxis(room, 2 * DAY) });
}

async function takeBack(room: Room, { people }: DemoTeam, restored: number): Promise<void> {
  const { alice, bob, commander, primary } = people;
  const failed = { status: "failed", outcome: "fail", value: "4.1", reason: "Errors at 4.1 % against 0.3 %.", by: primary } as const;
  await workThrough(room, { phase: "t-plus-15m", from: onAxis(room, 14), to: onAxis(room, 17), answers: { "error-rate-in-band": failed } });
  const why = { reason: "Error rate more than 5 points above the baseline", method: "Undo the rollout", note: "Two readings in a row." };
  await runAs(room, commander, { type: "rollback.start", ...why }, onAxis(room, 19));
  const next = { eta: "Within half an hour", nextUpdate: "In a quarter of an hour" };
  await tell(room, "rollback-notice", { at: onAxis(room, 19.4), audiences: TOLD, texts: next });
  const answers = {
    "rollback-decided": { by: alice, note: "Said in the call at once." },
    "rollback-finished": link("argocd", `applications/${room.state.details.service.name}-production`, "All replicas on the version before"),
    "post-mortem-dated": { by: commander, note: "The next afternoon." },
  };
  await workThrough(room, { phase: "rollback", from: onAxis(room, 19.5), to: onAxis(room, 19 + restored), answers });
  await signGate(room, { phase: "rollback", role: "commander", by: commander, at: onAxis(room, 21 + restored) });
  await signGate(room, { phase: "rollback", role: "approver", by: bob, at: onAxis(room, 24 + restored) });
  const over = { impact: "Some requests failed until the version before was back.", nextSteps: "The post-mortem is tomorrow." };
  await tell(room, "resolution", { at: onAxis(room, 26 + restored), audiences: TOLD, texts: over });
  await settleOwed(room, commander, { note: "Held the next day, with actions and owners.", at: onAxis(room, DAY + 180) });
}

async function settleOwed(room: Room, by: SeedPerson, { note, at }: { note: string; at: Instant }): Promise<void> {
  for (const { id: obligation } of room.state.obligations.filter(({ settled }) => settled === null)) {
    await runAs(room, by, { type: "obligation.settle", obligation, note }, at);
  }
}
