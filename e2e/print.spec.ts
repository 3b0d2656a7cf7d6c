import { expect } from "@playwright/test";
import { planCanary, read, startCanary } from "./fixtures/canary";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

for (const colorScheme of ["light", "dark"] as const) {
  test(`${colorScheme}: a room on paper carries its items and every sign-off, and nothing to press`, async ({ scenario, openWindow }) => {
    const { people, release } = await scenario("go");
    const room = new Room(await openWindow(people.alice, { colorScheme }), release);
    const { page } = room;
    await room.open();
    await room.gate("T-2h").sign(people.alice.initials);
    const api = new ReleaseApi(page, release);
    const [signed] = (await api.state()).signOffs;
    const { seq } = await api.state();
    await api.command("PATCH", "details", { expectedSeq: seq, changes: { rollbackPlan: "Undo the rollout, then the migration." } });
    await expect(page.getByText("Stale, sign again")).toBeVisible();
    await room.gate("T-2h").sign(people.alice.initials);
    const approver = new Room(await openWindow(people.bob), release);
    await approver.open();
    await approver.gate("T-2h").refuse("The dashboard is red");
    await expect(page.getByText("“The dashboard is red”")).toBeVisible();

    await page.emulateMedia({ media: "print", colorScheme });
    const record = page.getByRole("region", { name: "Sign-offs", exact: true });
    const table = record.getByRole("table", { name: /^Sign-offs of T-2h/ });
    const stood = table.getByRole("rowgroup").filter({ hasText: people.alice.name });
    await expect(stood).toHaveCount(2);
    await expect(stood.first()).toContainText("Deployer");
    await expect(stood.first()).toContainText(people.alice.initials);
    await expect(stood.first()).toContainText(/Superseded: Rollback plan: /);
    await expect(stood.first()).toContainText(`Digest ${signed?.digest}`);
    await expect(stood.last()).toContainText("Signed");
    await expect(table.getByRole("rowgroup").filter({ hasText: people.bob.name })).toContainText(/Approver.*Refused.*The dashboard is red/);
    await expect(record).toContainText(`printed by ${people.alice.name}`);
    await expect(page.getByText(/^Done by /).first()).toBeVisible();
    await expect(page.getByRole("checkbox", { name: /: Done, / }).first()).toBeVisible();

    for (const name of ["Main navigation", "Phases"]) await expect(page.getByRole("navigation", { name })).toHaveCount(0);
    await expect(page.getByRole("complementary", { name: "Sign-off and activity" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /^(Sign off|Roll back|Hold|More actions|Copy|Actions for)/ })).toHaveCount(0);
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    expect(ink).toBe(await page.evaluate(() => getComputedStyle(document.body).color));
    const pdf = await page.pdf({ format: "A4", path: test.info().outputPath("room.pdf") });
    // Text, not a picture of it: the file embeds fonts and more than one page.
    expect(pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    expect(pdf.toString("latin1")).toContain("/Type /Font");

    await page.emulateMedia({ media: "screen" });
    await expect(record).toHaveCount(0);
  });
}

test("a canary on paper carries what was read and decided, by whom", async ({ scenario, openWindow }) => {
  const made = await scenario("team");
  const { alice, bob, manager } = made.people;
  const release = await planCanary(await openWindow(manager), made, { criticality: "standard" });
  const { page } = new Room(await openWindow(alice), release);
  const api = new ReleaseApi(page, release);
  const approver = new ReleaseApi(await openWindow(bob), release);
  await startCanary(api, approver, made.people);
  await read(api, "stage-10");
  await api.command("POST", "phases/stage-10/decision", { choice: "pause", reason: "One more look." });
  await approver.command("POST", "phases/stage-10/dissent", { reason: "Go on." });
  await new Room(page, release).open();
  await page.emulateMedia({ media: "print" });
  const record = page.getByRole("region", { name: "Sign-offs", exact: true });
  const readings = record.getByRole("table", { name: "Readings of 10%" });
  await expect(readings.getByRole("row")).toHaveCount(7);
  await expect(readings.getByRole("row").filter({ hasText: "p95 latency" }).last()).toContainText(/canary180 ms.*Alice Smith$/);
  const decisions = record.getByRole("table", { name: "Decisions about 10%" });
  await expect(decisions).toContainText(/Alice SmithDeployerpaused here“One more look.”/);
  await expect(decisions).toContainText("Error rate 0.29% against 0.30%, −0.01 pp, gate less than +1 pp");
  await expect(decisions).toContainText(/Bob JonesApproverdisagrees“Go on.”/);
  await expect(page.getByRole("table", { name: /^Canary and stable at 10%/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Record|Correct|Pause|Decide)/ })).toHaveCount(0);
});
