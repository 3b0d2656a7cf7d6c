import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Stage } from "@/lib/server/comms/testing/mail-server";
import { WorkerProcess } from "@/lib/server/comms/testing/worker-process";
import { db } from "@/lib/server/platform/db";
import { noticeWorld } from "./testing/world";

/** kill -9 of the worker wherever a mail could be lost or doubled. Nothing in it knows of that: the mail server kills at a stage. */
const { world, database, work, mails, makeDue } = noticeWorld();

let worker: WorkerProcess | null = null;

beforeEach(async () => {
  // One mail, to Alice.
  const userId = world.team.people.bob.ref.id;
  await db().noticePreference.create({ data: { userId, channels: { "sign-off": "inbox" }, zone: "UTC" }, select: { userId: true } });
});
afterEach(async () => {
  await worker?.kill();
  worker = null;
});

const PATIENCE = { timeout: 20_000, interval: 20 };

/** What is left behind is worked on by another process, as if the lease had ended. */
async function recover(): Promise<void> {
  await makeDue();
  await work();
  await work();
}

const STAGES: readonly (readonly [Stage, { readonly status: string; readonly taken: number }])[] = [
  ["connected", { status: "uncertain", taken: 0 }],
  ["MAIL", { status: "uncertain", taken: 0 }],
  ["DATA", { status: "uncertain", taken: 0 }],
  ["dot", { status: "uncertain", taken: 1 }],
];

describe("kill -9 of the worker", () => {
  it.each(STAGES)("when the mail server is at %s: %o", async (stage, { status, taken }) => {
    const killed = new Promise<void>((resolve) => {
      world.mail.onStage = async (at) => {
        if (at !== stage) return;
        world.mail.onStage = () => undefined;
        await worker?.kill();
        resolve();
      };
    });
    worker = new WorkerProcess("notices");
    await killed;
    await vi.waitFor(() => expect(world.mail.taken).toHaveLength(taken), PATIENCE);
    await recover();
    expect(await mails()).toMatchObject([{ status, attempts: 1, name: "alice" }]);
    expect(world.mail.taken).toHaveLength(taken);
  });

  it("before what it noted is committed: told once, by another", async () => {
    const isSomebodyWaiting = async () => {
      const rows = await database.asSuperuser(
        "SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()",
      );
      expect(rows.length).toBeGreaterThan(0);
    };
    await db().$transaction(
      async (tx) => {
        // Holds the worker where it begins to note.
        await tx.$executeRaw`INSERT INTO notice_cursor ("releaseId", seq, "checkedAt") VALUES (${world.release}::uuid, 0, now())
          ON CONFLICT ("releaseId") DO UPDATE SET "checkedAt" = EXCLUDED."checkedAt"`;
        worker = new WorkerProcess("notices");
        await vi.waitFor(isSomebodyWaiting, PATIENCE);
        await worker.kill();
      },
      { timeout: 30_000 },
    );
    await work();
    expect(await mails()).toMatchObject([{ status: "sent", attempts: 1 }]);
    expect(world.mail.taken).toHaveLength(1);
  });
});
