import type { ReleaseState } from "@/lib/domain/release/state";
import { isStage, type StagePhase } from "@/lib/domain/stage/stage-time";
import type { Instant } from "@/lib/domain/time/instant";
import { db } from "@/lib/server/platform/db";
import { contentDigest } from "@/lib/server/release/context";
import { loadRelease } from "@/lib/server/release/load";
import type { SeedPerson } from "./actors";

/** The release of the demo that leads to a version, as the tables hold it. */
export async function releaseOf(toVersion: string): Promise<ReleaseState> {
  const { id } = await db().release.findFirstOrThrow({ where: { toVersion }, select: { id: true } });
  const loaded = await loadRelease(id, id);
  if (!loaded) throw new Error(`${toVersion} is gone.`);
  return loaded.state;
}

/** Somebody of the demo by name. */
export async function person(name: string): Promise<SeedPerson> {
  const select = { id: true, name: true, initials: true, email: true, zone: true };
  const found = await db().user.findFirstOrThrow({ where: { name }, select });
  return { ...found, zone: found.zone ?? "UTC" };
}

export function phaseOf(state: ReleaseState, key: string) {
  const phase = state.phases.find((one) => one.key === key);
  if (!phase) throw new Error(`There is no phase ${key}.`);
  return phase;
}

export function stageOf(state: ReleaseState, key: string): StagePhase {
  const phase = phaseOf(state, key);
  if (!isStage(phase)) throw new Error(`${key} is no stage.`);
  return phase;
}

/** A gate of a release, asked at a time. */
export const question = (state: ReleaseState, phase: string, now: Instant) => ({
  state,
  phase: phaseOf(state, phase),
  now,
  members: null,
  digestOf: contentDigest,
});

/** Who signed a gate, in short. */
export const signers = (state: ReleaseState, phase: string) =>
  state.signOffs.filter((row) => row.phase === phase).map((row) => `${row.kind} ${row.person.name} ${row.role}`);
