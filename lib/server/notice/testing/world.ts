import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { startMailServer } from "@/lib/server/comms/testing/mail-server";
import { shiftClock } from "@/lib/server/platform/clock";
import { type TestDatabase, testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "@/lib/server/release/commands";
import { contentDigest } from "@/lib/server/release/context";
import { loadRelease } from "@/lib/server/release/load";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";
import { workOnNotices } from "../worker";

type Name = keyof PlanningTeam["people"];
type World = { team: PlanningTeam; release: string; go: string; mail: Awaited<ReturnType<typeof startMailServer>> };
type MailRow = { status: string; reason: string | null; attempts: number; name: string };

/** A team whose release waits for the sign-offs of its go, a day ahead, and a mail server. Made anew for each test. */
export function noticeWorld() {
  const database = testDatabase({ env: { TMINUS_MAIL_FROM: "T-Minus <releases@example.com>" } });
  const world = {} as World;

  beforeAll(async () => {
    world.mail = await startMailServer();
    process.env.TMINUS_SMTP_URL = world.mail.url;
  });
  beforeEach(async () => {
    world.mail.behave("takes");
    // Releases of earlier tests are nobody's concern.
    await database.asSuperuser(`INSERT INTO notice_cursor ("releaseId", seq, "checkedAt") SELECT id, seq, 'infinity' FROM release
      ON CONFLICT ("releaseId") DO UPDATE SET seq = EXCLUDED.seq, "checkedAt" = EXCLUDED."checkedAt"`);
    await database.asSuperuser(`UPDATE notice SET "overAt" = now() WHERE "overAt" IS NULL`);
    await database.asSuperuser(`UPDATE notice_mail SET status = 'cancelled' WHERE status = 'waiting'`);
    world.team = await makePlanningTeam();
    world.release = await plan(world.team, { plannedT0: soon(24 * 60), criticality: "standard" });
    world.go = await prepareGo(world);
  });
  afterEach(() => shiftClock(0));
  afterAll(() => world.mail.stop());

  return { world, database, ...actsOf(world), ...looksOf(world, database) };
}

function looksOf(world: World, { asSuperuser }: TestDatabase) {
  return {
    mails: () =>
      asSuperuser<MailRow>(
        `SELECT m.status, m.reason, m.attempts, split_part(lower(u.name), ' ', 1) AS name FROM notice_mail m JOIN "user" u ON u.id = m."userId"
         WHERE m."teamId" = $1 ORDER BY m."createdAt", u.name`,
        [world.team.id],
      ),
    /** A round of the worker and the end of what it began. */
    work: async () => Promise.all(await workOnNotices()),
    /** What the mail server took since it was last asked to behave: who, and what about. */
    taken: () => world.mail.taken.map(headOf).toSorted(),
    /** As if nobody had looked at the release for a while. */
    makeOld: () =>
      asSuperuser(`UPDATE notice_cursor SET "checkedAt" = now() - interval '2 minutes' WHERE "releaseId" = $1`, [world.release]),
    /** As if the time to try again, or to leave, had come. */
    makeDue: async () => {
      await asSuperuser(`UPDATE notice_mail SET "dueAt" = now() - interval '1 second' WHERE status IN ('waiting', 'sending')`);
      await asSuperuser(`UPDATE notice SET "leaveAt" = now() - interval '1 second' WHERE "mailId" IS NULL AND "leaveAt" IS NOT NULL`);
    },
  };
}

/** `bob: Sign off T-2h: checkout-service v2.3.0` */
function headOf(mail: string): string {
  const to = /^To: (\S+)/m.exec(mail)?.[1]?.toLowerCase() ?? "";
  return `${to}: ${/^Subject: (.*(?:\r?\n .*)*)$/m.exec(mail)?.[1]?.replaceAll(/\s+/g, " ").trim()}`;
}

function actsOf(world: World) {
  const run = (as: Name, command: ReleaseCommand) =>
    executeCommand({ access: world.team.people[as].access("release.read"), releaseId: world.release, command });
  const state = async (): Promise<ReleaseState> => {
    const loaded = await loadRelease(world.release, world.team.people.max.ref.id);
    if (!loaded) throw new Error("no such release");
    return loaded.state;
  };
  const signing = async (as: Name) => ({
    phase: world.go,
    role: as === "alice" ? ("deployer" as const) : ("approver" as const),
    digest: contentDigest(gateContent(await state(), world.go)),
  });
  const set = async (key: string, status: "todo" | "not-applicable", reason = "Test") => {
    const item = (await state()).items.find((one) => one.key === key);
    const answer = { type: "item.set", item: key, expectedVersion: item?.version ?? 0, status } as const;
    return run("alice", status === "todo" ? answer : { ...answer, reason });
  };
  return {
    run,
    state,
    sign: async (as: Name) => {
      const { initials } = world.team.people[as].ref;
      return run(as, { type: "sign-off.grant", ...(await signing(as)), initials, acceptOpen: true });
    },
    refuse: async (as: Name) => run(as, { type: "sign-off.refuse", ...(await signing(as)), reason: "Not yet" }),
    set,
    /** A required item of the go. */
    goItem: async () => (await state()).items.find((one) => one.phase === world.go && one.required && one.kind !== "parent")?.key ?? "",
  };
}

/** Resolves everything required of the first two phases and closes the first; the key of the second. */
async function prepareGo(world: World): Promise<string> {
  const { run, state } = actsOf(world);
  const { phases, items } = await state();
  const [first, second] = phases;
  if (!first || !second) throw new Error("no phases");
  for (const item of items.filter((one) => (one.phase === first.key || one.phase === second.key) && one.kind !== "parent")) {
    await run("alice", { type: "item.set", item: item.key, expectedVersion: 0, status: "not-applicable", reason: "Test" });
  }
  await run("alice", { type: "phase.close", phase: first.key, reason: "Test" });
  return second.key;
}
