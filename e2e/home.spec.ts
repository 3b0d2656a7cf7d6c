import { expect } from "@playwright/test";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";

test.describe("the home page", () => {
  test("says what needs whom, and changes while it is looked at", async ({ scenario, openWindow }) => {
    const { team, people, release } = await scenario("awaiting", { commander: "none" });
    const approver = await openWindow(people.bob);
    const deployer = await openWindow(people.alice);
    await approver.goto(`/t/${team.slug}`);
    const needs = approver.getByRole("region", { name: "Needs you now" });
    await expect(needs.getByRole("link", { name: /^Review and sign: Sign off T-0/ })).toBeVisible();
    await expect(needs).toContainText("You are the first to sign.");
    await new ReleaseApi(deployer, release).sign("t-zero", "deployer", people.alice.initials);
    await expect(needs).toContainText(`Signed by ${people.alice.name} as deployer.`);
    await new ReleaseApi(approver, release).sign("t-zero", "approver", people.bob.initials);
    await expect(needs.getByRole("link", { name: /^Review and sign/ })).toHaveCount(0);
  });

  test("ticks one's items by keyboard and takes it back within the time of the toast", async ({ scenario, openWindow }) => {
    const { team, people, release } = await scenario("planned");
    const page = await openWindow(people.alice);
    const api = new ReleaseApi(page, release);
    await page.goto(`/t/${team.slug}`);
    const items = page.getByRole("region", { name: /^My items/ });
    const first = items.getByRole("checkbox").first();
    const name = (await first.getAttribute("aria-label"))?.split(":")[0] ?? "";
    const find = async () => (await api.state()).items.find((item) => item.title === name);
    await expect
      .poll(async () => {
        await page.keyboard.press("j");
        return first.evaluate((box) => box === document.activeElement);
      })
      .toBe(true);
    await page.keyboard.press("x");
    await expect(page.getByText(`Done: ${name}`)).toBeVisible();
    await expect(items.getByRole("checkbox", { name: `${name}: To do` })).toHaveCount(0);
    expect((await find())?.status).toBe("done");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(items.getByRole("checkbox", { name: `${name}: To do` })).toBeVisible();
    expect((await find())?.status).toBe("todo");
  });

  test("finds a release by the filters, which stand in the address", async ({ scenario, openWindow }) => {
    const { team, people } = await scenario("planned");
    const page = await openWindow(people.agent);
    await page.goto(`/t/${team.slug}/releases`);
    const rows = page.getByRole("list", { name: "Releases" }).getByRole("listitem");
    await expect(rows).toHaveCount(1);
    await page.getByText("Finished", { exact: true }).click();
    await expect(page.getByText("No release fits")).toBeVisible();
    await expect(page).toHaveURL(/state=finished/);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("searchbox").fill("v2.3");
    await expect(page).toHaveURL(/q=v2\.3/);
    await expect(rows).toHaveCount(1);
    await page.reload();
    await expect(page.getByRole("searchbox")).toHaveValue("v2.3");
    // A page that was just loaded may not have come alive yet: whoever pressed too early presses again.
    await expect(() => page.getByLabel("Only mine").check({ timeout: 1_000 })).toPass();
    await expect(page.getByText("No release fits")).toBeVisible();
  });
});
