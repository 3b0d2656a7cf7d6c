import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import type { WebhookKind } from "@/lib/contracts/webhook";
import { teamEvents } from "@/lib/server/access/testing/events";
import { accessOf, makePlanningTeam } from "@/lib/server/release/testing/plan";
import { changeWebhook, createWebhook, removeWebhook, renewSecret, setActive } from "./commands";
import { getWebhook, listDeliveries } from "./data";
import { redeliver, sendTest } from "./deliveries";
import { webhookWorld } from "./testing/world";

const { world, database, receive, make, flag, work } = webhookWorld();

describe("a webhook", () => {
  it("is switched off by 410, and what waited is cancelled", async () => {
    const receiver = await receive(410);
    const { id } = await make(receiver.url);
    await sendTest(world.admin, id);
    await work();
    await flag("Nobody hears this");
    await work();
    expect(receiver.received).toHaveLength(1);
    expect(await getWebhook(world.admin, id)).toMatchObject({ state: "gone", waiting: 0 });
    expect((await teamEvents(world.team.id)).at(-1)).toMatchObject({
      type: "webhook.disabled",
      actor: { kind: "system" },
      payload: { cause: "gone" },
    });
    await expect(sendTest(world.admin, id)).rejects.toMatchObject({ code: "wrong-state" });
  });

  it("that is off keeps nothing, and goes on from when it is on again", async () => {
    const receiver = await receive(204);
    const { id } = await make(receiver.url);
    await setActive(world.admin, id, false);
    await flag("While off");
    await work();
    expect(await setActive(world.admin, id, true)).toMatchObject({ state: "active" });
    await flag("While on");
    await work();
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.payload.text)).toEqual(["While on"]);
  });

  it("sends a message again on request, with the id it had", async () => {
    const receiver = await receive(204);
    const { id } = await make(receiver.url);
    const { delivery } = await sendTest(world.admin, id);
    await work();
    await redeliver(world.admin, id, delivery);
    await work();
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([`msg_${delivery}`, `msg_${delivery}`]);
  });

  it("signs with the former secret too for a day after a new one was made", async () => {
    const receiver = await receive(204);
    const { id, secret } = await make(receiver.url);
    const renewed = await renewSecret(world.admin, id);
    await sendTest(world.admin, id);
    await work();
    const [{ headers, body } = { headers: {}, body: "" }] = receiver.received;
    for (const one of [secret, renewed.secret]) new Webhook(one).verify(body, headers as Record<string, string>);
    await database.asSuperuser(`UPDATE webhook_endpoint SET "secretBeforeEndsAt" = now()`);
    await sendTest(world.admin, id);
    await work();
    const [, later = { headers: {}, body: "" }] = receiver.received;
    expect(() => new Webhook(secret).verify(later.body, later.headers as Record<string, string>)).toThrow();
  });

  it("keeps its secret sealed, out of the log and out of every other answer", async () => {
    const { id, secret } = await make("http://127.0.0.1:9/");
    const [row] = await database.asSuperuser<{ secret: string }>("SELECT secret FROM webhook_endpoint");
    expect(row?.secret).toMatch(/^v1\.[0-9a-f]{8}\./);
    const told = JSON.stringify([await getWebhook(world.admin, id), await teamEvents(world.team.id), row]);
    expect(told).not.toContain(secret.slice("whsec_".length));
  });

  it("whose sealed secret was moved to another row stays shut", async () => {
    const receiver = await receive(204);
    const [one, other] = [await make(receiver.url), await make(receiver.url)];
    await database.asSuperuser("UPDATE webhook_endpoint SET secret = (SELECT secret FROM webhook_endpoint WHERE id = $1) WHERE id = $2", [
      one.id,
      other.id,
    ]);
    await sendTest(world.admin, other.id);
    await work();
    expect(receiver.received).toEqual([]);
  });

  it("is changed and removed with an event each", async () => {
    const { id } = await make("http://127.0.0.1:9/");
    await changeWebhook(world.admin, id, { name: "Chat", url: "http://127.0.0.1:10/", kinds: ["course"] });
    await removeWebhook(world.admin, id);
    expect((await teamEvents(world.team.id)).slice(-2).map(({ type }) => type)).toEqual(["webhook.changed", "webhook.removed"]);
    await expect(getWebhook(world.admin, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("needs a fresh proof to be made, changed or given a new secret", async () => {
    const { id } = await make("http://127.0.0.1:9/");
    const viewer = { ...world.admin.access.viewer, provedAt: new Date(Date.now() - 16 * 60_000).toISOString() };
    const stale = { ...world.admin, access: { ...world.admin.access, viewer } };
    const body = { name: "Other", url: "http://127.0.0.1:10/", kinds: ["course"] as WebhookKind[] };
    for (const asked of [createWebhook(stale, body), changeWebhook(stale, id, body), renewSecret(stale, id)])
      await expect(asked).rejects.toMatchObject({ code: "proof-needed" });
  });

  it("belongs to its team", async () => {
    const { id } = await make("http://127.0.0.1:9/");
    const other = await makePlanningTeam();
    const foreign = await accessOf(other.id, other.people.adam, "settings.manage");
    for (const ask of [getWebhook, sendTest, removeWebhook, listDeliveries])
      await expect(ask(foreign, id)).rejects.toMatchObject({ code: "not-found" });
  });
});
