import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { pool } from "./db";
import { openStreams } from "./hub";
import { singleton } from "./singleton";

/** What this process counts for Prometheus; one set per process, although Next loads modules more than once. */
const metrics = () => singleton("metrics", make);

function make() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  makeGauges(registers);
  return {
    registry,
    requests: new Histogram({
      name: "tminus_http_request_duration_seconds",
      help: "Time until a route answered, by its template. Streams count until they are open.",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    events: new Counter({
      name: "tminus_events_appended_total",
      help: "Events appended to the log, by the kind of their stream.",
      labelNames: ["stream"],
      registers,
    }),
    batches: new Histogram({
      name: "tminus_lane_batch_size",
      help: "Commands on one release that were written together.",
      buckets: [1, 2, 4, 8, 16, 32, 64],
      registers,
    }),
    sweeps: new Counter({
      name: "tminus_sweep_runs_total",
      help: "Runs of the work that nobody waits for.",
      labelNames: ["outcome"],
      registers,
    }),
    refusedSignIns: new Counter({
      name: "tminus_sign_ins_refused_total",
      help: "Attempts to sign in that led to no session.",
      labelNames: ["method"],
      registers,
    }),
  };
}

/** What is asked when somebody looks, and costs nothing in between. */
function makeGauges(registers: Registry[]): void {
  gauge(registers, "tminus_open_streams", "Streams to browsers that are open on this server.", () => openStreams().length);
  gauge(
    registers,
    "tminus_viewers",
    "People with an open stream on this server.",
    () => new Set(openStreams().map((one) => one.userId)).size,
  );
  gauge(registers, "tminus_database_connections", "Connections to the database that are open.", () => pool().totalCount);
  gauge(registers, "tminus_database_connections_idle", "Open connections that do nothing.", () => pool().idleCount);
  gauge(registers, "tminus_database_waiting", "Requests that wait for a connection.", () => pool().waitingCount);
}

function gauge(registers: Registry[], name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(read());
    },
  });
}

type Answered = { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number };

/** One answer of a route. */
export function countRequest({ method, route, status, seconds }: Answered): void {
  metrics().requests.observe({ method, route, status }, seconds);
}

/** So many events were committed to a stream of that kind. */
export function countEvents(stream: "release" | "team" | "incident", count: number): void {
  metrics().events.inc({ stream }, count);
}

/** So many commands on one release went into one run of its lane. */
export function countBatch(size: number): void {
  metrics().batches.observe(size);
}

export function countSweep(outcome: "done" | "failed"): void {
  metrics().sweeps.inc({ outcome });
}

export function countRefusedSignIn(method: "password" | "provider"): void {
  metrics().refusedSignIns.inc({ method });
}

/** Everything, as Prometheus reads it. */
export async function exposition(): Promise<{ text: string; type: string }> {
  const { registry } = metrics();
  return { text: await registry.metrics(), type: registry.contentType };
}

/**
 * The path of a route as its folder is called: what stood in for a parameter is its name again, so that ids make no new series.
 * Next gives a route without parameters none at all.
 */
export function templateOf(pathname: string, params: Readonly<Record<string, string | string[]>> | undefined): string {
  const segments = pathname.split("/");
  for (const [name, value] of Object.entries(params ?? {})) {
    if (typeof value !== "string") continue;
    const at = segments.findIndex((segment) => segment === value || segment === encodeURIComponent(value));
    if (at !== -1) segments[at] = `[${name}]`;
  }
  return segments.join("/");
}
