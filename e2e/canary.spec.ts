import { expect } from "@playwright/test";
import { planCanary, read, startCanary } from "./fixtures/canary";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Room } from "./pages/room";

const MINUTE_MS = 60_000;
const WHY = "The canary had one slow pod, which is gone.";

test("a canary goes up its ladder by what is read and decided", async ({ scenario, openWindow, clock, server }) => {
  test.setTimeout(240_000);
  const made = await scenario("team");
  const { alice, bob } = made.people;
  const release = await planCanary(await openWindow(made.people.manager), made, { criticality: "standard" });
  const deployer = new Room(await openWindow(alice), release);
  const approver = new Room(await openWindow(bob, PHONE), release);
  const api = new ReleaseApi(deployer.page, release);
  await startCanary(api, new ReleaseApi(approver.page, release), made.people);
  const t0Ms = Date.parse((await api.state()).actualT0 ?? "");
  /**
   * Moves to so many minutes from T-0, and loads the deployer's room anew, which has slept till then; the other one lives through it.
   * The clock runs on from there, so each stage is given minutes to spare.
   */
  const moveTo = async (minutes: number): Promise<void> => {
    await clock.moveTo(t0Ms + minutes * MINUTE_MS);
    await deployer.open();
  };
  await approver.open();
  const isAt = (room: Room, code: string) => expect(room.page.getByRole("heading", { name: `${code} Stage checklist` })).toBeVisible();

  await test.step("10 %: what is read is typed, one slip is corrected, and the deployer proceeds", async () => {
    await api.resolvePhase("stage-10");
    await moveTo(2);
    const stage = deployer.stage("10%");
    await expect(stage.row("Error rate")).toContainText("No data");
    await expect(deployer.page.getByText("Nothing was read yet. ")).toBeVisible();
    await stage.record({ "Error rate": ["0.3", "0.29"], "p95 latency": ["220", "1800"] });
    for (const room of [deployer, approver]) await expect(room.stage("10%").row("p95 latency")).toContainText("Roll back");
    await stage.correct("p95 latency of canary, 1,800 ms", "180");
    for (const room of [deployer, approver]) await expect(room.stage("10%").row("p95 latency")).toContainText(/180 ms.*Pass/);
    await moveTo(5.1);
    await expect(stage.choices.getByRole("radio", { name: /^Proceed to 25%/ })).toBeChecked();
    const shown = await stage.proceed(alice.initials);
    expect(shown).toMatch(/Watched \d of 5 minutes/);
    expect(shown).toContain("p95 latency 180 ms against 220 ms");
    for (const room of [deployer, approver]) await isAt(room, "25%");
  });

  await test.step("25 %: against what the readings say, with a reason and an approver, who is on a phone", async () => {
    await api.resolvePhase("stage-25");
    await read(api, "stage-25", { p95: [220, 250] });
    await moveTo(12);
    const stage = deployer.stage("25%");
    await expect(stage.choices.getByRole("radio", { name: /^Pause at 25%/ })).toBeChecked();
    await stage.choose("Proceed to 50%");
    await expect(stage.choices).toContainText("p95 latency says hold. Observe for 10 minutes. Asks for a reason and an approver.");
    await stage.proceed(alice.initials, { why: WHY });
    await expect(deployer.page.getByText(`Then ${bob.name} signs as approver.`)).toBeVisible();
    await approver.page.getByRole("button", { name: "Decide 25%" }).click();
    await approver.stage("25%").proceed(bob.initials);
    await approver.closeColumn();
    for (const room of [deployer, approver]) await isAt(room, "50%");
  });

  await test.step("50 %: paused, disagreed with, and left when it was watched again", async () => {
    await api.resolvePhase("stage-50");
    await read(api, "stage-50");
    await moveTo(25);
    const stage = deployer.stage("50%");
    await stage.choose("Pause at 50%");
    await stage.act("Pause at 50%…", { title: "Pause at 50%?", confirm: "Pause at 50%", text: "One more look at the cache." });
    await approver.openColumn();
    await expect(approver.stage("50%").decided).toContainText(`${alice.name} paused here`);
    await approver.stage("50%").act("Disagree for the record…", { title: "Disagree about 50%", confirm: "Disagree", text: "Go on." });
    await expect(stage.decided).toContainText(`${bob.name} disagrees as approver“Go on.”`);
    await approver.closeColumn();
    await moveTo(40);
    await stage.proceed(alice.initials, { key: "s" });
    for (const room of [deployer, approver]) await isAt(room, "75%");
  });

  await test.step("75 % offers no pause, and 100 % is closed like any phase", async () => {
    await api.resolvePhase("stage-75");
    await read(api, "stage-75");
    await moveTo(50);
    const stage = deployer.stage("75%");
    await expect(stage.choices.getByRole("radio")).toHaveCount(2);
    await stage.proceed(alice.initials);
    for (const room of [deployer, approver]) await isAt(room, "100%");
    await expect(deployer.stage("100%").choices).toHaveCount(0);
    await api.resolvePhase("stage-100");
    await moveTo(90);
    await deployer.gate("100%").close();
    await expect(approver.page.getByRole("heading", { name: /^T\+2h/ })).toBeVisible();
  });

  const { decisions = [], dissents = [] } = await api.state();
  expect(decisions.map(({ phase, choice, reason }) => [phase, choice, reason])).toEqual([
    ["stage-10", "proceed", null],
    ["stage-25", "proceed", WHY],
    ["stage-50", "pause", "One more look at the cache."],
    ["stage-50", "proceed", null],
    ["stage-75", "proceed", null],
  ]);
  expect(dissents).toHaveLength(1);
  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});

test("one vote rolls a canary back from its stage, with what the readings have against it", async ({ scenario, openWindow }) => {
  const made = await scenario("team");
  const { alice, bob, agent } = made.people;
  const release = await planCanary(await openWindow(made.people.manager), made, { criticality: "critical" });
  const deployer = new Room(await openWindow(alice), release);
  const approver = new Room(await openWindow(bob), release);
  const reader = new Room(await openWindow(agent), release);
  const api = new ReleaseApi(deployer.page, release);
  await startCanary(api, new ReleaseApi(approver.page, release), made.people);
  for (const room of [deployer, approver, reader]) await room.open();
  await read(api, "stage-10", { p95: [220, 290] });

  await expect(reader.stage("10%").row("p95 latency")).toContainText("Roll back");
  await expect(reader.page.getByRole("button", { name: "Record readings" })).toHaveAccessibleDescription(/^Only a member of the team/);
  for (const radio of await reader.stage("10%").choices.getByRole("radio").all()) await expect(radio).toBeDisabled();
  await expect(reader.stage("10%").choices).toContainText(`Only ${alice.name} (deployer) can decide a stage.`);

  const stage = approver.stage("10%");
  await expect(stage.choices.getByRole("radio", { name: /^Roll back to v3.0.0/ })).toBeChecked();
  await expect(stage.choices.getByRole("radio", { name: /^Pause/ })).toBeDisabled();
  await stage.act("Roll back to v3.0.0…", { title: "Roll back checkout-service to v3.0.0?", confirm: "Roll back now" });
  for (const room of [deployer, approver, reader]) await expect(room.page.getByText("Rolling back", { exact: true }).first()).toBeVisible();
  const { rollback, decisions = [] } = await api.state();
  expect(rollback?.reason).toBe("At 10%: p95 latency 290 ms against 220 ms, +31.8%, gate less than +10%");
  expect(decisions).toMatchObject([
    { choice: "roll-back", by: { name: bob.name }, verdict: { zone: "roll-back" }, readings: { length: 6 } },
  ]);
});
