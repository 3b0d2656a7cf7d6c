import { expect, type Page } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

/** A day on which nothing special happens to the clocks, in the year after next: no test runs there by chance. */
const DAY = `${new Date().getUTCFullYear() + 2}-06-16`;
const LEFT_OUT = "The migration ran in staging on production-like data";

test("a tailored canary, from the answers to the first tick that somebody else sees", async ({ scenario, openWindow }) => {
  test.setTimeout(180_000);
  const { team, people } = await scenario("team");
  const page = await openWindow(people.manager);
  await page.goto(`/t/${team.slug}/releases/new`);
  const plan = page.getByRole("region", { name: "Your plan" });
  const strategies = plan.getByRole("region", { name: "Strategies" });

  await test.step("answers lead to a recommendation, and say what they changed", async () => {
    await expect(strategies.getByRole("heading", { level: 3 }).first()).toHaveText("Rolling update");
    await page.getByRole("checkbox", { name: "Service mesh" }).check();
    await expect(plan.getByText(/from your last answer: Service mesh/)).toBeVisible();
    await expect(plan.getByRole("region", { name: "Added" }).getByText("because you have a service mesh").first()).toBeVisible();
    await page.getByRole("checkbox", { name: "Prometheus" }).check();
    await page.getByRole("radiogroup", { name: "Criticality" }).getByText("Critical", { exact: true }).click();
    await expect(plan.getByText(/\+\d+ items, \+\d sign-offs/)).toBeVisible();
    await expect(strategies.getByRole("heading", { level: 3 }).first()).toHaveText("Canary");
  });

  await test.step("the strategies are compared in full, and one is taken", async () => {
    await strategies.getByRole("button", { name: "Compare strategies" }).click();
    const dialog = page.getByRole("dialog", { name: "Compare strategies" });
    await dialog.getByRole("button", { name: /^Blue-green/ }).click();
    await expect(dialog.getByText("Not recommended: something that it needs is not there.")).toBeVisible();
    await dialog.getByRole("button", { name: /^Canary/ }).click();
    await expect(dialog.getByText(/^Recommended: /)).toBeVisible();
    await expect(dialog.getByRole("list", { name: "For and against" })).toContainText("Prometheus can compare the canary with what runs.");
    await expect(dialog.getByRole("region", { name: "Steps" }).getByRole("listitem")).toHaveCount(4);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Use this: Canary" }).click();
    await expect(page.getByRole("radio", { name: "Canary" })).toBeChecked();
  });

  const counted = await test.step("what is left out comes back, and phases say where their items are from", async () => {
    await plan.getByRole("region", { name: "Left out" }).getByRole("button", { name: /more$/ }).click();
    await plan
      .getByRole("button", { name: /^Put back: / })
      .first()
      .click();
    await expect(plan.getByText(/^\+1 item/)).toBeVisible();
    await expect(plan.getByRole("list", { name: "Items by phase" }).getByRole("listitem").first()).toContainText(
      /\+\d+ added, \d+ left out/,
    );
    await page.getByText("1, 5, 20, 50, 100 %").click();
    await page.getByRole("button", { name: "Add a gate" }).click();
    await page.getByLabel("Gate 1, less than").fill("250");
    await expect(plan.getByText("Decided 4 times")).toBeVisible();
    return Number((await plan.getByText(/^\d+ items$/).textContent())?.split(" ")[0]);
  });

  const path = await test.step("named, timed, reviewed and planned", async () => {
    await fillIn(page, people);
    await expect(page.getByRole("region", { name: "Checklist" })).toContainText("Service mesh");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Plan release" }).click();
    await page.waitForURL(/\/releases\/[0-9a-f-]{36}$/);
    return new URL(page.url()).pathname;
  });

  const release = { id: path.split("/").at(-1) ?? "", path };
  await test.step("the release has exactly what was shown", async () => {
    const { phases, items } = await new ReleaseApi(page, release).state();
    const forward = new Set(phases.filter(({ kind }) => kind === "forward").map(({ key }) => key));
    expect(items.filter(({ phase }) => forward.has(phase))).toHaveLength(counted);
    expect(phases.flatMap(({ stage }) => (stage ? [stage.weightPercent] : []))).toEqual([1, 5, 20, 50, 100]);
    expect(items.map(({ title }) => title)).not.toContain(LEFT_OUT);
  });

  await test.step("the first tick is on the other screen", async () => {
    const deployer = new Room(await openWindow(people.alice), release);
    const approver = new Room(await openWindow(people.bob), release);
    for (const room of [deployer, approver]) await room.open();
    const [first] = (await new ReleaseApi(page, release).state()).items.filter(({ phase, kind }) => phase === "setup" && kind === "tick");
    if (!first) throw new Error("The setup has nothing to tick.");
    await deployer.item(first.title).tick();
    await expect(approver.item(first.title).boxAs("Done")).toBeVisible();
    await deployer.page.getByRole("button", { name: "More actions" }).click();
    await deployer.page.getByRole("menuitem", { name: "Strategy" }).click();
    await expect(deployer.page.getByRole("heading", { level: 1, name: "Strategy" })).toBeVisible();
    await expect(deployer.page.getByRole("article", { name: "Canary" })).toContainText("Recommended: ");
  });

  await test.step("the strategy is read on a phone", async () => {
    const phone = await openWindow(people.agent, PHONE);
    await phone.goto(`${path}/strategy`);
    await phone.getByRole("button", { name: /^Rolling update/ }).click();
    await expect(phone.getByRole("article", { name: "Rolling update" })).toContainText(/fewer than Canary\./);
    expect(await violations(phone)).toEqual([]);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

/** The rest of the form, up to its last step. */
async function fillIn(page: Page, people: { readonly [key in "alice" | "bob" | "commander"]: { readonly name: string } }): Promise<void> {
  await page.getByLabel("Service", { exact: true }).selectOption({ label: "checkout-service" });
  await page.getByLabel("From", { exact: true }).fill("v2.3.0");
  await page.getByLabel("To", { exact: true }).fill("v2.4.0");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Choose the deployer").selectOption({ label: people.alice.name });
  await page.getByLabel("Choose the approver").selectOption({ label: people.bob.name });
  await page.getByLabel("Choose the incident commander").selectOption({ label: people.commander.name });
  await page.getByLabel("T-0, date").fill(DAY);
  await page.getByLabel("T-0, time").fill("19:00");
  await page.getByRole("button", { name: "Continue" }).click();
}
