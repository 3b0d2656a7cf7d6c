import { describe, expect, it } from "vitest";
import { getCommunications } from "./communications";
import { messageWorld } from "./testing/world";

const { world, database, mailbox, tell, work, deliveries, resend, letBe } = messageWorld();

const NONE = { sent: 0, failed: 0, uncertain: 0, waiting: 0, asks: 0, cancelled: 0, open: 0 };

/** The numbers of a message in the list of the team. */
async function countsOf(message: string) {
  const { messages } = await getCommunications(world.admin);
  return messages.find((one) => one.message.id === message)?.delivery;
}

describe("how many recipients a message reached", () => {
  it("is counted by state, and by who waits for a decision, as the rows say", async () => {
    const message = await tell(["qa"]);
    expect(await countsOf(message)).toEqual(NONE);
    for (const address of ["a@example.com", "b@example.com", "c@example.com"]) await mailbox(address, ["support"]);
    world.mail.behave("takes", { at: "RCPT", code: 550 }, "dies after the dot");
    const told = await tell(["support"]);
    await work();
    expect(await countsOf(told)).toEqual({ ...NONE, sent: 1, failed: 1, uncertain: 1, open: 2 });
    expect((await deliveries(told)).filter((one) => one.needsDecision)).toHaveLength(2);
  });

  it("follows what people decide, and asks again after another attempt", async () => {
    await mailbox("qa@example.com");
    world.mail.behave({ at: "RCPT", code: 550 });
    const message = await tell();
    await work();
    expect(await countsOf(message)).toEqual({ ...NONE, failed: 1, open: 1 });
    const first = (await deliveries(message))[0];
    if (!first) throw new Error("There is a delivery.");
    await letBe(message, first);
    expect(await countsOf(message)).toEqual({ ...NONE, failed: 1 });
    await resend(message, first);
    expect(await countsOf(message)).toEqual({ ...NONE, waiting: 1 });
    await work();
    expect(await countsOf(message)).toEqual({ ...NONE, failed: 1, open: 1 });
  });
});

describe("what the list of a team reads", () => {
  it("leaves out a release that is over and told nothing for four weeks", async () => {
    const isListed = async () => (await getCommunications(world.admin)).messages.some((one) => one.about.id === world.release);
    await tell();
    await database.asSuperuser(`UPDATE release SET status = 'completed', "plannedT0" = now() - interval '60 days' WHERE id = $1`, [
      world.release,
    ]);
    expect(await isListed()).toBe(true);
    const old = new Date(Date.now() - 29 * 86_400_000).toISOString();
    await database.asSuperuser(`UPDATE stage_entry SET row = row || jsonb_build_object('at', $1::text) WHERE list = 'messages'`, [old]);
    expect(await isListed()).toBe(false);
  });
});
