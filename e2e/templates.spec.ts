import { expect, type Page } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { test } from "./fixtures/test";

/** A day on which nothing special happens to the clocks, in the year after next: no test runs there by chance. */
const DAY = `${new Date().getUTCFullYear() + 2}-06-16`;

/** Copies the standard template, adds an item to T-2h and publishes it; leaves the page on the editor. */
async function publishShop(page: Page, slug: string): Promise<void> {
  await page.goto(`/t/${slug}/settings/templates`);
  await page.getByRole("button", { name: "Copy Standard release" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy a template" });
  await dialog.getByLabel("Name").fill("Shop releases");
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Create template" }).click();
  await expect(page.getByRole("heading", { name: "Shop releases" })).toBeVisible();
  await page.getByRole("button", { name: "T-2h Final checks" }).click();
  await page.getByLabel("New item in Artifact").fill("The shop is told");
  await page.getByLabel("New item in Artifact").press("Enter");
  await expect(page.getByRole("button", { name: /^The shop is told/ })).toBeVisible();
}

test("a template is copied, edited, published and planned with, goes out as YAML and comes in again", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  test.setTimeout(240_000);
  expectConsole(/422 \(Unprocessable Entity\)/);
  const { team, people } = await scenario("team");
  const page = await openWindow(people.manager);
  await publishShop(page, team.slug);

  await test.step("what nobody could sign is told beside the gate, and keeps it from being published", async () => {
    await page.getByLabel("Approver, every release").last().fill("9");
    await page.getByLabel("Incident commander, every release").last().fill("9");
    const problems = page.getByRole("region", { name: "Problems" });
    await expect(problems.getByText(/This gate needs 19 different people/)).toBeVisible();
    await expect(page.getByRole("group", { name: "Gate of T-2h" }).getByText(/This gate needs 19 different people/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Publish" })).toHaveAttribute("aria-disabled", "true");
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("Approver, every release").last().fill("1");
    await page.getByLabel("Incident commander, every release").last().fill("0");
    await expect(problems.getByText("Nothing keeps it from being published.")).toBeVisible();
  });

  await test.step("an item is edited by keyboard alone", async () => {
    const item = page.getByRole("button", { name: /^The shop is told/ });
    await item.focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("What proves it").fill("The message to the shop.");
    await page.getByRole("button", { name: "Move The shop is told up" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Move The shop is told up" })).toBeFocused();
  });

  await test.step("it is published, and the next version shows what it changes", async () => {
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByText("draft", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish version 1" }).click();
    await expect(page.getByText("version 1", { exact: true })).toBeVisible();
    await page.getByLabel("What is true when it is done").fill("The shop knows the day");
    await expect(page.getByText("“The shop is told” is called “The shop knows the day”.")).toBeVisible();
  });
  const address = page.url();
  const file = await (await page.request.get(`/api/v1/teams/${team.id}/templates/${address.split("/").at(-1)}/yaml`)).text();

  await test.step("a release is planned with it, and has the item", async () => {
    page.once("dialog", (dialog) => void dialog.accept());
    await page.goto(`/t/${team.slug}/releases/new`);
    await page.getByLabel("Service", { exact: true }).selectOption({ label: "checkout-service" });
    await page.getByLabel("Template", { exact: true }).selectOption({ label: "Shop releases, version 1" });
    await page.getByLabel("From", { exact: true }).fill("v2.3.0");
    await page.getByLabel("To", { exact: true }).fill("v2.4.0");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("Choose the deployer").selectOption({ label: people.alice.name });
    await page.getByLabel("Choose the approver").selectOption({ label: people.bob.name });
    await page.getByLabel("T-0, date").fill(DAY);
    await page.getByLabel("T-0, time").fill("19:00");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Plan release" }).click();
    await page.waitForURL(/\/releases\/[0-9a-f-]{36}$/);
    const { state } = await (await page.request.get(`/api/v1/releases/${page.url().split("/").at(-1)}`)).json();
    expect(state.details.template).toMatchObject({ version: 1, name: "Shop releases" });
    await page.getByRole("link", { name: /T-2h/ }).first().click();
    await expect(page.getByRole("checkbox", { name: /^The shop is told/ })).toBeVisible();
  });

  await test.step("a file with a broken line says line and path, and a whole one comes in", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "Import" }).click();
    const dialog = page.getByRole("dialog", { name: "Import into the draft" });
    const broken = file.replace("title: The shop is told", "title: 12");
    const line = broken.slice(0, broken.indexOf("title: 12")).split("\n").length;
    await dialog
      .getByLabel("File", { exact: true })
      .setInputFiles({ name: "shop.yaml", mimeType: "application/yaml", buffer: Buffer.from(broken) });
    await dialog.getByRole("button", { name: "Import" }).click();
    await expect(dialog.getByRole("list", { name: "What is wrong with the file" })).toContainText(
      new RegExp(`line ${line}, column \\d+ · phases\\[1\\]\\.sections\\[0\\]\\.items\\[\\d\\]\\.title`),
    );
    expect(await violations(page)).toEqual([]);
    const mended = file.replace("title: The shop is told", "title: The shop is happy");
    await dialog
      .getByLabel("File", { exact: true })
      .setInputFiles({ name: "shop.yaml", mimeType: "application/yaml", buffer: Buffer.from(mended) });
    await dialog.getByRole("button", { name: "Import" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("“The shop is told” is called “The shop is happy”.")).toBeVisible();
  });
});

test("a template is read and edited on a phone", async ({ scenario, openWindow }) => {
  const { team, people } = await scenario("team");
  const page = await openWindow(people.manager);
  await page.setViewportSize({ width: 390, height: 844 });
  await publishShop(page, team.slug);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("draft", { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("another team sees nothing of a template", async ({ scenario, openWindow, expectConsole }) => {
  expectConsole(/404 \(Not Found\)/);
  const [own, other] = [await scenario("team"), await scenario("team")];
  const page = await openWindow(own.people.manager);
  await publishShop(page, own.team.slug);
  const id = page.url().split("/").at(-1);
  const stranger = await openWindow(other.people.manager);
  await stranger.goto(`/t/${other.team.slug}/settings/templates`);
  await expect(stranger.getByText("No templates of your own yet")).toBeVisible();
  expect((await stranger.request.get(`/api/v1/teams/${other.team.id}/templates/${id}`)).status()).toBe(404);
  const answer = await stranger.goto(`/t/${other.team.slug}/settings/templates/${id}`);
  expect(answer?.status()).toBe(404);
});
