import { countBatch } from "@/lib/server/platform/metrics";
import { singleton } from "@/lib/server/platform/singleton";

type Waiting = { request: unknown; resolve: (value: never) => void; reject: (error: unknown) => void };
type Lane = { queue: Waiting[]; isRunning: boolean };

const lanes = () => singleton("release-lanes", () => new Map<string, Lane>());
const MAX_BATCH = 64;

/**
 * One lane per release and process. An idle lane runs a request at once; those that arrive meanwhile go together in the
 * next run, so that a busy release costs one commit per batch, not per tick. An Error in the outcomes rejects only its own request.
 */
export function inLane<Req, Res>(
  id: string,
  request: Req,
  run: (id: string, batch: readonly Req[]) => Promise<(Res | Error)[]>,
): Promise<Res> {
  const lane = laneOf(id);
  return new Promise<Res>((resolve, reject) => {
    lane.queue.push({ request, resolve: resolve as Waiting["resolve"], reject });
    if (!lane.isRunning) void drain(id, lane, run as (id: string, batch: readonly unknown[]) => Promise<unknown[]>);
  });
}

function laneOf(id: string): Lane {
  const known = lanes().get(id);
  if (known) return known;
  const made: Lane = { queue: [], isRunning: false };
  lanes().set(id, made);
  return made;
}

async function drain(id: string, lane: Lane, run: (id: string, batch: readonly unknown[]) => Promise<unknown[]>): Promise<void> {
  lane.isRunning = true;
  while (lane.queue.length > 0) {
    const batch = lane.queue.splice(0, MAX_BATCH);
    countBatch(batch.length);
    try {
      const outcomes = await run(
        id,
        batch.map((one) => one.request),
      );
      for (const [index, one] of batch.entries()) settle(one, outcomes[index]);
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }
  lane.isRunning = false;
  lanes().delete(id);
}

function settle({ resolve, reject }: Waiting, outcome: unknown): void {
  if (outcome instanceof Error) reject(outcome);
  else resolve(outcome as never);
}
