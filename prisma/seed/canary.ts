import type { MetricKey } from "@/lib/domain/metrics/metric";
import type { Side } from "@/lib/domain/metrics/reading";
import { addMinutes, fromMs, type Instant, toMs } from "@/lib/domain/time/instant";
import type { SeedPerson } from "./actors";
import { link } from "./answers";
import { type DemoTeam, demoRoster } from "./cast";
import { tell } from "./notices";
import { AUTH_310, planOf } from "./plans";
import { type Answers, onAxis, openRoom, proceedFrom, type Room, runAs, signGate, workThrough } from "./room";
import { roundDown } from "./times";

const DAY = 24 * 60;

type Seeding = { readonly team: DemoTeam; readonly service: { readonly id: string; readonly name: string }; readonly now: Instant };

/**
 * auth-service v3.1.0, a canary 20 minutes and 40 seconds after its T-0: half of the traffic was watched for its 10 minutes, the
 * deployer has signed to proceed, and the approver's confirmation is waited for. Figures: the second worked example.
 */
export async function seedCanary({ team, service, now }: Seeding): Promise<Room> {
  const { alice, bob, manager } = team.people;
  const actualT0 = fromMs(toMs(now) - 1_240_000);
  const t0 = roundDown(actualT0);
  const body = planOf(service, { t0, minutes: 120 }, { fromVersion: "v3.0.0", toVersion: "v3.1.0", roster: demoRoster(team), ...AUTH_310 });
  const room = await openRoom({ team, people: Object.values(team.people) }, { by: manager, at: addMinutes(t0, -6 * DAY), body });
  await prepare(room, team);
  await runAs(room, alice, { type: "deployment.start" }, actualT0);
  await tell(room, "start", { at: onAxis(room, 0.1) });
  for (const stage of STAGES) await passStage(room, stage, team);
  await proceedFrom(room, { phase: "stage-50", by: alice, at: onAxis(room, 20.5) });
  await runAs(room, bob, { type: "comment.add", text: "Reading the curves now. p99 looks better than I hoped." }, onAxis(room, 20.6));
  return room;
}

async function prepare(room: Room, { people }: DemoTeam): Promise<void> {
  const { alice, bob, primary } = people;
  const answers: Answers = {
    "controller-ready": link("argocd", "applications/auth-service-production", "Argo Rollouts, rollout healthy on v3.0.0"),
    "rollout-reviewed": link("git", "deployments/reviews/auth-service-v3.1.0", "10, 25, 50, 75, 100 %, read by two people"),
    "analysis-defined": link("git", "deployments/auth-service/analysis", "Success rate from 99 %, p95 under 250 ms, 5 runs each"),
    "comparison-dashboard": link("grafana", "d/auth-service-canary", "Canary beside stable"),
    "abort-rehearsed": { note: "Broken on purpose in staging: all traffic back on stable after 40 seconds." },
  };
  const at = onAxis(room, -150);
  await workThrough(room, { phase: "setup", from: onAxis(room, -DAY), to: at, answers });
  for (const [metric, value] of Object.entries(BASELINE) as [MetricKey, number][]) {
    await readValue(room, { phase: "setup", side: "baseline", metric, value, by: primary }, at);
  }
  const load = { metric: "business", name: "Requests per second", unit: "count" } as const;
  await runAs(room, primary, { type: "reading.record", phase: "setup", side: "baseline", value: 5_000, ...load }, at);
  await signGate(room, { phase: "setup", role: "deployer", by: alice, at: onAxis(room, -110) });
  await signGate(room, { phase: "setup", role: "approver", by: bob, at: onAxis(room, -95) });
}

/** v3.0.0 under ordinary load. */
const BASELINE = { "success-rate": 99.7, "error-rate": 0.3, p95: 220, p99: 450, cpu: 40 } as const;
const UNITS = { "success-rate": "%", "error-rate": "%", p95: "ms", p99: "ms", cpu: "%", memory: "MB" } as const;

type Stage = {
  readonly percent: 10 | 25 | 50;
  /** Minutes from T-0 to its begin and to the end of its watch. */
  readonly from: number;
  readonly to: number;
  /** Of the canary, in five runs. */
  readonly successRates: readonly number[];
  readonly p95s: readonly number[];
  readonly p99s?: readonly number[];
  /** Of the canary, at the end of the watch. */
  readonly last: Partial<Record<keyof typeof UNITS, number>>;
  readonly next: number | null;
};

const STAGES: readonly Stage[] = [
  {
    percent: 10,
    from: 0,
    to: 5,
    successRates: [99.71, 99.74, 99.69, 99.72, 99.7],
    p95s: [180, 175, 182, 178, 181],
    last: {},
    next: 25,
  },
  {
    percent: 25,
    from: 5.2,
    to: 10.2,
    successRates: [99.68, 99.72, 99.7, 99.69, 99.71],
    p95s: [177, 183, 179, 181, 175],
    last: { memory: 480, cpu: 35 },
    next: 50,
  },
  {
    percent: 50,
    from: 10.4,
    to: 20.4,
    successRates: [99.71, 99.73, 99.69, 99.72, 99.7],
    p95s: [179, 176, 182, 178, 180],
    p99s: [388, 384, 391, 383, 380],
    last: { memory: 480, cpu: 35 },
    next: null,
  },
];

