import type { Level, Scraped } from "@/scripts/lib/open-metrics";

/** v3.0.0 and v3.1.0 of the second worked example. */
const STABLE: Level = { from: -200, perSecond: 100, errorPercent: 0.3, p95: 220, p99: 450 };
const CANARY: Level = { from: 0, perSecond: 100, errorPercent: 0.29, p95: 180, p99: 380 };
const stable = (service: string): Scraped => ({ service, version: "v3.0.0", from: -200, to: 60, levels: [STABLE] });
const canary = (service: string, more: Partial<Scraped> = {}): Scraped => {
  return { service, version: "v3.1.0", from: 0, to: 60, levels: [CANARY], ...more };
};
/** The failure of the guide's example at half of the traffic: p95 of 268, 272 and 265 ms against 250. */
const SLOW = [CANARY, { ...CANARY, from: 10, p95: 268 }, { ...CANARY, from: 13, p95: 272 }, { ...CANARY, from: 15, p95: 265 }];
/** Fine a day ago, broken by now; nothing was scraped between. */
const BROKEN: Scraped = {
  ...{ service: "auth-broken", version: "v3.0.0", from: -1_640, to: 60, gap: [-1_480, -200] },
  levels: [
    { ...STABLE, from: -1_640 },
    { ...STABLE, from: -200, errorPercent: 9, p95: 290 },
  ],
};
/** One service per thing that can happen to a canary, each beside the same stable version. */
export const AUTH_SAMPLES: readonly Scraped[] = [
  ...["auth-service", "auth-slow", "auth-none", "auth-reset", "auth-gap", "auth-idle", "auth-twice", "auth-wobbly", "auth-fewer"].map(
    stable,
  ),
  canary("auth-service"),
  canary("auth-slow", { levels: SLOW }),
  canary("auth-wobbly", { levels: [CANARY, { ...CANARY, from: 3, p95: 290 }, { ...CANARY, from: 4 }] }),
  canary("auth-reset", { resetAt: 3 }),
  canary("auth-gap", { gap: [1, 4] }),
  canary("auth-idle", { levels: [{ ...CANARY, perSecond: 0 }] }),
  canary("auth-twice"),
  canary("auth-fewer", { levels: [CANARY, { ...CANARY, from: 3, perSecond: 60 }] }),
  BROKEN,
];
