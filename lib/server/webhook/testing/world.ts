import { afterEach, beforeAll, beforeEach } from "vitest";
import type { WebhookKind } from "@/lib/contracts/webhook";
import type { TeamAccess } from "@/lib/server/access/team";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "@/lib/server/release/commands";
import { accessOf, makePlanningTeam, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { createWebhook } from "../commands";
import { listDeliveries } from "../data";
import { workOnWebhooks } from "../worker";
import { startReceiver } from "./receiver";

/** A team with a planned release whose webhooks may go to this machine. Call it once, at the top of the file. */
export function webhookWorld() {
  const database = testDatabase({ env: { TMINUS_WEBHOOK_PRIVATE: "allow" } });
  const world = {} as { team: PlanningTeam; admin: TeamAccess; release: string };
  const open: { stop: () => Promise<void> }[] = [];

  beforeAll(async () => {
    world.team = await makePlanningTeam();
    world.admin = await accessOf(world.team.id, world.team.people.adam, "settings.manage");
    world.release = await plan(world.team);
  });
  beforeEach(async () => {
    await database.asSuperuser("DELETE FROM webhook_endpoint");
  });
  afterEach(async () => {
    for (const receiver of open.splice(0)) await receiver.stop();
  });

  const alice = () => world.team.people.alice;
  return {
    world,
    database,
    /** A server that ends with the test. */
    receive: async (...answers: Parameters<typeof startReceiver>) => {
      const receiver = await startReceiver(...answers);
      open.push(receiver);
      return receiver;
    },
    make: (url: string, kinds: WebhookKind[] = ["words"]) => createWebhook(world.admin, { name: "Chat", url, kinds }),
    flag: (text: string) =>
      executeCommand({ access: alice().access("flag.raise"), releaseId: world.release, command: { type: "flag.raise", text } }),
    comment: (text: string) =>
      executeCommand({ access: alice().access("comment.add"), releaseId: world.release, command: { type: "comment.add", text } }),
    /** A round of the worker and the end of what it began. */
    work: async () => Promise.all(await workOnWebhooks()),
    makeDue: () => database.asSuperuser(`UPDATE webhook_delivery SET "dueAt" = now() - interval '1 second'`),
    log: async (id: string) => (await listDeliveries(world.admin, id)).deliveries,
  };
}
