import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MetricSourceBody } from "@/lib/contracts/metric-source";
import type { TeamAccess } from "@/lib/server/access/team";
import { stopClock } from "@/lib/server/platform/clock";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { accessOf, makePlanningTeam, type PlanningTeam } from "@/lib/server/release/testing/plan";
import { startReceiver } from "@/lib/server/webhook/testing/receiver";
import { freePort } from "@/scripts/lib/prometheus-server";
import { changeMetricSource, createMetricSource, removeMetricSource, setMetricQueries, tryMetricQuery } from "./commands";
import { getMetricSource, listMetricSources } from "./data";
import { addSource, canaryOf, measureAt, sourceBody } from "./testing/canary";

const database = testDatabase({ env: { TMINUS_WEBHOOK_PRIVATE: "allow" } });

let team: PlanningTeam;
let admin: TeamAccess;

beforeAll(async () => {
  team = await makePlanningTeam();
  admin = await accessOf(team.id, team.people.adam, "settings.manage");
});
afterAll(() => stopClock(null));

const THROUGHPUT = { serviceId: null, metric: "throughput", name: null, unit: "per second", query: "sum(x)", counter: "" } as const;

describe("a source", () => {
  it("keeps its secret sealed, sends it where it was given for and nowhere else", async () => {
    const receiver = await startReceiver(200);
    const secret = "s3cret-token-of-the-cluster";
    const body: MetricSourceBody = { ...sourceBody(receiver.url), auth: { kind: "bearer", secret } };
    const { id } = await createMetricSource(admin, body);
    const asked = { serviceId: team.service.id, version: "v1", query: THROUGHPUT };
    expect(await tryMetricQuery(admin, id, asked)).toMatchObject({
      value: null,
      why: expect.stringContaining("Prometheus does not answer"),
    });
    expect(receiver.received.at(-1)?.headers).toMatchObject({ authorization: `Bearer ${secret}` });
    const rows = await database.asSuperuser<{ row: string }>("SELECT s::text AS row FROM metric_source s");
    const events = await database.asSuperuser<{ body: string }>("SELECT body FROM event WHERE body LIKE '%metric-source%'");
    expect(events).not.toEqual([]);
    const kept = JSON.stringify([rows, events, await listMetricSources(admin)]);
    expect(kept).not.toContain(secret);

    const elsewhere = { ...body, address: "http://127.0.0.1:1/", auth: { kind: "bearer" as const } };
    await expect(changeMetricSource(admin, id, elsewhere)).rejects.toMatchObject({ code: "invalid", more: { path: "auth.secret" } });
    const renamed = await changeMetricSource(admin, id, { ...body, name: "cluster", auth: { kind: "bearer" } });
    expect(renamed).toMatchObject({ name: "cluster", auth: { kind: "bearer" } });
    const basic = { ...body, auth: { kind: "basic" as const, username: "t-minus", secret: "pass" } };
    await changeMetricSource(admin, id, basic);
    await tryMetricQuery(admin, id, asked);
    expect(receiver.received.at(-1)?.headers).toMatchObject({ authorization: `Basic ${Buffer.from("t-minus:pass").toString("base64")}` });
    await changeMetricSource(admin, id, { ...body, auth: { kind: "none" } });
    await tryMetricQuery(admin, id, asked);
    expect(receiver.received.at(-1)?.headers).not.toHaveProperty("authorization");
    await removeMetricSource(admin, id);
    await expect(getMetricSource(admin, id)).rejects.toMatchObject({ code: "not-found" });
    await receiver.stop();
  });

  it("is made with a fresh proof, and a secret where it needs one", async () => {
    const viewer = { ...admin.access.viewer, provedAt: new Date(Date.now() - 16 * 60_000).toISOString() };
    const old = { ...admin, access: { ...admin.access, viewer } };
    await expect(addSource(old, "http://127.0.0.1:1/")).rejects.toMatchObject({ code: "proof-needed" });
    const body = { ...sourceBody("http://127.0.0.1:1/"), auth: { kind: "bearer" as const } };
    await expect(createMetricSource(admin, body)).rejects.toMatchObject({ code: "invalid" });
  });

  it("is asked by queries that two people cannot overwrite each other's, for services of the team", async () => {
    const { id } = await addSource(admin, "http://127.0.0.1:1/");
    const { version } = await getMetricSource(admin, id);
    expect(await setMetricQueries(admin, id, { version, queries: [THROUGHPUT] })).toMatchObject({
      version: version + 1,
      queries: [THROUGHPUT],
    });
    await expect(setMetricQueries(admin, id, { version, queries: [] })).rejects.toMatchObject({ code: "stale" });
    const other = await makePlanningTeam();
    const foreign = [{ ...THROUGHPUT, serviceId: other.service.id }];
    await expect(setMetricQueries(admin, id, { version: version + 1, queries: foreign })).rejects.toMatchObject({ code: "invalid" });
    const asked = { serviceId: other.service.id, version: "", query: THROUGHPUT };
    await expect(tryMetricQuery(admin, id, asked)).rejects.toMatchObject({ code: "invalid" });
    const stranger = await accessOf(other.id, other.people.adam, "settings.manage");
    // One after the other: a refusal that nobody waits for yet would be nobody's.
    await expect(getMetricSource(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(removeMetricSource(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(tryMetricQuery(stranger, id, asked)).rejects.toMatchObject({ code: "not-found" });
    await removeMetricSource(admin, id);
  });
});

describe("a source that does not answer", () => {
  it("is told once, and what is typed counts", async () => {
    const mine = await makePlanningTeam();
    const theirs = await accessOf(mine.id, mine.people.adam, "settings.manage");
    const { id } = await addSource(theirs, `http://127.0.0.1:${await freePort()}/`);
    const one = await canaryOf(mine, "auth-dead");
    await one.start();
    for (const minute of [2, 3, 4]) await measureAt(minute);
    const missed = (await readEvents(one.release, 0)).filter(({ type }) => type === "reading.missed");
    expect(missed).toMatchObject([{ payload: { miss: { phase: "stage-10", isDown: true, source: { id, name: "production" } } } }]);
    expect(await getMetricSource(theirs, id)).toMatchObject({ problem: "Nothing listens at the address." });
    expect((await one.verdict("stage-10")).zone).toBe("inconclusive");
    for (const [side, p95, errors] of [
      ["canary", 180, 0.29],
      ["stable", 220, 0.3],
    ] as const) {
      await one.ask({ type: "reading.record", phase: "stage-10", metric: "p95", name: null, side, value: p95, unit: "ms" });
      await one.ask({ type: "reading.record", phase: "stage-10", metric: "error-rate", name: null, side, value: errors, unit: "%" });
    }
    await one.ask({
      type: "reading.record",
      phase: "stage-10",
      metric: "success-rate",
      name: null,
      side: "canary",
      value: 99.7,
      unit: "%",
    });
    expect((await one.verdict("stage-10")).zone).toBe("proceed");
  });
});
