import { expect, type Page } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";

/** A day on which nothing special happens to the clocks, in the year after next: no test runs there by chance. */
const DAY = `${new Date().getUTCFullYear() + 2}-06-16`;

async function fillProfile(page: Page): Promise<void> {
  await page.getByLabel("Service", { exact: true }).selectOption({ label: "checkout-service" });
  await page.getByLabel("From", { exact: true }).fill("v2.3.0");
  await page.getByLabel("To", { exact: true }).fill("v2.4.0");
  await page.getByRole("button", { name: "Continue" }).click();
}

test.describe("planning a release", () => {
  test("keeps what was typed through errors, a lost connection and a reload, and ends in its room", async ({
    scenario,
    openWindow,
    expectConsole,
  }) => {
    expectConsole(/net::ERR_INTERNET_DISCONNECTED/);
    const { team, people } = await scenario("team");
    const approver = await openWindow(people.bob);
    await approver.goto(`/t/${team.slug}/members`);
    const hours = approver.getByRole("region", { name: "When you work" });
    await hours.getByRole("checkbox", { name: "Working hours" }).check();
    for (const day of ["Saturday", "Sunday"]) await hours.getByRole("checkbox", { name: day }).check();
    await hours.getByLabel("Time zone").fill("Europe/London");
    await hours.getByRole("button", { name: "Save" }).click();
    await expect(approver.getByText("When you work is saved")).toBeVisible();
    const page = await openWindow(people.manager);
    await page.goto(`/t/${team.slug}/releases/new`);
    const plan = page.getByRole("region", { name: "Your plan" });

    await page.getByLabel("To", { exact: true }).fill("the next one");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByLabel("Service", { exact: true })).toBeFocused();
    await expect(page.getByLabel("To", { exact: true })).toHaveAccessibleDescription(/This is not a version/);
    await page.getByText("Critical", { exact: true }).click();
    await expect(plan.getByText("+2 sign-offs")).toBeVisible();
    await fillProfile(page);

    await page.getByLabel("Choose the deployer").selectOption({ label: people.alice.name });
    await page.getByLabel("Choose the approver").selectOption({ label: people.bob.name });
    await expect(plan.getByText("Name somebody as incident commander", { exact: false })).toBeVisible();
    await page.getByLabel("Choose the incident commander").selectOption({ label: people.commander.name });
    await page.getByLabel("Time zone").fill("Europe/London");
    await page.getByLabel("T-0, date").fill(DAY);
    await page.getByLabel("T-0, time").fill("19:00");
    await expect(plan.getByText("14:00 EDT · 19:00 BST", { exact: false }).first()).toBeVisible();
    // Nine to five in London: from the go at 17:00 on he is not there, which warns and refuses nothing.
    const go = page
      .getByRole("list", { name: "Who signs, and whether they are there" })
      .getByRole("listitem")
      .filter({ hasText: "the go" });
    await expect(go.first()).toContainText(`${people.bob.name}17:00 BSToutside working hours`);
    await expect(page.getByText(/^T-2h.*: Add .*, or move T-0\.$/)).toBeVisible();
    await page.getByLabel("T-0, time").fill("13:00");
    await expect(go.first()).toContainText(`${people.bob.name}11:00 BST`);
    await expect(plan.getByText(`If ${people.bob.name} is away, the go on`, { exact: false })).toContainText("nobody else may approve.");
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("T-0, time").fill("19:00");
    await expect(plan.getByText("Not everybody is there")).toBeVisible();
    await page.getByRole("button", { name: "Continue" }).click();

    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Plan release" }).click();
    await expect(page.getByRole("alert").getByText("Nothing was changed.", { exact: false })).toBeVisible();
    await page.context().setOffline(false);
    await page.reload();
    await expect(page.getByText(/^Draft restored/)).toBeVisible();
    await expect(page.getByLabel("To", { exact: true })).toHaveValue("v2.4.0");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Plan release" }).click();
    await page.waitForURL(/\/releases\/[0-9a-f-]{36}$/);

    await page.goto(`/t/${team.slug}/releases`);
    const rows = page.getByRole("list", { name: "Releases" }).getByRole("listitem");
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText("v2.4.0");
    await page.goto(`/t/${team.slug}/releases/new`);
    await expect(page.getByLabel("To", { exact: true })).toHaveValue("");
  });

  test("puts nobody into two roles that exclude each other, and keeps a plan with gaps as a draft only", async ({
    scenario,
    openWindow,
  }) => {
    const { team, people } = await scenario("team");
    const page = await openWindow(people.manager);
    await page.goto(`/t/${team.slug}/releases/new`);
    await fillProfile(page);
    await page.getByLabel("Choose the deployer").selectOption({ label: people.alice.name });
    await page.getByLabel("Choose the approver").selectOption({ label: people.alice.name });
    await page.getByLabel("T-0, date").fill(DAY);
    await page.getByLabel("T-0, time").fill("19:00");
    await page.getByRole("button", { name: "Continue" }).click();
    const both = `Deployer and approver must be different people; ${people.alice.name} is named for both.`;
    await expect(page.getByRole("listitem").getByText(both).first()).toBeVisible();
    await page.getByRole("button", { name: `Remove ${people.alice.name} as approver` }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Plan release" }).click();
    await expect(page.getByText("Name somebody as approver: this release cannot do without.").first()).toBeVisible();
    await expect(page.getByLabel("Choose the approver")).toBeFocused();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Keep as draft" }).click();
    await page.waitForURL(/\/releases\/[0-9a-f-]{36}$/);
    await page.goto(`/t/${team.slug}/releases?state=planned`);
    await expect(page.getByRole("list", { name: "Releases" })).toContainText("Draft");
  });

  test("shows overlaps and freezes before saving, and asks about times that the clocks skip or show twice", async ({
    scenario,
    openWindow,
  }) => {
    const { team, people, service } = await scenario("team");
    const page = await openWindow(people.manager);
    await page.goto(`/t/${team.slug}/freezes`);
    await page.getByRole("button", { name: "New freeze" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Summer sale");
    await dialog.getByLabel("Time zone").fill("Europe/London");
    await dialog.getByLabel("Starts, date").fill("2027-03-28");
    await dialog.getByLabel("Starts, time").fill("01:30");
    await expect(dialog.getByText("The clocks skip this time", { exact: false })).toBeVisible();
    await dialog.getByRole("button", { name: "Use 02:30 BST" }).click();
    await dialog.getByLabel("Ends, date").fill("2027-10-31");
    await dialog.getByLabel("Ends, time").fill("01:30");
    await expect(dialog.getByText("show this time twice", { exact: false })).toBeVisible();
    await dialog.getByText("second, 01:30 GMT").click();
    await dialog.getByRole("button", { name: "Declare freeze" }).click();
    await expect(page.getByText("Sun 31 Oct, 01:30 GMT", { exact: false })).toBeVisible();

    await page.goto(`/t/${team.slug}/releases/new`);
    await page.getByLabel("Service", { exact: true }).selectOption({ label: service.name });
    await page.getByLabel("From", { exact: true }).fill("v2.3.0");
    await page.getByLabel("To", { exact: true }).fill("v2.4.0");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("T-0, date").fill("2027-06-16");
    await page.getByLabel("T-0, time").fill("19:00");
    await expect(page.getByText("In the freeze Summer sale, of the whole team", { exact: false })).toBeVisible();
  });

  test("tailors the checklist to the answers, says why, and the release has exactly that", async ({ scenario, openWindow }) => {
    const { team, people } = await scenario("team");
    const page = await openWindow(people.manager);
    await page.goto(`/t/${team.slug}/releases/new`);
    const plan = page.getByRole("region", { name: "Your plan" });
    const added = plan.getByRole("region", { name: "Added" });
    const leftOut = plan.getByRole("region", { name: "Left out" });
    const rehearsed = "The migration ran in staging on production-like data";
    await expect(leftOut.getByText(rehearsed)).toBeVisible();
    await expect(leftOut.getByText("T-48h, because there is no database migration").first()).toBeVisible();
    await page.getByRole("checkbox", { name: "Database migration" }).check();
    await expect(plan.getByText(/from your last answer: database migration/)).toBeVisible();
    await expect(added.getByText("because there is a database migration").first()).toBeVisible();
    await page.getByRole("checkbox", { name: "Database migration" }).uncheck();
    await leftOut.getByRole("button", { name: `Put back: ${rehearsed}` }).click();
    await expect(added.getByRole("button", { name: `Leave out: ${rehearsed}` })).toBeVisible();

    const strategies = plan.getByRole("region", { name: "Strategies" });
    await expect(strategies.getByText("Needs a service mesh or a rollout controller", { exact: false })).toBeVisible();
    await page.getByRole("checkbox", { name: "Service mesh" }).check();
    await page.getByRole("radiogroup", { name: "Criticality" }).getByText("Critical", { exact: true }).click();
    await strategies.getByRole("button", { name: "Use this: Canary" }).click();
    await expect(page.getByRole("radio", { name: "Canary" })).toBeChecked();
    await page.getByRole("radiogroup", { name: "Strategy" }).getByText("Rolling", { exact: true }).click();
    await page.getByRole("radiogroup", { name: "Criticality" }).getByText("Standard", { exact: true }).click();
    const count = Number((await plan.getByText(/^\d+ items$/).textContent())?.split(" ")[0]);
    await fillProfile(page);
    await page.getByLabel("Choose the deployer").selectOption({ label: people.alice.name });
    await page.getByLabel("Choose the approver").selectOption({ label: people.bob.name });
    await page.getByLabel("T-0, date").fill(DAY);
    await page.getByLabel("T-0, time").fill("19:00");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Plan release" }).click();
    await page.waitForURL(/\/releases\/[0-9a-f-]{36}$/);
    const state = await new ReleaseApi(page, { id: page.url().split("/").at(-1) ?? "" }).state();
    const isForward = (phase: string) => state.phases.some((one) => one.key === phase && one.kind === "forward");
    expect(state.items.filter(({ phase }) => isForward(phase))).toHaveLength(count);
    expect(state.items.map(({ title }) => title)).toContain(rehearsed);
    await expect(page.getByRole("checkbox").first()).toBeVisible();
  });

  test("asks a canary for its stages and its gates, shows what comes of them, and the release has them", async ({
    scenario,
    openWindow,
  }) => {
    const { team, people } = await scenario("team");
    const page = await openWindow(people.manager);
    await page.goto(`/t/${team.slug}/releases/new`);
    const plan = page.getByRole("region", { name: "Your plan" });
    const strategies = page.getByRole("radiogroup", { name: "Strategy" });
    await strategies.getByText("Blue-green", { exact: true }).click();
    await expect(plan.getByText("Decommission Blue")).toBeVisible();
    await strategies.getByText("Canary", { exact: true }).click();
    await expect(plan.getByText("Decided 4 times")).toBeVisible();
    await page.getByText("1, 5, 20, 50, 100 %").click();
    await page.getByRole("button", { name: "Add a stage" }).click();
    await page.getByLabel("Stage 5, percent of the traffic").fill("40");
    await page.getByRole("button", { name: "Add a gate" }).click();
    await page.getByLabel("Gate 1, less than").fill("fast");
    await fillProfile(page);
    await expect(page.getByLabel("Stage 5, percent of the traffic")).toBeFocused();
    await expect(page.getByLabel("Stage 5, percent of the traffic")).toHaveAccessibleDescription(
      "Give a whole percentage above 50, up to 100.",
    );
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("Stage 5, percent of the traffic").fill("80");
    await page.getByLabel("Stage 5, minutes it is watched at least").fill("15");
    await page.getByLabel("Gate 1, less than").fill("250");
    await expect(plan.getByText("Decided 5 times")).toBeVisible();
    await expect(plan.getByText("less than 250 ms", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Continue" }).click();

    await page.getByLabel("Choose the deployer").selectOption({ label: people.alice.name });
    await page.getByLabel("Choose the approver").selectOption({ label: people.bob.name });
    await page.getByLabel("T-0, date").fill(DAY);
    await page.getByLabel("T-0, time").fill("19:00");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("1 % for 5m, 5 % for 5m, 20 % for 10m, 50 % for 10m, 80 % for 15m, 100 % for 30m")).toBeVisible();
    await page.getByRole("button", { name: "Plan release" }).click();
    await page.waitForURL(/\/releases\/[0-9a-f-]{36}$/);
    const { state } = await new ReleaseApi(page, { id: new URL(page.url()).pathname.split("/").at(-1) ?? "" }).room();
    const stages = state.phases.flatMap(({ stage }) => (stage ? [[stage.weightPercent, stage.minimumMinutes]] : []));
    expect(stages).toEqual([
      [1, 5],
      [5, 5],
      [20, 10],
      [50, 10],
      [80, 15],
      [100, 30],
    ]);
    expect(state.phases.find(({ key }) => key === "stage-80")?.stage?.criteria?.at(-1)).toMatchObject({ unit: "ms", proceed: 250 });
  });

  test("is not for everybody, and says for whom", async ({ scenario, openWindow }) => {
    const { team, people } = await scenario("team");
    const page = await openWindow(people.alice);
    await page.goto(`/t/${team.slug}/releases`);
    await expect(page.getByText("A manager of the team plans the first one.")).toBeVisible();
    await page.goto(`/t/${team.slug}/releases/new`);
    await expect(page.getByText("Planning is for managers of the team")).toBeVisible();
  });
});
