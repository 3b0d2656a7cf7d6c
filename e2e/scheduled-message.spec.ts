import { expect, type Page } from "@playwright/test";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";

/** The day after tomorrow at noon in the zone of the release, which is also the browser's: a time that no clock skips. */
const DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(Date.now() + 2 * 86_400_000);

async function giveTime(page: Page, action: string, day: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Send at.*, date$/).fill(day);
  await dialog.getByLabel(/^Send at.*, time$/).fill("12:00");
  await dialog.getByRole("button", { name: action }).click();
}

test("a message is given a time, leaves the hands of its writer, and is stopped before it goes", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  const { team, people, release } = await scenario("awaiting");
  const lead = await openWindow(people.communications);
  await lead.goto(`/t/${team.slug}/communications?release=${release?.id}&due=start`);
  const message = lead.getByRole("region", { name: "Message" });

  await test.step("a time that has passed is refused where it is typed", async () => {
    expectConsole(/422/);
    await message.getByRole("button", { name: "Send at…" }).click();
    await giveTime(lead, "Give it this time", "2026-01-05");
    await expect(lead.getByRole("dialog").getByText("This time has passed")).toBeVisible();
  });

  await test.step("it waits for its time under a name of its own, and whoever writes the same is told", async () => {
    await giveTime(lead, "Give it this time", DAY);
    await expect(message.getByText("Scheduled", { exact: true })).toBeVisible();
    await expect(message.getByText(`Leaves by itself, as said by ${people.communications.name}`)).toBeVisible();
    const schedule = lead.getByRole("region", { name: "Schedule" });
    await expect(schedule.getByRole("heading", { name: /^Scheduled/ })).toBeVisible();
    await expect(schedule.getByRole("button", { name: /^Deployment started.*12:00 E[SD]T/ })).toBeVisible();
  });

  await test.step("it is cancelled with a reason, and is due again", async () => {
    await message.getByRole("button", { name: "Cancel message" }).click();
    const dialog = lead.getByRole("alertdialog");
    await dialog.getByLabel("Why").fill("Said in the call already");
    await dialog.getByRole("button", { name: "Cancel message" }).click();
    await expect(message.getByText("Cancelled", { exact: true })).toBeVisible();
    const { messages } = await new ReleaseApi(lead, release).state();
    expect(messages?.map(({ act }) => act)).toEqual(["sent", "cancelled"]);
  });

  await test.step("what reaches customers gets its time from the second person, who reads it in both zones", async () => {
    const body = {
      message: { kind: "customer-announcement", slot: null, audiences: ["customers"], subject: "Discount codes", fields: [] },
      lackingReason: "All of it is on the page.",
    };
    await new ReleaseApi(lead, release).command("POST", "messages", body);
    const approver = await openWindow(people.bob, { timezoneId: "Europe/London" });
    await approver.goto(`/t/${team.slug}/communications`);
    await approver.getByRole("button", { name: /^Customer announcement ?\d\d:\d\d (GMT|BST)/ }).click();
    await approver.getByRole("button", { name: "Approve for a time…" }).click();
    const dialog = approver.getByRole("dialog");
    await dialog.getByLabel(/date$/).fill(DAY);
    await dialog.getByLabel(/time$/).fill("12:00");
    await expect(dialog.getByText(/1[67]:00 (GMT|BST) · 12:00 E[SD]T/)).toBeVisible();
    await dialog.getByRole("button", { name: "Approve for this time" }).click();
    await expect(approver.getByRole("region", { name: "Message" }).getByText("Scheduled", { exact: true })).toBeVisible();
  });
});
