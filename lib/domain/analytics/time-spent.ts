import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { deploymentPhase, forwardPhases } from "@/lib/domain/sign-off/gate-order";
import { type Instant, toMs } from "@/lib/domain/time/instant";

/** Where the time of a deployment goes, in the order in which it is drawn. */
export const SPENT = ["before", "rollout", "waiting", "monitoring"] as const;
export type SpentKey = (typeof SPENT)[number];
/** Milliseconds of each. */
export type Spent = Readonly<Record<SpentKey, number>>;

export const SPENT_NAMES: Record<SpentKey, string> = {
  before: "Before T-0",
  rollout: "Rollout",
  waiting: "Waiting for sign-off",
  monitoring: "Monitoring",
};

export const NO_TIME: Spent = { before: 0, rollout: 0, waiting: 0, monitoring: 0 };

/** What of a release its times are read from. `answeredAt` of a phase: its last answer before it was signed first. */
export type Timed = Pick<ReleaseState, "createdAt" | "actualT0" | "rollback"> & {
  readonly phases: readonly (PhaseState & { readonly answeredAt: Instant | null })[];
};

type Span = { readonly from: Instant; readonly to: Instant };

/**
 * The time from the plan to the last closing of a phase, each part of it counted once: waiting where a gate had all its answers and lacked a
 * sign-off, otherwise before T-0, rolling out until the deployment phase was closed, or monitoring. From the decision to roll back on
 * nothing is counted. What is still open is not counted either: nobody knows its end.
 */
export function timeSpent(release: Timed): Spent {
  const { createdAt, actualT0, rollback } = release;
  if (actualT0 === null) return NO_TIME;
  const closings = forwardPhases(release).flatMap(({ closed }) => (closed ? [closed.at] : []));
  const end = earliest(rollback?.startedAt ?? null, latest([actualT0, ...closings]));
  const rolledOut = earliest(deploymentPhase(release)?.closed?.at ?? null, end);
  const waits = waitsOf(release).map(({ from, to }) => ({ from, to: earliest(to, end) }));
  const parts: [SpentKey, Span][] = [
    ["before", { from: createdAt, to: actualT0 }],
    ["rollout", { from: actualT0, to: rolledOut }],
    ["monitoring", { from: rolledOut, to: end }],
  ];
  const spent = parts.map(([key, span]) => [key, lengthOf(span) - waits.reduce((sum, wait) => sum + shared(span, wait), 0)] as const);
  const waiting = parts.reduce((sum, [, span]) => sum + waits.reduce((part, wait) => part + shared(span, wait), 0), 0);
  return { ...NO_TIME, ...Object.fromEntries(spent), waiting };
}

/** Since when the people of a gate were asked: its last answer, or what had to be before it. Source: `askedSince` of the gate itself. */
export function askedAt(release: Pick<Timed, "actualT0" | "phases">, phase: Timed["phases"][number]): Instant | null {
  const before = phase.kind === "rollback" ? [] : forwardPhases(release).filter(({ position }) => position < phase.position);
  const start = phase.anchor === "actual" ? release.actualT0 : null;
  const moments = [phase.answeredAt, phase.openedAt, start, ...before.map(({ closed }) => closed?.at ?? null)].filter((at) => at !== null);
  return moments.length === 0 ? null : latest(moments);
}

/** Gates are passed one after the other, so that no two of these overlap. */
function waitsOf(release: Timed): Span[] {
  return release.phases.flatMap((phase) => {
    if (phase.kind !== "forward" || phase.closed?.how !== "signed") return [];
    const from = askedAt(release, phase);
    return from !== null && from < phase.closed.at ? [{ from, to: phase.closed.at }] : [];
  });
}

const lengthOf = ({ from, to }: Span): number => Math.max(0, toMs(to) - toMs(from));
const shared = (a: Span, b: Span): number => lengthOf({ from: latest([a.from, b.from]), to: earliest(a.to, b.to) });
/** Instants are texts in order of time. */
const latest = (all: readonly Instant[]): Instant => all.toSorted().at(-1) ?? "";
const earliest = (a: Instant | null, b: Instant): Instant => (a !== null && a < b ? a : b);

export function addSpent(a: Spent, b: Spent): Spent {
  return {
    before: a.before + b.before,
    rollout: a.rollout + b.rollout,
    waiting: a.waiting + b.waiting,
    monitoring: a.monitoring + b.monitoring,
  };
}
