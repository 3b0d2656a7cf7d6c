import type { BaselineDto } from "@/lib/contracts/metric-source";
import { baselineReadings, baselineSampling } from "@/lib/domain/metrics/sampling";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { mayRecord } from "@/lib/domain/stage/record-reading";
import { now } from "@/lib/server/platform/clock";
import { Fault, faultOf } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { isForeignToTeam } from "@/lib/server/platform/token";
import { contextOf } from "@/lib/server/release/context";
import { loadRelease } from "@/lib/server/release/load";
import { measure } from "./measure";

type Execute = (request: { access: Access; releaseId: string; command: ReleaseCommand }) => Promise<unknown>;

/**
 * Measures the running version now and records it as the baseline, in the name of whoever asks. Before the start only; where there is a
 * baseline already, with a reason. Answers what could not be measured.
 */
export async function captureBaseline(
  access: Access,
  releaseId: string,
  { reason = "", execute }: { reason?: string | undefined; execute: Execute },
): Promise<BaselineDto> {
  const loaded = await loadRelease(releaseId, access.viewer.userId);
  if (!loaded?.access || isForeignToTeam(access.viewer, loaded.state.teamId)) throw new Fault("not-found", "There is no such release.");
  const { state, members, access: role } = loaded;
  const context = contextOf({ state, asker: access, role, members });
  if (!context.permissions.has(access.permission)) throw new Fault("not-permitted", "Your role on this release does not allow this.");
  const sampling = baselineSampling(state);
  if (!sampling) throw new Fault("wrong-state", "The baseline is captured before the go. It was given, or the release has begun.");
  const refusal = mayRecord(state, sampling.phase, context);
  if (refusal) throw faultOf(refusal);
  if (baselineReadings(state).length > 0 && reason.trim() === "")
    throw new Fault("invalid", "There is a baseline. Say why it is captured again.", { path: "reason" });
  const at = sampling.at ?? now();
  const rounds = await measure(state, sampling, at);
  if (rounds.length === 0)
    throw new Fault("wrong-state", "The team has no source of metrics for this service. Type the baseline, or add one in the settings.");
  const readings = rounds.flatMap((round) => round.readings);
  for (const { link: _, ...reading } of readings) {
    const note = reason.trim() === "" ? {} : { note: reason.trim() };
    await execute({
      access,
      releaseId,
      command: { type: "reading.record", phase: sampling.phase.key, observedAt: at, ...reading, ...note },
    });
  }
  const missed = rounds.flatMap((round) => round.missed).map(({ metric, name, why }) => ({ metric, name, why }));
  return { recorded: readings.length, missed };
}
