import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { test } from "./fixtures/test";

/** A day on which nothing special happens to the clocks, in the year after next: no test runs there by chance. */
const DAY = `${new Date().getUTCFullYear() + 2}-06-16`;

test("proposes what a service keeps of the answers, and keeps other answers for it", async ({ scenario, openWindow, expectConsole }) => {
  expectConsole(/400 \(Bad Request\).*\/services/);
  const { team, people } = await scenario("team");
  const page = await openWindow(people.manager);
  await page.goto(`/t/${team.slug}/services`);
  await page.getByRole("button", { name: "New service" }).click();
  const dialog = page.getByRole("dialog", { name: "New service" });
  await dialog.getByLabel("Name", { exact: true }).fill("sign-in");
  await dialog.getByRole("button", { name: "What its checklists are tailored to" }).click();
  await dialog.getByRole("checkbox", { name: "Propose these answers for each of its releases" }).check();
  await dialog.getByText("Conservative", { exact: true }).click();
  await dialog.getByRole("checkbox", { name: "Service mesh" }).check();
  await dialog.getByRole("button", { name: /^Limits of metrics/ }).click();
  await dialog.getByRole("button", { name: "Add a limit" }).click();
  const limit = dialog.getByRole("group", { name: "Limit 1" });
  await limit.getByLabel("Limit 1, metric").selectOption("p95");
  await limit.getByLabel("Proceeds under, in %").fill("20");
  await limit.getByLabel("Rolls back over, in %").fill("10");
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Create service" }).click();
  await expect(limit.getByText("Give it no less than the limit to proceed.")).toBeVisible();
  await limit.getByLabel("Rolls back over, in %").fill("40");
  await dialog.getByRole("button", { name: "Create service" }).click();
  await expect(page.getByText("sign-in created")).toBeVisible();

  await page.goto(`/t/${team.slug}/releases/new`);
  const mesh = page.getByRole("checkbox", { name: "Service mesh" });
  await page.getByRole("checkbox", { name: "SOC 2" }).check();
  await page.getByLabel("Service", { exact: true }).selectOption({ label: "sign-in" });
  await expect(mesh).toBeChecked();
  await expect(page.getByRole("radio", { name: "Conservative" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "SOC 2" })).toBeChecked();
  await page.getByText("Canary", { exact: true }).first().click();
  await expect(page.getByRole("region", { name: "Criteria" })).toContainText("less than +20%, roll back over +40%, against stable");
  await page.getByLabel("Service", { exact: true }).selectOption({ label: "checkout-service" });
  await expect(page.getByRole("region", { name: "Criteria" })).toContainText("less than +10%, roll back over +25%, against stable");
  await page.getByText("Rolling", { exact: true }).first().click();
  await expect(mesh).not.toBeChecked();
  await page.getByLabel("From", { exact: true }).fill("v2.3.0");
  await page.getByLabel("To", { exact: true }).fill("v2.4.0");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Choose the deployer").selectOption({ label: people.alice.name });
  await page.getByLabel("Choose the approver").selectOption({ label: people.bob.name });
  await page.getByLabel("T-0, date").fill(DAY);
  await page.getByLabel("T-0, time").fill("19:00");
  await page.getByRole("button", { name: "Continue" }).click();
  const checklist = page.getByRole("region", { name: "Checklist", exact: true });
  await expect(checklist.getByText("Microservice, Kubernetes, Balanced risk tolerance, SOC 2")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await checklist.getByRole("button", { name: "Keep these answers for the service" }).click();
  await expect(checklist.getByText("These answers are kept for checkout-service", { exact: false })).toBeFocused();

  await page.goto(`/t/${team.slug}/services`);
  await page.getByRole("button", { name: "Actions for checkout-service" }).click();
  await page.getByRole("menuitem", { name: "Change" }).click();
  await expect(page.getByRole("dialog").getByText("Microservice, Kubernetes, Balanced risk tolerance, SOC 2")).toBeVisible();
});
