import type { MetricLimit } from "@/lib/domain/metrics/limit";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { isStage, type StagePhase } from "@/lib/domain/stage/stage-time";
import { verdictOf } from "@/lib/domain/stage/stage-verdict";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { TeamAccess } from "@/lib/server/access/team";
import { stopClock } from "@/lib/server/platform/clock";
import { executeCommand } from "@/lib/server/release/commands";
import { contentDigest } from "@/lib/server/release/context";
import { loadRelease } from "@/lib/server/release/load";
import { makeService, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { createMetricSource } from "../commands";
import { workOnMetrics } from "../worker";

/** T-0 of every release here, by the command's clock: the samples are laid around it. */
export const T0: Instant = "2026-03-10T19:00:00.000Z";

type Choice = { readonly criticality?: "standard" | "critical"; readonly limits?: readonly MetricLimit[] };

/** A canary from v3.0.0 to v3.1.0 of a service, as the second worked example has it. The clock is moved by the test. */
export async function canaryOf(team: PlanningTeam, service: string, { criticality = "standard", limits = [] }: Choice = {}) {
  const made = await makeService(team.manager, service, limits);
  stopClock(addMinutes(T0, -180));
  const release = await plan(team, {
    serviceId: made.id,
    strategy: "canary",
    criticality,
    fromVersion: "v3.0.0",
    toVersion: "v3.1.0",
    plannedT0: T0,
    ladder: [
      { percent: 10, minutes: 5 },
      { percent: 25, minutes: 5 },
      { percent: 50, minutes: 10 },
      { percent: 100, minutes: 30 },
    ],
    gates: [
      { metric: "success-rate", name: null, unit: "%", better: "higher", limit: 99 },
      { metric: "p95", name: null, unit: "ms", better: "lower", limit: 250 },
    ],
  });
  return new Canary(team, { service: made.id, release });
}

export class Canary {
  readonly service: string;
  readonly release: string;
  readonly team: PlanningTeam;
  constructor(team: PlanningTeam, { service, release }: { service: string; release: string }) {
    this.team = team;
    this.service = service;
    this.release = release;
  }

  async state(): Promise<ReleaseState> {
    const loaded = await loadRelease(this.release, this.team.people.alice.ref.id);
    if (!loaded) throw new Error("There is no such release.");
    return loaded.state;
  }

  ask(command: ReleaseCommand) {
    return executeCommand({ access: this.team.people.alice.access("release.read"), releaseId: this.release, command });
  }

  /** Ticks what somebody ticks; what metrics answer is left to them. */
  async answer(phase: string): Promise<void> {
    for (const item of (await this.state()).items.filter((one) => one.phase === phase && one.required && one.status === "todo")) {
      if (item.kind === "parent" || item.kind === "result" || item.computedFrom === "decision" || item.computedFrom === "sign-off")
        continue;
      await this.ask({ type: "item.set", item: item.key, status: "done", expectedVersion: item.version });
    }
  }

  /** The go is given at T-2h, and the deployment started at T-0. */
  async start(): Promise<void> {
    stopClock(addMinutes(T0, -120));
    await this.answer("setup");
    const digest = contentDigest(gateContent(await this.state(), "setup"));
    await this.ask({ type: "sign-off.grant", phase: "setup", role: "deployer", digest, initials: this.#initials(), acceptOpen: true });
    if ((await this.state()).details.criticality === "critical") await this.#approve(digest);
    stopClock(T0);
    await this.ask({ type: "deployment.start" });
  }

  async proceed(phase: string, reason?: string): Promise<void> {
    const digest = contentDigest(gateContent(await this.state(), phase));
    const said = reason === undefined ? {} : { reason };
    await this.ask({ type: "stage.decide", phase, choice: "proceed", digest, initials: this.#initials(), acceptOpen: true, ...said });
  }

  async #approve(digest: string): Promise<void> {
    const { bob } = this.team.people;
    await executeCommand({
      access: bob.access("release.read"),
      releaseId: this.release,
      command: { type: "sign-off.grant", phase: "setup", role: "approver", digest, initials: bob.ref.initials, acceptOpen: true },
    });
  }

  #initials(): string {
    return this.team.people.alice.ref.initials;
  }

  async verdict(phase: string) {
    const state = await this.state();
    return verdictOf(state, stageOf(state, phase));
  }

  async readings(phase: string, metric: string, side = "canary") {
    const all = (await this.state()).readings ?? [];
    return all.filter((one) => one.phase === phase && one.metric === metric && one.side === side);
  }

  async item(key: string) {
    return (await this.state()).items.find((one) => one.key === key);
  }
}

function stageOf(state: ReleaseState, key: string): StagePhase {
  const phase = state.phases.find((one) => one.key === key);
  if (!phase || !isStage(phase)) throw new Error(`There is no stage ${key}.`);
  return phase;
}

/** A round of the worker at so many minutes after T-0. */
export async function measureAt(minutes: number): Promise<void> {
  stopClock(addMinutes(T0, minutes));
  await workOnMetrics(executeCommand);
}

export const sourceBody = (address: string) => ({ name: "production", environment: "", address, auth: { kind: "none" as const } });

export function addSource(admin: TeamAccess, address: string) {
  return createMetricSource(admin, sourceBody(address));
}
