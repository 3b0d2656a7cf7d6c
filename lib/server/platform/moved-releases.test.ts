import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { pool } from "./db";
import { publishEvents } from "./hub";
import { followMoved } from "./moved-releases";
import { testDatabase } from "./testing/database";

const database = testDatabase();

const commit = (releaseId: string) => publishEvents({ releaseId, teamId: randomUUID(), events: [{ type: "item.noted", seq: 1 } as never] });

/** As another process says it, after its commit. */
const wake = (release: string | null) =>
  pool().query("SELECT pg_notify('tminus', $1)", [JSON.stringify({ from: "another", wakes: [{ release, team: randomUUID(), seq: 1 }] })]);

/** Until this process hears others, everything is to be looked at. */
const settled = async (moved: ReturnType<typeof followMoved>) => {
  const heard = randomUUID();
  await vi.waitUntil(async () => {
    await wake(heard);
    return moved.take()?.includes(heard);
  });
};

it("begins with everything, and then has what moved here, once", async () => {
  const moved = followMoved();
  expect(moved.take()).toBeNull();
  await settled(moved);
  const [first, second] = [randomUUID(), randomUUID()];
  for (const id of [first, second, first]) commit(id);
  expect(moved.take()).toEqual(expect.arrayContaining([first, second]));
  expect(moved.take()).not.toContain(first);
});

it("has what moved in another process, and nothing of teams", async () => {
  const moved = followMoved();
  await settled(moved);
  const release = randomUUID();
  await wake(null);
  await wake(release);
  const heard: string[] = [];
  await vi.waitUntil(() => {
    heard.push(...(moved.take() ?? []));
    return heard.includes(release);
  });
  expect(new Set(heard).size).toBeLessThanOrEqual(2);
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