/** A stage from its first request to the end of its watch; where it leads on, deployer and approver decide it. */
async function passStage(room: Room, stage: Stage, team: DemoTeam): Promise<void> {
  const { alice, bob, qa } = team.people;
  const { percent, from, to, next } = stage;
  const phase = `stage-${percent}`;
  const answers = answersAt(stage, team);
  const later = Object.fromEntries(Object.keys(answers).map((key) => [key, "open"] as const));
  const early = { ...later, [`traffic-at-${percent}`]: { note: `SetWeight ${percent}, ActualWeight ${percent}` } };
  await workThrough(room, { phase, from: onAxis(room, from + 0.2), to: onAxis(room, from + 0.7), answers: early });
  await readStage(room, stage, team);
  if (percent === 50) await readLogins(room, { by: qa, at: onAxis(room, to - 0.6) });
  await workThrough(room, { phase, from: onAxis(room, to - 0.5), to: onAxis(room, to), answers });
  if (next === null) return;
  await proceedFrom(room, { phase, by: alice, at: onAxis(room, to + 0.1) });
  await signGate(room, { phase, role: "approver", by: bob, at: onAxis(room, to + 0.2) });
}

/** What can be answered only once the stage was watched. */
function answersAt({ percent, successRates, p95s }: Stage, { people: { primary, qa } }: DemoTeam): Answers {
  const measured = (value: number) => ({ outcome: "pass", value: value.toFixed(2) }) as const;
  const p95 = p95s.at(-1) ?? BASELINE.p95;
  const errors = errorRate(successRates.at(-1) ?? BASELINE["success-rate"]) - BASELINE["error-rate"];
  const common = {
    [`watched-at-${percent}`]: { by: primary },
    [`error-rate-at-${percent}`]: measured(errors),
    [`p95-at-${percent}`]: measured(100 * (p95 / BASELINE.p95 - 1)),
    [`logs-at-${percent}`]: {},
  };
  if (percent === 10)
    return { ...common, "resources-at-10": {}, "analysis-passed": link("argocd", "analysisruns/auth-service", "2 of 2 runs successful") };
  if (percent === 25) {
    const steady = { note: "20 connections on average, as before." };
    return {
      ...common,
      "business-at-25": { by: qa },
      "traces-clean": { by: qa },
      "queries-quick": { by: qa, ...steady },
      "external-calls-succeed": {},
    };
  }
  return {
    ...common,
    "p99-at-50": measured(100 * (380 / BASELINE.p99 - 1)),
    "canary-memory-level": { note: "480 MB on average since T-0." },
    "canary-cpu-low": { outcome: "pass", value: "35" },
    "canary-jobs-running": {},
    "feedback-watched": { note: "8 tickets, none about signing in." },
  };
}

/** Five runs of the analysis, stable read beside the first and the last. */
async function readStage(room: Room, stage: Stage, team: DemoTeam): Promise<void> {
  const { percent, from, to, successRates } = stage;
  const { primary: by } = team.people;
  const phase = `stage-${percent}`;
  const stepMinutes = (to - from - 2) / (successRates.length - 1);
  for (const index of successRates.keys()) {
    const when = onAxis(room, from + 1 + index * stepMinutes);
    const isEdge = index === 0 || index === successRates.length - 1;
    const canary = runOf(stage, index);
    await readSide(room, { phase, side: "canary", values: canary, by }, when);
    if (isEdge) await readSide(room, { phase, side: "stable", values: stableBeside(canary), by }, when);
  }
}

/** One run of the analysis. */
function runOf({ successRates, p95s, p99s, last }: Stage, index: number): Values {
  const successRate = successRates[index] ?? BASELINE["success-rate"];
  const p99 = p99s?.[index];
  return {
    "success-rate": successRate,
    "error-rate": errorRate(successRate),
    p95: p95s[index] ?? BASELINE.p95,
    ...(p99 === undefined ? {} : { p99 }),
    ...(index === successRates.length - 1 ? last : {}),
  };
}

/** One request in 10,000 is answered by neither 2xx nor 5xx. */
const errorRate = (successRate: number): number => Number((99.99 - successRate).toFixed(2));

/** Stable reads what the baseline said, for everything that is compared. */
function stableBeside(canary: Values): Values {
  const { cpu: _cpu, ...compared } = BASELINE;
  return Object.fromEntries(Object.entries(compared).filter(([metric]) => metric in canary));
}

type Values = Partial<Record<keyof typeof UNITS, number>>;

async function readSide(room: Room, { values, ...where }: { phase: string; side: Side; values: Values; by: SeedPerson }, when: Instant) {
  for (const [metric, value] of Object.entries(values) as [keyof typeof UNITS, number][]) {
    await readValue(room, { ...where, metric, value }, when);
  }
}

type Read = { readonly phase: string; readonly side: Side; readonly metric: MetricKey; readonly value: number; readonly by: SeedPerson };

async function readValue(room: Room, { by, metric, ...reading }: Read, when: Instant): Promise<void> {
  const unit = metric in UNITS ? UNITS[metric as keyof typeof UNITS] : "count";
  await runAs(room, by, { type: "reading.record", name: null, metric, unit, ...reading }, when);
}

async function readLogins(room: Room, { by, at: when }: { by: SeedPerson; at: Instant }): Promise<void> {
  const where = { type: "reading.record", phase: "stage-50", side: "canary", metric: "business" } as const;
  await runAs(room, by, { ...where, name: "Logins in 10 minutes", value: 30_450, unit: "count" }, when);
  await runAs(room, by, { ...where, name: "Logins that succeeded", value: 99.72, unit: "%" }, when);
}
