import { describe, expect, it } from "vitest";
import { isSignedBy, publicKeyText } from "@/lib/server/audit/checkpoint";
import { verifyAudit } from "@/lib/server/audit/verify";
import { shiftClock } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { noticeWorld } from "./testing/world";

const { world, database, run, state, sign, refuse, set, goItem, work, taken, mails, makeDue, makeOld } = noticeWorld();
const HOUR_MS = 3_600_000;
const ASKED = ["alice: Sign off T-2h: checkout-service v2.3.0", "bob: Sign off T-2h: checkout-service v2.3.0"];

/** The words of a mail: its parts without the encoding of the way. */
const plain = (mail = "") => mail.replaceAll("=\r\n", "").replaceAll("=3D", "=");
const checkpointIn = (mail = "") => {
  const part = /filename=checkpoint\.json[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(mail)?.[1] ?? "";
  return JSON.parse(part.startsWith("{") ? plain(part) : Buffer.from(part, "base64").toString());
};

describe("a request for a sign-off", () => {
  it("goes once to each person whose signature the gate awaits, with the gate, what it says, and where to sign", async () => {
    await work();
    await work();
    expect(taken()).toEqual(ASKED);
    const mail = plain(world.mail.taken.find((one) => one.includes("To: Bob")));
    expect(mail).toContain(`http://localhost:3000/t/${world.team.slug}/releases/${world.release}#phase-${world.go}`);
    expect(mail).toContain("As approver I agree that checkout-service v2.3.0 is deployed to production.");
    expect(mail).toContain("You are the first to sign.");
    expect(mail).toMatch(new RegExp(`^References: <release\\.${world.release}@example\\.com>`, "m"));
  });

  it("is not repeated by ticks, nor by what others sign", async () => {
    await work();
    world.mail.behave("takes");
    await run("alice", { type: "comment.add", text: "Hello" });
    await work();
    await sign("alice");
    await work();
    expect(taken()).toEqual(["alice: Signed T-2h: checkout-service v2.3.0"]);
  });

  it("is sent again to whoever's signature fell, when the gate awaits it anew", async () => {
    await sign("alice");
    await work();
    world.mail.behave("takes");
    const item = await goItem();
    await set(item, "todo");
    await work();
    expect(taken()).toEqual([]);
    await set(item, "not-applicable", "Another reason");
    await work();
    await work();
    expect(taken()).toEqual(ASKED);
  });

  it("is sent again though nobody looked while the gate was open", async () => {
    await sign("alice");
    await work();
    world.mail.behave("takes");
    const item = await goItem();
    await set(item, "todo");
    await set(item, "not-applicable", "Another reason");
    await work();
    expect(taken()).toEqual([ASKED[0]]);
  });

  it("SIGNOFF rule 17: is repeated after 24 hours while it stands, says so, and is brought to commander and manager", async () => {
    await work();
    world.mail.behave("takes");
    shiftClock(23 * HOUR_MS);
    await makeOld();
    await work();
    const early = taken();
    shiftClock(24.1 * HOUR_MS);
    await makeOld();
    await work();
    const overdue = ["carol: Sign-off overdue: checkout-service v2.3.0", "max: Sign-off overdue: checkout-service v2.3.0"];
    expect([early, taken()]).toEqual([[], [...ASKED.map((one) => one.replace(": Sign", ": Still waiting: Sign")), ...overdue]]);
  });

  it("is not sent when it was done before it could leave", async () => {
    world.mail.behave("dies before MAIL");
    await work();
    expect(await mails()).toMatchObject([{ status: "waiting", attempts: 1 }, { status: "waiting" }]);
    world.mail.behave("takes");
    await sign("alice");
    await work();
    await makeDue();
    await work();
    expect(taken()).toEqual(["alice: Signed T-2h: checkout-service v2.3.0", ASKED[1]]);
    expect((await mails()).filter((one) => one.status === "cancelled")).toMatchObject([{ name: "alice" }]);
  });

  it("is sent once though several processes look at the same moment", async () => {
    await Promise.all([work(), work(), work()]);
    await Promise.all([work(), work()]);
    expect(taken()).toEqual(ASKED);
  });
});

describe("a receipt", () => {
  it("says what was signed, when, and holds the signed entry of the log", async () => {
    await sign("alice");
    await work();
    const mail = world.mail.taken.find((one) => one.includes("Subject: Signed T-2h"));
    const row = (await state()).signOffs.at(-1);
    expect(plain(mail)).toContain(`sha256:${row?.digest}`);
    expect(plain(mail)).toContain(row?.meaning);
    expect(plain(mail)).toContain(`${row?.at.slice(0, 19)}Z`);
    expect(plain(mail)).toMatch(/(GMT|BST)/);
    const { checkpoint } = checkpointIn(mail);
    expect(isSignedBy(checkpoint, publicKeyText() ?? "")).toBe(true);
    expect(checkpoint.heads).toEqual([[`release:${world.release}`, expect.any(Number), expect.any(String)]]);
    expect((await verifyAudit({ checksClock: false, checkpoints: [checkpoint] })).problems).toEqual([]);
    const [stream, seq] = checkpoint.heads[0];
    const other = { ...checkpoint, heads: [[stream, seq, "00".repeat(32)]] };
    expect((await verifyAudit({ checksClock: false, checkpoints: [other] })).problems).toMatchObject([{ fault: "not-as-checkpointed" }]);
  });

  it("follows a refusal and its withdrawal, and goes to whom it is of when somebody else revokes", async () => {
    await refuse("bob");
    const refusal = (await state()).signOffs.at(-1)?.id ?? "";
    await run("bob", { type: "sign-off.withdraw", signOff: refusal });
    await sign("bob");
    const given = (await state()).signOffs.at(-1)?.id ?? "";
    await run("adam", { type: "sign-off.revoke", signOff: given, reason: "On leave" });
    await work();
    const heads = taken().filter((one) => one.startsWith("bob: ") && !one.includes("Sign off"));
    expect(heads).toEqual([
      "bob: Refusal withdrawn: T-2h: checkout-service v2.3.0",
      "bob: Refused T-2h: checkout-service v2.3.0",
      "bob: Sign-off revoked: T-2h: checkout-service v2.3.0",
      "bob: Signed T-2h: checkout-service v2.3.0",
    ]);
    const revoked = plain(world.mail.taken.find((one) => one.includes("Sign-off revoked")));
    expect(revoked).toContain("By Adam Tester.");
    expect(revoked).toContain("On leave");
  });
});

describe("a mail server that", () => {
  it.each([
    ["dies before MAIL", "waiting", 2],
    ["dies in DATA", "uncertain", 1],
    ["dies after the dot", "uncertain", 1],
    [{ at: "RCPT", code: 450 }, "waiting", 2],
    [{ at: "RCPT", code: 550 }, "failed", 1],
  ] as const)("%j, then works: the mail is %s at first", async (behaviour, first, attempts) => {
    await sign("alice");
    world.mail.behave(behaviour, behaviour, "takes");
    await work();
    expect((await mails()).map((one) => one.status)).toEqual([first, first]);
    await makeDue();
    await work();
    await work();
    const last = first === "waiting" ? "sent" : first;
    expect(await mails()).toMatchObject([
      { status: last, attempts },
      { status: last, attempts },
    ]);
  });

  it("is handed nothing before the attempt is written down", async () => {
    const seen: unknown[] = [];
    world.mail.onStage = async (stage) => {
      if (stage !== "connected") return;
      const { rows } = await pool().query(
        `SELECT m.status, a.number, a."endedAt" FROM notice_mail m JOIN notice_attempt a ON a."mailId" = m.id WHERE m."teamId" = $1`,
        [world.team.id],
      );
      seen.push(...rows);
    };
    await sign("alice");
    await work();
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map((row) => (row as { number: number }).number))).toEqual(new Set([1]));
  });

  it("was cut off by a crash leaves the mail uncertain, and nobody is told twice", async () => {
    world.mail.behave({ at: "RCPT", code: 450 }, { at: "RCPT", code: 450 }, "takes");
    await work();
    await database.asSuperuser(
      `WITH m AS (UPDATE notice_mail SET status = 'sending', attempts = 2, "dueAt" = now() + interval '60 seconds' RETURNING id)
       INSERT INTO notice_attempt ("mailId", number, "startedAt") SELECT id, 2, now() FROM m WHERE NOT EXISTS
         (SELECT FROM notice_attempt a WHERE a."mailId" = m.id AND a.number = 2)`,
    );
    await makeDue();
    await work();
    await work();
    expect((await mails()).map((one) => [one.status, one.reason])).toEqual([
      ["uncertain", "It was cut off while it was sent."],
      ["uncertain", "It was cut off while it was sent."],
    ]);
    expect(taken()).toEqual([]);
  });
});
