import { expect, type Page } from "@playwright/test";
import { holdTicks } from "./fixtures/hold-ticks";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Room } from "./pages/room";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

test("a critical release goes from T-48h to T+24h, through everything that comes between", async ({
  scenario,
  openWindow,
  clock,
  server,
  expectConsole,
}) => {
  test.setTimeout(300_000);
  const { people, release } = await scenario("planned", { minutes: 2 * DAY_MINUTES + 30, commander: "required" });
  const { alice, bob, commander } = people;
  const deployer = new Room(await openWindow(alice), release);
  const approver = new Room(await openWindow(bob, PHONE), release);
  const leader = new Room(await openWindow(commander), release);
  const rooms = [deployer, approver, leader];
  const api = new ReleaseApi(deployer.page, release);
  const approverApi = new ReleaseApi(approver.page, release);
  const leaderApi = new ReleaseApi(leader.page, release);
  const { items, details } = await api.state();
  const titleOf = (key: string): string => items.find((item) => item.key === key)?.title ?? key;
  let t0Ms = Date.parse(details.plannedT0);
  /** Moves to so many minutes from T-0, and loads the rooms anew: they have slept till then. */
  const moveTo = async (minutes: number): Promise<void> => {
    await clock.moveTo(t0Ms + minutes * MINUTE_MS);
    await Promise.all(rooms.map((room) => room.open()));
  };
  const statusIs = (status: string) => expect.poll(async () => (await api.state()).status).toBe(status);
  const item = (room: Room, key: string) => room.item(titleOf(key));

  await test.step("T-48h: ticks, a conflict, and a connection that is lost on the way", async () => {
    await moveTo(-2 * DAY_MINUTES - 20);
    await item(deployer, "code-frozen").tick();
    await expect(item(approver, "code-frozen").boxAs("Done")).toBeVisible();
    await expect(item(leader, "code-frozen").boxAs("Done")).toBeVisible();

    expectConsole(/status of 409 \(Conflict\)/);
    const letGo = await holdTicks(leader.page);
    await item(leader, "tests-green").mark("Failed", "One suite was red an hour ago.");
    await item(deployer, "tests-green").tick();
    await expect(item(deployer, "tests-green").boxAs("Done")).toBeVisible();
    letGo();
    await expect(item(leader, "tests-green").notice).toContainText(`${alice.name} was first`);
    await item(leader, "tests-green").notice.getByRole("button", { name: "Dismiss" }).click();

    expectConsole(/net::ERR_INTERNET_DISCONNECTED/);
    await approver.page.context().setOffline(true);
    await item(approver, "rollback-planned").tick();
    await item(approver, "dashboards-current").tick();
    await expect(approver.banner("Reconnecting.")).toContainText("2 changes are saved here and will be sent.");
    await approver.page.context().setOffline(false);
    await expect(approver.banner("Back online.")).toContainText("2 changes sent");
    await expect(item(deployer, "rollback-planned").boxAs("Done")).toBeVisible();
    await expect(item(deployer, "dashboards-current").boxAs("Done")).toBeVisible();

    const waivedUntil = new Date(t0Ms + 3 * DAY_MINUTES * MINUTE_MS).toISOString();
    const reason = "The load environment is back tomorrow.";
    const { version } = await api.item("performance-proven");
    await approverApi.command("PUT", "items/performance-proven/status", {
      status: "waived",
      expectedVersion: version,
      reason,
      waivedUntil,
    });
    await api.resolvePhase("t-minus-48h");
    await moveTo(-2 * DAY_MINUTES + 5);
    await deployer.gate("T-48h").close();
    await expect(leader.page.getByRole("heading", { name: /^T-2h / })).toBeVisible();
  });

  await test.step("T-2h: one sign-off falls and is given again, one refusal is withdrawn, three names are the go", async () => {
    await moveTo(-60);
    await api.resolvePhase("t-minus-2h");
    await deployer.gate("T-2h").sign(alice.initials);
    await leaderApi.command("POST", "items/images-scanned/evidence", { label: "Second scan", url: "https://ci.example.com/scan/2" });
    await expect(deployer.page.getByText("Stale, sign again")).toBeVisible();
    expect(await deployer.gate("T-2h").sign(alice.initials)).toContain("What changed since you signed");

    await approver.gate("T-2h").refuse("Support has not been told yet.");
    await expect(deployer.page.getByText("“Support has not been told yet.”", { exact: true })).toBeVisible();
    await approver.openColumn();
    await approver.gate("T-2h").withdrawRefusal();
    await approver.closeColumn();
    await approver.gate("T-2h").sign(bob.initials);
    await leader.gate("T-2h").sign(commander.initials);
    await expect(deployer.gate("T-2h").allIn).toBeVisible();
    await statusIs("ready");
  });

  await test.step("T-0: started, held, resumed by two, signed", async () => {
    await moveTo(4);
    await deployer.act("Start deployment", { title: "Start the deployment of", confirm: "Start deployment" });
    await statusIs("deploying");
    t0Ms = Date.parse((await api.state()).actualT0 ?? "");
    await api.resolvePhase("t-zero", { except: ["rollout-finished"] });
    await leader.act("Hold", { title: "Hold the release?", confirm: "Hold", text: "Two pods restart again and again." });
    for (const room of rooms) await expect(room.banner("On hold: Two pods restart again and again.")).toBeVisible();
    await approver.act("Resume", { title: "Resume the release?", confirm: "Agree to resume" });
    await expect(deployer.banner("On hold")).toContainText(`${bob.name} agreed to resume`);
    await leader.act("Resume", { title: "Resume the release?", confirm: "Agree to resume" });
    await statusIs("deploying");
    for (const room of rooms) await expect(room.banner("On hold")).toHaveCount(0);
    await moveTo(12);
    await item(deployer, "rollout-finished").tick();
    await expect(item(approver, "rollout-finished").boxAs("Done")).toBeVisible();
    await deployer.gate("T-0").sign(alice.initials);
    await approver.gate("T-0").sign(bob.initials);
    await leader.gate("T-0").sign(commander.initials);
    await statusIs("verifying");
  });

  await test.step("T+15m and T+2h are closed, T+24h is signed, what was waived is made up for", async () => {
    for (const [phase, code, minutes] of [
      ["t-plus-15m", "T+15m", 16],
      ["t-plus-2h", "T+2h", 121],
    ] as const) {
      await moveTo(minutes);
      await api.resolvePhase(phase);
      await deployer.gate(code).close();
    }
    await moveTo(DAY_MINUTES + 1);
    await api.resolvePhase("t-plus-24h");
    await deployer.gate("T+24h").sign(alice.initials);
    await approver.gate("T+24h").sign(bob.initials);
    await statusIs("deployed");
    await settleAll(deployer.page, "The load test passed: https://ci.example.com/load/7");
    await statusIs("completed");
    await expect(deployer.page.getByText("Completed", { exact: true })).toBeVisible();
  });

  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});

async function settleAll(page: Page, note: string): Promise<void> {
  const settle = page.getByRole("button", { name: /^Settle: / });
  for (let left = await settle.count(); left > 0; left -= 1) {
    await settle.first().click();
    const dialog = page.getByRole("dialog", { name: "Settle what is owed" });
    await dialog.getByRole("textbox").fill(note);
    await dialog.getByRole("button", { name: "Settle" }).click();
    await expect(settle).toHaveCount(left - 1);
  }
}
