import { afterAll, beforeAll, expect, it } from "vitest";
import type { TeamAccess } from "@/lib/server/access/team";
import { makeTeam } from "@/lib/server/access/testing/team";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { accessOf } from "@/lib/server/release/testing/plan";
import { createWebhook } from "./commands";
import { listDeliveries } from "./data";
import { sendTest } from "./deliveries";
import { startReceiver } from "./testing/receiver";
import { workOnWebhooks } from "./worker";

/** As an installation is unless it says otherwise: webhooks stay out of private networks. */
const database = testDatabase();

let admin: TeamAccess;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  const team = await makeTeam({ adam: "admin" });
  admin = await accessOf(team.id, team.people.adam, "settings.manage");
  receiver = await startReceiver(204);
});
afterAll(() => receiver.stop());

it.each([
  ["http://example.com/", "https://"],
  ["https://127.0.0.1/", "private"],
  ["https://localhost/", "private"],
  ["https://2130706433/", "private"],
  ["https://[::1]/", "private"],
  ["https://[::ffff:10.0.0.1]/", "private"],
  ["https://169.254.169.254/", "private"],
  ["https://192.168.0.10:8443/hook", "private"],
])("refuses %s at once", async (url, words) => {
  await expect(createWebhook(admin, { name: "Chat", url, kinds: ["words"] })).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining(words),
  });
});

it.each(["127.0.0.1", "localhost"])("connects to nobody where a name leads to this machine only later (%s)", async (host) => {
  const { id } = await createWebhook(admin, { name: "Chat", url: "https://hooks.example.com/", kinds: ["words"] });
  const url = new URL(receiver.url);
  url.hostname = host;
  await database.asSuperuser("UPDATE webhook_endpoint SET url = $1 WHERE id = $2", [url.href, id]);
  await sendTest(admin, id);
  await Promise.all(await workOnWebhooks());
  expect(receiver.received).toEqual([]);
  const { deliveries } = await listDeliveries(admin, id);
  expect(deliveries[0]?.last).toMatchObject({ status: null, problem: "The address leads into a private network." });
});
