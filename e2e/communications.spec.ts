import { expect } from "@playwright/test";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("an update falls due in the room, is written by two people, and is sent with figures that were measured", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  const { team, people, release } = await scenario("awaiting", { commander: "required" });
  const lead = await openWindow(people.communications);
  const commander = await openWindow(people.commander);
  await new Room(lead, release).open();

  await test.step("the room counts up from when it was due, and leads to the draft", async () => {
    const line = lead.getByRole("link", { name: /overdue/ }).first();
    await expect(line).toContainText("Deployment started overdue");
    await line.click();
    await expect(lead.getByRole("heading", { name: "Deployment started" })).toBeVisible();
    await expect(lead.getByText("checkout-service, production")).toBeVisible();
  });

  await test.step("a figure that nobody measured is refused, and what was written stays", async () => {
    expectConsole(/422/);
    await lead.getByRole("button", { name: "Write stage" }).click();
    await lead.getByRole("textbox", { name: "Stage" }).fill("T-0, errors at 0.3 %");
    await lead.getByRole("button", { name: "Done" }).click();
    await lead.getByRole("button", { name: "Send now" }).click();
    await expect(lead.getByRole("alert").filter({ hasText: "Insert figures from the readings" })).toBeVisible();
    await expect(lead.getByText("T-0, errors at 0.3 %", { exact: true })).toBeVisible();
  });

  await test.step("what another person keeps meanwhile is shown, not overwritten", async () => {
    expectConsole(/409/);
    const draft = `/api/v1/releases/${release?.id}/drafts/start`;
    const kept = { expectedVersion: 0, audiences: ["qa"], subject: "", fields: [{ key: "stage", text: "T-0, all pods new" }] };
    expect((await commander.request.put(draft, { data: kept })).ok()).toBe(true);
    await expect(lead.getByText(/kept another text of this message/)).toBeVisible();
    await lead.getByRole("button", { name: "Take theirs" }).click();
    await expect(lead.getByText("T-0, all pods new")).toBeVisible();
  });

  await test.step("a field that follows the release again shows what it says at once", async () => {
    await lead.getByRole("button", { name: "Write stage" }).click();
    await lead.getByRole("button", { name: "Follow the release" }).click();
    await expect(lead.getByText("T-0, all pods new")).toBeHidden();
    await expect(lead.getByText("T-0 Deployment", { exact: true })).toBeVisible();
  });

  await test.step("it is looked at as each channel will have it, and the mail runs nothing", async () => {
    // The journey's own script that watches frames may not run in this one either.
    expectConsole(/Blocked script execution in 'about:srcdoc'/);
    await lead.getByRole("button", { name: "Preview" }).click();
    const dialog = lead.getByRole("dialog", { name: "Preview" });
    await expect(dialog.frameLocator("iframe").getByText("T-0 Deployment", { exact: true })).toBeVisible();
    await expect(dialog.locator("iframe")).toHaveAttribute("sandbox", "");
    await dialog.getByRole("tab", { name: "Slack" }).click();
    await expect(dialog.getByRole("tabpanel").getByText("checkout-service, production")).toBeVisible();
    await dialog.getByRole("tab", { name: "Microsoft Teams" }).click();
    await expect(dialog.getByRole("tabpanel").getByText("Open in T-Minus")).toBeVisible();
    await expect(dialog.getByText("This installation has no mail server")).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).last().click();
  });

  await test.step("it is sent once and stands in the activity of the room", async () => {
    await lead.getByRole("button", { name: "Send now" }).click();
    await expect(lead.getByRole("region", { name: "Message" }).getByText("Sent", { exact: true })).toBeVisible();
    const { messages } = await new ReleaseApi(commander, release).state();
    expect(messages).toMatchObject([{ kind: "start", act: "sent" }]);
    await new Room(commander, release).open();
    await expect(commander.getByText(/sent deployment started to QA/)).toBeVisible();
  });

  await test.step("what reaches customers waits for a second person", async () => {
    const body = {
      message: { kind: "customer-announcement", slot: null, audiences: ["customers"], subject: "Discount codes", fields: [] },
      lackingReason: "All of it is on the page.",
    };
    await new ReleaseApi(lead, release).command("POST", "messages", body);
    const approver = await openWindow(people.bob, { viewport: { width: 390, height: 844 } });
    await approver.goto(`/t/${team.slug}`);
    await approver.getByRole("link", { name: /^Open message: Approve: customer announcement/ }).click();
    await approver.getByRole("button", { name: "Approve and send" }).click();
    await expect(approver.getByRole("region", { name: "Message" }).getByText("Sent", { exact: true })).toBeVisible();
  });

  await test.step("the list narrows to what is one's own, in the address", async () => {
    const deployer = await openWindow(people.alice);
    await deployer.goto(`/t/${team.slug}/communications`);
    const schedule = deployer.getByRole("region", { name: "Schedule" });
    await expect(schedule.getByRole("button", { name: /^24-hour report/ })).toBeVisible();
    await schedule.getByText("Mine", { exact: true }).click();
    await expect(deployer).toHaveURL(/\?only=mine$/);
    await expect(schedule.getByRole("button", { name: /^24-hour report/ })).toBeHidden();
    await lead.goto(`/t/${team.slug}/communications?only=mine`);
    await expect(lead.getByRole("button", { name: /^24-hour report/ })).toBeVisible();
    await lead.getByRole("button", { name: /^24-hour report/ }).click();
    await expect(lead).toHaveURL(/due=report-24h.*&only=mine$/);
  });
});
