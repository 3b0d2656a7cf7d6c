import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { SourceId } from "./source-id";
import type { Stage } from "./testing/mail-server";
import { WorkerProcess } from "./testing/worker-process";
import { messageWorld } from "./testing/world";

/**
 * kill -9 of the worker wherever something could be lost or doubled. Nothing in the worker knows of it: the mail server kills at a stage
 * of its conversation, and a lock holds the worker before a commit.
 */
const { world, database, mailbox, tell, work, deliveries, makeDue, resend, tellOfIncident } = messageWorld();

let worker: WorkerProcess | null = null;
const holder: { client?: pg.Client } = {};

beforeAll(async () => {
  holder.client = new pg.Client({ connectionString: await superuserUrl() });
  await holder.client.connect();
});
afterEach(async () => {
  await query("ROLLBACK");
  await worker?.kill();
  worker = null;
});
afterAll(() => holder.client?.end());

async function superuserUrl(): Promise<string> {
  const [row] = await database.asSuperuser<{ name: string }>("SELECT current_database() AS name");
  const { inject } = await import("vitest");
  const url = new URL(inject("testServer").superuser);
  url.pathname = `/${row?.name}`;
  return url.href;
}

const query = (text: string) => holder.client?.query(text);
const isSomebodyWaiting = async () => {
  const rows = await database.asSuperuser(
    "SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()",
  );
  expect(rows.length).toBeGreaterThan(0);
};
const PATIENCE = { timeout: 20_000, interval: 20 };

const addresses = async (message: string, source: SourceId | null = null) => {
  const rows = await deliveries(message, source);
  const count = (status: string) => rows.filter((one) => one.status === status).length;
  return { deliveries: rows.length, sent: count("sent"), uncertain: count("uncertain"), taken: world.mail.taken.length };
};
const messageIds = () => new Set(world.mail.taken.map((mail) => /^Message-ID: (.*)$/m.exec(mail)?.[1])).size;

/** What is left behind is worked on by another process, as if the lease had ended. */
async function recover(): Promise<void> {
  await makeDue();
  await work();
  await work();
}

/** A person sends what is uncertain again: then everybody has it, and nobody more often than it was uncertain. */
async function decide(message: string, uncertain: number, source: SourceId | null = null): Promise<void> {
  for (const one of await deliveries(message, source)) if (one.status === "uncertain") await resend(message, one, source);
  await work();
  const after = await addresses(message, source);
  expect(after.sent).toBe(after.deliveries);
  expect(messageIds()).toBe(after.deliveries);
  expect(world.mail.taken.length - messageIds()).toBeLessThanOrEqual(uncertain);
}

type Row = readonly [string, { readonly sent: number; readonly uncertain: number; readonly taken: number }];

/** One message to one mailbox: how it stands when another process has gone on. */
const STAGES: readonly (readonly [Stage, Row[1]])[] = [
  ["connected", { sent: 0, uncertain: 1, taken: 0 }],
  ["MAIL", { sent: 0, uncertain: 1, taken: 0 }],
  ["RCPT", { sent: 0, uncertain: 1, taken: 0 }],
  ["DATA", { sent: 0, uncertain: 1, taken: 0 }],
  ["dot", { sent: 0, uncertain: 1, taken: 1 }],
];

describe("kill -9 of the worker", () => {
  it.each(STAGES)("when the mail server is at %s: %o", async (stage, expected) => {
    await mailbox("qa@example.com");
    const message = await tell();
    const killed = new Promise<void>((resolve) => {
      world.mail.onStage = async (at) => {
        if (at !== stage) return;
        world.mail.onStage = () => undefined;
        await worker?.kill();
        resolve();
      };
    });
    worker = new WorkerProcess();
    await killed;
    await vi.waitFor(() => expect(world.mail.taken).toHaveLength(expected.taken), PATIENCE);
    await recover();
    expect(await addresses(message)).toEqual({ deliveries: 1, ...expected });
    await decide(message, expected.uncertain);
  });

  it.each<[Stage, Row[1]]>([
    ["DATA", { sent: 0, uncertain: 1, taken: 0 }],
    ["dot", { sent: 0, uncertain: 1, taken: 1 }],
  ])("when the mail server is at %s with a message of an incident: %o", async (stage, expected) => {
    await mailbox("qa@example.com");
    const message = await tellOfIncident();
    const source: SourceId = { kind: "incident", id: world.incident };
    const killed = new Promise<void>((resolve) => {
      world.mail.onStage = async (at) => {
        if (at !== stage) return;
        world.mail.onStage = () => undefined;
        await worker?.kill();
        resolve();
      };
    });
    worker = new WorkerProcess();
    await killed;
    await vi.waitFor(() => expect(world.mail.taken).toHaveLength(expected.taken), PATIENCE);
    await recover();
    expect(await addresses(message, source)).toEqual({ deliveries: 1, ...expected });
    await decide(message, expected.uncertain, source);
  });

  it("after the mail server took it and said so, before that is kept: uncertain, not sent again", async () => {
    await mailbox("qa@example.com");
    const message = await tell();
    const replied = new Promise<void>((resolve) => {
      world.mail.onStage = async (at) => {
        if (at === "dot") await query("BEGIN; LOCK TABLE message_attempt IN EXCLUSIVE MODE");
        if (at !== "replied") return;
        world.mail.onStage = () => undefined;
        resolve();
      };
    });
    worker = new WorkerProcess();
    await replied;
    await vi.waitFor(isSomebodyWaiting, PATIENCE);
    await worker.kill();
    await query("ROLLBACK");
    await recover();
    expect(await addresses(message)).toEqual({ deliveries: 1, sent: 0, uncertain: 1, taken: 1 });
    await decide(message, 1);
  });

  it.each<readonly [string, string, Row[1]]>([
    ["before the deliveries are committed", "message_delivery", { sent: 1, uncertain: 0, taken: 1 }],
    // One statement, which the database finishes although nobody waits for its answer: nothing left, but nobody can tell.
    ["while the attempt is written down", "message_attempt", { sent: 0, uncertain: 1, taken: 0 }],
  ])("%s (%s): %o", async (_, table, expected) => {
    await mailbox("qa@example.com");
    const message = await tell();
    await query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    worker = new WorkerProcess();
    await vi.waitFor(isSomebodyWaiting, PATIENCE);
    await worker.kill();
    await query("ROLLBACK");
    await recover();
    expect(await addresses(message)).toEqual({ deliveries: 1, ...expected });
    await decide(message, expected.uncertain);
  });

  it("in the middle of twenty mails loses none, and doubles none but what a person sends again", async () => {
    for (let number = 0; number < 20; number += 1) await mailbox(`qa${number}@example.com`);
    const message = await tell();
    let dots = 0;
    const killed = new Promise<void>((resolve) => {
      world.mail.onStage = async (at) => {
        if (at !== "dot") return;
        dots += 1;
        if (dots !== 7) return;
        world.mail.onStage = () => undefined;
        await worker?.kill();
        resolve();
      };
    });
    worker = new WorkerProcess();
    await killed;
    await recover();
    await recover();
    await recover();
    const { deliveries: all, sent, uncertain, taken } = await addresses(message);
    expect([all, sent + uncertain]).toEqual([20, 20]);
    expect(uncertain).toBeGreaterThan(0);
    expect(messageIds()).toBe(taken);
    await decide(message, uncertain);
  });
});
