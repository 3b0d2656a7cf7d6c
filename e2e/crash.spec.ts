import { expect } from "@playwright/test";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";

// Here the disk is waited for, as in an installation; every other journey does without.
test.use({ serverOptions: { settings: { fsync: "on", full_page_writes: "on", synchronous_commit: "on" } } });

const ITEMS = 50;
const TICKS_EACH = 4;
/** So many are acknowledged when the process is killed. */
const KILL_AFTER = 90;

type Tick = { readonly item: string; readonly version: number; readonly key: string };
type Acknowledged = Tick & { readonly seq: number };

/**
 * 50 items are ticked and un-ticked four times each, all items at once, until the server answers no more. A tick that got
 * no answer is in doubt, and nothing is built on it.
 */
async function tickAll(api: ReleaseApi, { items, onAcknowledged }: { items: readonly string[]; onAcknowledged: (count: number) => void }) {
  const acknowledged: Acknowledged[] = [];
  const inDoubt: Tick[] = [];
  const work = async (item: string) => {
    for (let version = 0; version < TICKS_EACH; version += 1) {
      const tick = { item, version, key: `${item}-${version}-${Date.now()}` };
      const answer = await send(api, tick).catch(() => null);
      if (!answer?.ok()) {
        inDoubt.push(tick);
        return;
      }
      const { seq }: { seq: number } = await answer.json();
      acknowledged.push({ ...tick, seq });
      onAcknowledged(acknowledged.length);
    }
  };
  await Promise.all(items.map(work));
  return { acknowledged, inDoubt };
}

/** The body is the same each time: with the same key it is the same request. */
function send(api: ReleaseApi, { item, version, key }: Tick) {
  return api.send("PUT", `items/${item}/status`, { status: version % 2 === 0 ? "done" : "todo", expectedVersion: version }, key);
}

for (const victim of ["application", "database"] as const) {
  test(`kill -9 of the ${victim} in the middle of 200 ticks loses no acknowledged one`, async ({
    scenario,
    openWindow,
    server,
    expectConsole,
  }) => {
    // Whatever was under way when the victim died, or waited for a slow disk, is in doubt and said so.
    expectConsole(/request failed/);
    const { people, release } = await scenario("planned");
    const api = new ReleaseApi(await openWindow(people.alice), release);
    const { items } = await api.state();
    const ticked = items.filter(({ kind, phase }) => kind === "tick" && phase !== "rollback").map(({ key }) => key);
    const kills: Promise<void>[] = [];
    const kill = async () => {
      if (victim === "application") await server.kill();
      else expect(server.database.server.kill()).toBe(true);
    };
    const { acknowledged, inDoubt } = await tickAll(api, {
      items: ticked.slice(0, ITEMS),
      onAcknowledged: (count) => {
        if (count === KILL_AFTER) kills.push(kill());
      },
    });
    await Promise.all(kills);
    expect(kills).toHaveLength(1);
    expect(inDoubt.length).toBeGreaterThan(0);
    await server.restart();

    const versions = new Map((await api.state()).items.map((item) => [item.key, item.version]));
    for (const { item, version } of acknowledged) expect(versions.get(item), `${item} after ${version}`).toBeGreaterThan(version);
    for (const { item, version } of inDoubt) expect([version, version + 1]).toContain(versions.get(item));

    await test.step("each in doubt, sent again with its key, has had one effect", async () => {
      for (const tick of inDoubt) expect((await send(api, tick)).ok()).toBe(true);
      const sets = (await api.events()).flatMap((event) =>
        event.type === "item.set" ? [`${event.payload.item} ${event.payload.version}`] : [],
      );
      const wanted = [...acknowledged, ...inDoubt].map(({ item, version }) => `${item} ${version + 1}`);
      expect(sets.toSorted()).toEqual(wanted.toSorted());
    });

    await test.step("each acknowledged one, sent again with its key, is answered as before", async () => {
      for (const tick of acknowledged) expect(await (await send(api, tick)).json()).toMatchObject({ seq: tick.seq });
    });

    expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
  });
}
