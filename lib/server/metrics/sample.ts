import { randomUUID } from "node:crypto";
import { TOKEN_PERMISSIONS } from "@/lib/domain/access/permissions";
import { isSameMetric } from "@/lib/domain/metrics/metric";
import { type Sampling, samplingOf } from "@/lib/domain/metrics/sampling";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { isWorthRecording, measuredItems } from "@/lib/domain/stage/measured-outcome";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import type { Machine } from "@/lib/server/release/context";
import { loadForMany } from "@/lib/server/release/load";
import { evidenceLabel, measure, type SourceRound } from "./measure";

/** How a release is changed: `executeCommand`, handed in, since a noun does not import what another one writes. */
export type Execute = (request: { access: Machine; releaseId: string; command: ReleaseCommand }) => Promise<unknown>;

/** One process takes a round of a phase; whoever comes second within the interval finds it taken. */
const CLAIM = {
  name: "metric-round-claim",
  text: `INSERT INTO metric_round ("releaseId", phase, "sampledAt") VALUES ($1, $2, $3)
    ON CONFLICT ("releaseId", phase) DO UPDATE SET "sampledAt" = EXCLUDED."sampledAt" WHERE metric_round."sampledAt" <= $4`,
};

/** Measures a release if it is time to, and puts on record what its sources say. */
export async function sampleRelease(releaseId: string, execute: Execute): Promise<void> {
  const state = (await loadForMany(releaseId, [], null))?.state;
  const at = now();
  const sampling = state ? samplingOf(state, at) : null;
  if (!state || !sampling || !(await claim(releaseId, sampling, at))) return;
  const asked = sampling.at ?? at;
  for (const round of await measure(state, sampling, asked)) await record({ state, sampling, at: asked, round, execute });
}

async function claim(releaseId: string, { phase, everyMinutes }: Sampling, at: Instant): Promise<boolean> {
  const { rowCount } = await pool().query({ ...CLAIM, values: [releaseId, phase.key, at, addMinutes(at, -everyMinutes)] });
  return rowCount === 1;
}

type Recording = { state: ReleaseState; sampling: Sampling; at: Instant; round: SourceRound; execute: Execute };

async function record(recording: Recording): Promise<void> {
  const { state, sampling, at, round, execute } = recording;
  const { source, readings, missed, isDown } = round;
  const phase = sampling.phase.key;
  if (!isWorth(recording)) return;
  const put = (permission: Machine["permission"], command: ReleaseCommand) =>
    unlessRefused(execute({ access: machineOf(source, state.teamId, permission), releaseId: state.id, command }));
  for (const { link: _, ...reading } of readings)
    await put("reading.record", { type: "reading.record", phase, observedAt: at, ...reading });
  if (missed.length > 0) {
    const from = { id: source.id, name: source.name };
    await put("reading.record", { type: "reading.miss", phase, source: from, isDown, missed });
  }
  for (const command of await reportsOf(recording)) await put("item.tick", command);
}

function isWorth({ state, sampling: { phase }, at, round: { source, readings, missed, isDown } }: Recording): boolean {
  const by = actorOf(source);
  const found = readings.map(({ link: _, ...one }) => {
    const rest = { source: "metric", by, at, observedAt: at, corrects: null } as const;
    return { ...one, ...rest, id: randomUUID(), phase: phase.key };
  });
  const miss = { id: randomUUID(), phase: phase.key, source: { id: source.id, name: source.name }, isDown, missed, by, at };
  return isWorthRecording(state, { phase, readings: found, miss: missed.length > 0 ? miss : null });
}

/** What the items of the phase follow from now: those whose newest reading is of this very round. */
async function reportsOf({ state, sampling, at, round }: Recording): Promise<ReleaseCommand[]> {
  const present = (await loadForMany(state.id, [], null))?.state;
  const phase = present?.phases.find((one) => one.key === sampling.phase.key);
  if (!present || !phase) return [];
  return measuredItems(present, phase).flatMap(({ item, metric, outcome, value, text, canary }) => {
    const reading = round.readings.find((one) => one.side === "canary" && isSameMetric(one, metric));
    if (!reading || canary.observedAt !== at) return [];
    const evidence = { url: reading.link, label: evidenceLabel(metric, round.source) };
    const reason = outcome === "fail" ? { reason: text } : {};
    return [{ type: "item.report", item: item.key, outcome, value, evidence, observedAt: at, isMeasured: true, ...reason } as const];
  });
}

/** As the log names a source. */
const actorOf = ({ id, name }: { id: string; name: string }) => ({ id, name: `Prometheus of ${name}`, initials: "PR" });

function machineOf(source: { id: string; name: string }, teamId: string, permission: Machine["permission"]): Machine {
  return { machine: { kind: "token", ...actorOf(source) }, teamId, permissions: new Set(TOKEN_PERMISSIONS), permission };
}

/** A stage that was decided meanwhile, or an item that a person has set aside, takes nothing more: that is no failure of the round. */
async function unlessRefused(doing: Promise<unknown>): Promise<void> {
  await doing.catch((error: unknown) => {
    if (!(error instanceof Fault) || error.code === "unavailable") throw error;
  });
}
