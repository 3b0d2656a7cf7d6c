import { describe, expect, it } from "vitest";
import { POST as sendTest } from "@/app/api/v1/releases/[release]/drafts/[due]/test-mail/route";
import { db } from "@/lib/server/platform/db";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "@/lib/server/release/load";
import { messageWorld } from "./testing/world";

const { world, mailbox } = messageWorld();

const DUE = "pre-notice";
const body = { audiences: ["qa"], subject: "Notice", fields: [{ key: "impact", text: "Read-only for a minute" }] };

async function test(who: "carol" | "alice" | "vera", due = DUE) {
  const cookie = await cookieFor(world.team.people[who].ref.id);
  return call(sendTest, { params: { release: world.release, due }, cookie, body });
}

describe("a test of a draft", () => {
  it("goes to whoever asks and to nobody else, marked, and leaves nothing behind", async () => {
    await mailbox("qa@example.com");
    const before = await loadRelease(world.release, world.team.people.carol.ref.id);
    const { email } = await db().user.findUniqueOrThrow({ where: { id: world.team.people.carol.ref.id }, select: { email: true } });
    expect((await test("carol")).body).toEqual({ address: email, outcome: "sent", reason: null });
    expect(world.mail.taken).toHaveLength(1);
    const [mail = ""] = world.mail.taken;
    expect(mail).toMatch(/^Subject: Test: Notice\r?$/m);
    expect(mail).toMatch(new RegExp(`^To: .*<${email}>\\r?$`, "m"));
    expect(mail).toContain("Read-only for a minute");
    expect((await loadRelease(world.release, world.team.people.carol.ref.id))?.state).toEqual(before?.state);
    expect(await db().messageDelivery.count()).toBe(0);
    expect(await db().messageDraft.count()).toBe(0);
  });

  it("says what the mail server said where it did not take it", async () => {
    world.mail.behave({ at: "RCPT", code: 550 }, "dies after the dot");
    expect((await test("carol")).body).toMatchObject({ outcome: "failed", reason: expect.stringContaining("550") });
    expect((await test("carol")).body).toMatchObject({ outcome: "uncertain" });
  });

  it("is nobody's who may not write, and of nothing that is not due", async () => {
    expect((await test("vera")).status).toBe(403);
    expect((await test("carol", "resolution")).status).toBe(404);
  });

  it("is sent ten times in ten minutes at most, to each person by themselves", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 11; count++) statuses.push((await test("alice")).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
    expect((await test("carol")).status).toBe(200);
  });
});
