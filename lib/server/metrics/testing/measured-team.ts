import { afterAll, beforeAll, beforeEach } from "vitest";
import type { MetricQuery } from "@/lib/domain/metrics/source";
import type { TeamAccess } from "@/lib/server/access/team";
import { stopClock } from "@/lib/server/platform/clock";
import { accessOf, makePlanningTeam, type PlanningTeam } from "@/lib/server/release/testing/plan";
import { openMetrics } from "@/scripts/lib/open-metrics";
import { startPrometheus } from "@/scripts/lib/prometheus-server";
import { setMetricQueries } from "../commands";
import { getMetricSource } from "../data";
import { AUTH_SAMPLES } from "./auth-samples";
import { addSource, type Canary, canaryOf, T0 } from "./canary";

/** Installing Prometheus, where it is missing, takes its time. */
const INSTALLING_MS = 300_000;

/** A real Prometheus with the samples of auth-service for a file of tests, and for each test a team that it is a source of. */
export function measuredTeam() {
  let prometheus: Awaited<ReturnType<typeof startPrometheus>>;
  let team: PlanningTeam;
  let admin: TeamAccess;
  let source: string;
  beforeAll(async () => {
    prometheus = await startPrometheus(openMetrics(T0, AUTH_SAMPLES));
  }, INSTALLING_MS);
  beforeEach(async () => {
    team = await makePlanningTeam();
    admin = await accessOf(team.id, team.people.adam, "settings.manage");
    source = (await addSource(admin, prometheus.url)).id;
  });
  afterAll(async () => {
    stopClock(null);
    await prometheus?.stop();
  });

  const change = async (to: (queries: readonly MetricQuery[]) => MetricQuery[]) => {
    const { queries, version } = await getMetricSource(admin, source);
    await setMetricQueries(admin, source, { version, queries: to(queries) });
  };
  return {
    url: () => prometheus.url,
    team: () => team,
    admin: () => admin,
    source: () => source,
    started: async (service: string): Promise<Canary> => {
      const one = await canaryOf(team, service);
      await one.start();
      return one;
    },
    addQuery: (query: MetricQuery) => change((queries) => [...queries, query]),
    /** Every query looks back over one minute only, so that a level is read as it is. */
    readLately: () => change((queries) => queries.map((each) => ({ ...each, query: each.query.replaceAll("{window}", "1m") }))),
  };
}
