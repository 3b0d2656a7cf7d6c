import { describe, expect, it } from "vitest";
import { POST as breakGlass } from "@/app/api/v1/releases/[release]/phases/[phase]/break-glass/route";
import { verifyAudit } from "@/lib/server/audit/verify";
import { noticeWorld } from "@/lib/server/notice/testing/world";
import { shiftClock } from "@/lib/server/platform/clock";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { accessOf } from "@/lib/server/release/testing/plan";
import { executeCommand } from "./commands";
import { listObligations } from "./obligations";
import { sweepReleases } from "./sweep";

const { world, run, state, work, taken } = noticeWorld();
const MINUTE_MS = 60_000;
const REASON = "Nobody can pay, and the approver does not answer";

type Who = keyof typeof world.team.people;

async function invoke(who: Who, key?: string) {
  const { release, go: phase, team } = world;
  const headers = key ? { headers: { "idempotency-key": key } } : {};
  return call(breakGlass, {
    params: { release, phase },
    cookie: await cookieFor(team.people[who].ref.id),
    body: { reason: REASON },
    ...headers,
  });
}

/** As if an incident of the top severity had been declared from the release. */
async function declare(): Promise<void> {
  const incident = {
    id: crypto.randomUUID(),
    title: "Payments fail",
    severity: "P0",
    commander: world.team.people.carol.ref,
    status: "open",
  } as const;
  await executeCommand({ access: "system", releaseId: world.release, command: { type: "incident.link", incident, act: "declared" } });
}

const gate = async () => (await state()).phases.find((one) => one.key === world.go);
const obligations = async (who: Who, which: "open" | "settled" = "open") => {
  const { id, people } = world.team;
  return listObligations(await accessOf(id, people[who], "release.read"), { state: which, limit: 50 });
};

describe("breaking the glass", () => {
  it("SIGNOFF rule 24: is refused without a ground, and to everybody but the commander, through the API", async () => {
    expect((await invoke("carol")).status).toBe(422);
    await declare();
    expect((await invoke("alice")).status).toBe(403);
    expect((await invoke("adam")).status).toBe(403);
    expect((await gate())?.status).toBe("open");
  });

  it("SIGNOFF rule 24: opens the gate once, signs nothing, is in the tables as in the log, and lapses", async () => {
    await declare();
    const [first, second] = [await invoke("carol", "glass-once"), await invoke("carol", "glass-once")];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    const after = await state();
    expect([after.signOffs, after.breakGlasses?.length, after.obligations.length]).toEqual([[], 1, 2]);
    expect((await gate())?.closed).toMatchObject({ how: "break-glass", reason: REASON });
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
    shiftClock(59 * MINUTE_MS);
    await sweepReleases();
    expect((await gate())?.status).toBe("closed");
    shiftClock(61 * MINUTE_MS);
    await sweepReleases();
    expect((await gate())?.status).toBe("open");
    expect((await state()).status).toBe("preparing");
  });

  it("SIGNOFF rule 25: approvers and admins hear of it at once, by name", async () => {
    await work();
    world.mail.behave("takes");
    await declare();
    await invoke("carol");
    await work();
    const told = "Break-glass: checkout-service v2.3.0";
    expect(taken().filter((one) => one.endsWith(told))).toEqual([`adam: ${told}`, `bob: ${told}`]);
  });

  it("SIGNOFF rule 26: only somebody who neither deployed nor broke it reviews it", async () => {
    await declare();
    await invoke("carol");
    const review = (await state()).obligations.find((one) => one.rule === "break-glass-review");
    const settle = { type: "obligation.settle", obligation: review?.id ?? "", note: "See the incident", verdict: "approved" } as const;
    await expect(run("alice", settle)).rejects.toMatchObject({ code: "not-permitted" });
    await expect(run("carol", settle)).rejects.toMatchObject({ code: "separation-of-duties" });
    const shown = async (who: Who) => (await obligations(who)).obligations.find((one) => one.id === review?.id);
    expect((await shown("carol"))?.whyNotSettle).toMatch(/^Whoever deploys or broke the glass does not review it\. Bob/);
    expect(await shown("bob")).toMatchObject({ whyNotSettle: null, isDeadlineFixed: true });
    await run("bob", settle);
    expect(await shown("bob")).toBeUndefined();
    const { obligations: settled } = await obligations("bob", "settled");
    expect(settled.find((one) => one.id === review?.id)?.settled).toMatchObject({ note: "See the incident", verdict: "It was right" });
  });

  it("SIGNOFF rule 27: its share of the team's releases is told, and flagged above a tenth", async () => {
    expect((await obligations("bob")).breakGlass).toEqual({ broken: 0, releases: 1, percent: 0, isFlagged: false });
    await declare();
    await invoke("carol");
    expect((await obligations("bob")).breakGlass).toEqual({ broken: 1, releases: 1, percent: 100, isFlagged: true });
  });
});
