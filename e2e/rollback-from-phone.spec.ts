import { expect } from "@playwright/test";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Room } from "./pages/room";

test("the approver rolls back from a phone in two presses, and two people close the rollback", async ({ scenario, openWindow, server }) => {
  const { people, release } = await scenario("awaiting", { commander: "required" });
  const { alice, bob, commander } = people;
  const phone = new Room(await openWindow(bob, PHONE), release);
  const desk = new Room(await openWindow(alice), release);
  const leader = new Room(await openWindow(commander), release);
  for (const room of [phone, desk, leader]) await room.open();
  const api = new ReleaseApi(desk.page, release);

  await test.step("nothing is typed, and pressing Enter on opening keeps the version", async () => {
    await phone.page.getByRole("button", { name: "Roll back…" }).click();
    const dialog = phone.page.getByRole("alertdialog", { name: "Roll back checkout-service to v2.2.5?" });
    await expect(dialog.getByRole("button", { name: "Keep v2.3.0", exact: true })).toBeFocused();
    await phone.page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    expect((await api.state()).status).toBe("deploying");
    await phone.act("Roll back…", { title: "Roll back checkout-service to v2.2.5?", confirm: "Roll back now" });
  });

  await test.step("everybody's room is the rollback room", async () => {
    for (const room of [phone, desk, leader]) {
      const why = room.page.getByRole("complementary", { name: "Why we are rolling back" });
      await expect(why).toContainText("Error rate more than 5 points above the baseline");
      await expect(why).toContainText(bob.name);
    }
    const { status, rollback } = await api.state();
    expect(status).toBe("rolling-back");
    expect(rollback).toMatchObject({ method: "Undo the rollout", by: { name: bob.name } });
  });

  await test.step("a step is ticked on the phone when it was run, and the method is changed at the desk", async () => {
    await phone.page.getByRole("checkbox", { name: "Put the previous revision back: not run" }).click();
    await expect(desk.page.getByRole("checkbox", { name: "Put the previous revision back: run" })).toBeVisible();
    await desk.act("Change the method…", { title: "Roll back otherwise?", text: "The rollout is stuck", confirm: "Change the method" });
    await expect(phone.page.getByRole("checkbox", { name: /^Take back the commit/ })).toBeVisible();
    await expect(phone.page.getByText(/Until .*: Undo the rollout\. .*: The rollout is stuck/)).toBeVisible();
    const { rollback } = await api.state();
    expect(rollback).toMatchObject({ method: "Return Git to the previous revision", runs: [{ step: "undo", by: { name: bob.name } }] });
  });

  await test.step("the phone holds the whole room, with the way to the call and to the next update", async () => {
    const { seq, details } = await api.state();
    const links = [...details.links, { label: "War room", url: "https://meet.example.com/42" }];
    await api.command("PATCH", "details", { expectedSeq: seq, changes: { links } });
    const call = phone.page.getByRole("link", { name: /^Join the war room/ });
    await expect(call).toHaveAttribute("href", "https://meet.example.com/42");
    await expect(phone.page.getByRole("link", { name: "Write update" })).toBeInViewport();
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  await test.step("the checklist is worked through, the last item on the phone", async () => {
    await api.resolvePhase("rollback", { except: ["rollback-finished"] });
    const { title } = await api.item("rollback-finished");
    await phone.item(title).tick();
    await expect(desk.item(title).boxAs("Done")).toBeVisible();
  });

  await test.step("commander and approver close it; the post-mortem stays owed", async () => {
    await leader.gate("the rollback").sign(commander.initials);
    await phone.gate("the rollback").sign(bob.initials);
    await expect.poll(async () => (await api.state()).status).toBe("rolled-back");
    await expect(desk.page.getByRole("heading", { name: "Rollback closed" })).toBeVisible();
    const { obligations } = await api.state();
    expect(obligations.map(({ rule, settled }) => [rule, settled?.cause ?? null])).toEqual([
      ["report-24h", "rollback"],
      ["post-mortem", null],
    ]);
    await expect(desk.page.getByRole("button", { name: /^Settle: / })).toBeVisible();
  });

  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});
