import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { accessOf } from "@/lib/server/release/testing/plan";
import { renewDestinationSecret } from "./destination-secret";
import { messageWorld } from "./testing/world";

const { world, database, receive, add, mailbox, tell, work } = messageWorld();

/** Which of the secrets a message that was received is signed by. */
function signedBy(received: { headers: object; body: string } | undefined, secrets: readonly (string | null)[]): boolean[] {
  return secrets.map((secret) => {
    try {
      new Webhook(secret ?? "").verify(received?.body ?? "", received?.headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  });
}

async function told() {
  const receiver = await receive(200);
  const made = await add({ channel: "webhook", name: "Status page", audiences: ["qa"], url: receiver.url });
  const message = async (secrets: readonly (string | null)[]) => {
    await tell();
    await work();
    return signedBy(receiver.received.at(-1), secrets);
  };
  return { id: made.id, former: made.secret, message };
}

describe("a new secret", () => {
  it("signs beside the former one for a day, and then alone", async () => {
    const { id, former, message } = await told();
    expect(await message([former])).toEqual([true]);
    const { secret } = await renewDestinationSecret(world.admin, id, { formerEnds: "after-a-day" });
    expect(secret).not.toBe(former);
    expect(await message([secret, former])).toEqual([true, true]);
    await database.asSuperuser(`UPDATE destination SET "secretBeforeEndsAt" = now() - interval '1 second'`);
    expect(await message([secret, former])).toEqual([true, false]);
  });

  it("ends the former one at once where the team says so, and one that signed along as well", async () => {
    const { id, former, message } = await told();
    const second = (await renewDestinationSecret(world.admin, id, { formerEnds: "after-a-day" })).secret;
    const third = (await renewDestinationSecret(world.admin, id, { formerEnds: "at-once" })).secret;
    expect(await message([third, second, former])).toEqual([true, false, false]);
  });

  it("is sealed, told to the log without itself, and asks for a fresh proof", async () => {
    const { id } = await told();
    const { secret } = await renewDestinationSecret(world.admin, id, { formerEnds: "at-once" });
    const [event] = await database.asSuperuser<{ body: string }>(
      `SELECT body FROM event WHERE body LIKE '%secret-renewed%' ORDER BY seq DESC`,
    );
    expect(event?.body).toContain('"formerEnds":"at-once"');
    const rows = await database.asSuperuser<{ secret: string }>("SELECT secret FROM destination WHERE id = $1", [id]);
    for (const kept of [event?.body, rows[0]?.secret]) expect(kept).not.toContain(secret.replace("whsec_", ""));
    const viewer = { ...world.admin.access.viewer, provedAt: new Date(Date.now() - 16 * 60_000).toISOString() };
    const old = { ...world.admin, access: { ...world.admin.access, viewer } };
    await expect(renewDestinationSecret(old, id, { formerEnds: "at-once" })).rejects.toMatchObject({ code: "proof-needed" });
  });

  it("is refused where there is none, and where the destination is another team's", async () => {
    const mail = await mailbox("qa@example.com");
    await expect(renewDestinationSecret(world.admin, mail.id, { formerEnds: "at-once" })).rejects.toMatchObject({ code: "wrong-state" });
    const { id } = await told();
    const other = await accessOf(world.team.id, world.team.people.adam, "integration.manage");
    const foreign = { ...other, team: { ...other.team, id: world.release } };
    await expect(renewDestinationSecret(foreign, id, { formerEnds: "at-once" })).rejects.toMatchObject({ code: "not-found" });
  });
});
