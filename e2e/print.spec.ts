import { expect } from "@playwright/test";
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
