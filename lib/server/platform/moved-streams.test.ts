import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { pool } from "./db";
import { publishEvents, publishIncident } from "./hub";
import { followMoved } from "./moved-streams";
import { testDatabase } from "./testing/database";

const database = testDatabase();

const commit = (releaseId: string) => publishEvents({ releaseId, teamId: randomUUID(), events: [{ type: "item.noted", seq: 1 } as never] });

/** As another process says it, after its commit. */
const wake = (moved: { release?: string; incident?: string }) =>
  pool().query("SELECT pg_notify('tminus', $1)", [
    JSON.stringify({ from: "another", wakes: [{ release: null, ...moved, team: randomUUID(), seq: 1 }] }),
  ]);

/** Until this process hears others, everything is to be looked at. */
const settled = async (moved: ReturnType<typeof followMoved>) => {
  const heard = randomUUID();
  await vi.waitUntil(async () => {
    await wake({ release: heard });
    return moved.take()?.releases.includes(heard);
  });
};

it("begins with everything, and then has what moved here, once", async () => {
  const moved = followMoved();
  expect(moved.take()).toBeNull();
  await settled(moved);
  const [first, second] = [randomUUID(), randomUUID()];
  for (const id of [first, second, first]) commit(id);
  const incident = randomUUID();
  publishIncident({ id: incident, teamId: randomUUID(), seq: 1 });
  const taken = moved.take();
  expect(taken?.releases).toEqual(expect.arrayContaining([first, second]));
  expect(taken?.incidents).toEqual([incident]);
  expect(moved.take()?.releases).not.toContain(first);
});

it("has what moved in another process, and nothing of teams", async () => {
  const moved = followMoved();
  await settled(moved);
  const [release, incident] = [randomUUID(), randomUUID()];
  await wake({});
  await wake({ incident });
  await wake({ release });
  const heard = { releases: new Set<string>(), incidents: new Set<string>() };
  await vi.waitUntil(() => {
    const taken = moved.take();
    for (const id of taken?.releases ?? []) heard.releases.add(id);
    for (const id of taken?.incidents ?? []) heard.incidents.add(id);
    return heard.releases.has(release);
  });
  expect([...heard.incidents]).toEqual([incident]);
});

it("looks at everything again when a round failed, or this process did not hear the others for a while", async () => {
  const moved = followMoved();
  await settled(moved);
  moved.putBack();
  expect(moved.take()).toBeNull();
  await settled(moved);
  await database.asSuperuser(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN tminus' AND datname = current_database()",
  );
  await vi.waitUntil(() => moved.take() === null, { timeout: 10_000 });
});
