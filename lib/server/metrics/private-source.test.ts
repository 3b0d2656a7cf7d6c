import { expect, it } from "vitest";
import { makeTeam } from "@/lib/server/access/testing/team";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { accessOf, makeService } from "@/lib/server/release/testing/plan";
import { startReceiver } from "@/lib/server/webhook/testing/receiver";
import { createMetricSource, tryMetricQuery } from "./commands";
import { sourceBody } from "./testing/canary";

/** As an installation is unless it says otherwise: nothing is asked in private networks. */
const database = testDatabase();

const people = async () => {
  const team = await makeTeam({ adam: "admin", max: "manager" });
  return { team, admin: await accessOf(team.id, team.people.adam, "settings.manage") };
};

it.each(["http://prometheus.example.com/", "https://127.0.0.1/", "https://localhost:9090/", "https://[::1]/", "https://169.254.169.254/"])(
  "refuses %s at once",
  async (address) => {
    const { admin } = await people();
    await expect(createMetricSource(admin, sourceBody(address))).rejects.toMatchObject({ code: "invalid", more: { path: "address" } });
  },
);

it("asks nobody where a name leads into a private network only later", async () => {
  const receiver = await startReceiver(200);
  const { team, admin } = await people();
  const service = await makeService(await accessOf(team.id, team.people.max, "service.manage"), "payments");
  const { id } = await createMetricSource(admin, sourceBody("https://prometheus.example.com/"));
  await database.asSuperuser("UPDATE metric_source SET address = $1", [receiver.url]);
  const query = { serviceId: null, metric: "throughput", name: null, unit: "per second", query: "up", counter: "" } as const;
  expect(await tryMetricQuery(admin, id, { serviceId: service.id, version: "", query })).toMatchObject({
    value: null,
    why: "Prometheus does not answer: The address leads into a private network.",
  });
  expect(receiver.received).toEqual([]);
  await receiver.stop();
});
