import { expect } from "@playwright/test";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Room } from "./pages/room";

test("an incident of a release is declared, handed over, worked through by two people, resolved and written down", async ({
  scenario,
  openWindow,
  server,
}) => {
  test.setTimeout(300_000);
  const { team, people, release } = await scenario("awaiting");
  const { alice, bob, agent } = people;
  const [hers, his] = [await openWindow(alice), await openWindow(bob)];
  await new Room(hers, release).open();
  await new Room(his, release).open();

  await test.step("declared from the menu of the room, with somebody asked to take command", async () => {
    await hers.getByRole("button", { name: "More actions" }).click();
    await hers.getByRole("menuitem", { name: "Declare an incident…" }).click();
    const dialog = hers.getByRole("dialog", { name: "Declare an incident" });
    await dialog.getByRole("button", { name: "Declare" }).click();
    await expect(dialog.getByText("Choose how bad it is. In doubt, the worse one.")).toBeVisible();
    await dialog.getByLabel("What is wrong").fill("Payments by card fail");
    await dialog.getByText("P1 High").click();
    await dialog.getByLabel("Who notices what").fill("A third of all payments is refused.");
    await dialog.getByLabel("Commander").selectOption({ label: bob.name });
    await dialog.getByRole("button", { name: "Declare" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("the other sees it in the room at once, and is asked on their home page", async () => {
    const line = new Room(his, release).banner("P1 incident: Payments by card fail");
    await expect(line).toContainText(`Led by ${alice.name}.`);
    await his.goto(`/t/${team.slug}`);
    const needs = his.getByRole("region", { name: "Needs you now" });
    await needs.getByRole("link", { name: /^Open incident: Take command/ }).click();
    await expect(his.getByRole("heading", { level: 1, name: "Payments by card fail" })).toBeVisible();
    await expect(his.getByText("Nobody yet")).toHaveCount(2);
  });

  await test.step("command passes when it is accepted, also in the room", async () => {
    await his.getByRole("button", { name: "Accept command" }).click();
    await expect(his.getByText(`Commander: ${bob.name}`)).toBeVisible();
    await expect(new Room(hers, release).banner("P1 incident: Payments")).toContainText(`Led by ${bob.name}.`);
    await new Room(hers, release).banner("P1 incident: Payments").getByRole("link", { name: "Open the incident" }).click();
    await expect(hers.getByRole("button", { name: "Resolve…" })).toHaveAttribute("aria-disabled", "true");
    await expect(hers.getByText(`${bob.name} or a manager of the team decides.`)).toBeVisible();
  });

  await test.step("what stakeholders hear of it falls due at once, and says what is wrong", async () => {
    const desk = await openWindow(alice);
    await desk.goto(`/t/${team.slug}/communications`);
    await desk.getByRole("button", { name: /^Incident notice/ }).click();
    await expect(desk.getByRole("heading", { name: "Incident notice" })).toBeVisible();
    await expect(desk.getByText("P1: Payments by card fail", { exact: true })).toBeVisible();
    await desk.close();
  });

  await test.step("a step that one ticks is ticked for the other", async () => {
    await his.getByRole("button", { name: "Start High error rate" }).click();
    const step = hers.getByRole("checkbox", { name: /^The errors are grouped/ });
    await step.click();
    await expect(step).toBeChecked();
    await expect(his.getByRole("checkbox", { name: /^The errors are grouped/ })).toBeChecked();
  });

  await test.step("a note says that stakeholders were told, which begins the countdown anew", async () => {
    await hers.getByRole("button", { name: /^Update to stakeholders/ }).click();
    await expect(hers.getByRole("checkbox", { name: "Stakeholders were told this" })).toBeChecked();
    await hers.getByLabel("Add to the timeline").fill("We are on it.");
    await hers.keyboard.press("Enter");
    const told = his.getByRole("listitem").filter({ hasText: "Stakeholders were told" });
    await expect(told).toContainText("We are on it.");
    await hers.getByText("Oldest first").click();
    await expect(hers.getByRole("region", { name: "Entries of the timeline" }).getByRole("listitem").first()).toContainText(
      "Declared the P1 incident",
    );
  });

  await test.step("the way to the decision ends at the room", async () => {
    await his.getByRole("button", { name: "Should we roll back?" }).click();
    await his.getByRole("button", { name: "Yes", exact: true }).click();
    await his.getByRole("button", { name: "Yes", exact: true }).click();
    await expect(his.getByRole("link", { name: "Go to the room to roll back" })).toHaveAttribute("href", release?.path ?? "");
  });

  await test.step("resolved by who commands, and the line in the room is gone", async () => {
    await his.getByRole("button", { name: "Resolve…" }).click();
    const dialog = his.getByRole("dialog", { name: "Resolve the incident" });
    await dialog.getByLabel("What ended it").fill("Payments go through the second provider.");
    await dialog.getByLabel(/^Cause/).fill("The provider rotated a certificate.");
    await dialog.getByRole("button", { name: "Resolve" }).click();
    await expect(his.getByText("Resolved", { exact: true }).first()).toBeVisible();
    const room = await openWindow(alice);
    await new Room(room, release).open();
    await expect(room.getByText(/resolved the P1 incident Payments by card fail/)).toBeVisible();
    await expect(new Room(room, release).banner("P1 incident: Payments")).toHaveCount(0);
  });

  await test.step("what is promised has an owner and a deadline", async () => {
    await hers.getByRole("button", { name: "Add action item" }).click();
    const dialog = hers.getByRole("dialog", { name: "Add an action item" });
    await dialog.getByLabel("What is to be done").fill("Alert on refusals by provider");
    await dialog.getByLabel("Owner").selectOption({ label: bob.name });
    await dialog.getByLabel("Due, date").fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    await dialog.getByLabel("Due, time").fill("12:00");
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await expect(his.getByRole("checkbox", { name: /^Alert on refusals by provider/ })).toBeVisible();
  });

  await test.step("the post-mortem begins with the record, and is published once nothing is missing", async () => {
    const document = his.getByRole("article", { name: "Post-mortem" });
    await expect(document.getByText("Still to be written: Impact, Detection, Response, Cause, Actions.")).toBeVisible();
    for (const section of ["Impact", "Detection", "Response", "Cause", "Actions"]) {
      await document.getByRole("button", { name: `Write ${section}` }).click();
      const field = document.getByRole("textbox", { name: section });
      if (section === "Cause") await expect(field).toHaveValue("The provider rotated a certificate.");
      else if (section === "Actions") await expect(field).toHaveValue(/Alert on refusals by provider: /);
      else await field.fill(`What is known of it: ${section}.`);
      await document.getByRole("button", { name: "Save" }).click();
      await expect(field).toBeHidden();
    }
    await document.getByRole("button", { name: "Publish" }).click();
    await expect(document.getByText("Published")).toBeVisible();
    await expect(hers.getByRole("article", { name: "Post-mortem" }).getByText("What is known of it: Response.")).toBeVisible();
  });

  await test.step("it stands in the list and in the audit, and who only reads cannot change it", async () => {
    const reader = await openWindow(agent);
    await reader.goto(`/t/${team.slug}/incidents`);
    await expect(reader.getByRole("listitem").filter({ hasText: "Payments by card fail" })).toContainText("Post-mortem published");
    await reader.getByRole("link", { name: "Payments by card fail" }).click();
    await expect(reader.getByText("Members of the team add to the timeline.")).toBeVisible();
    await reader.goto(`/t/${team.slug}/audit?kind=incidents`);
    await expect(reader.getByText("published the post-mortem")).toBeVisible();
    expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
  });
});
