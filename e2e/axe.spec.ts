import { expect } from "@playwright/test";
import { makeProofOld } from "@/prisma/seed/provider-person";
import { violations } from "./fixtures/axe";
import { planCanary, read, startCanary } from "./fixtures/canary";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";

test.describe("axe finds nothing", () => {
  test("on the pages of a visitor", async ({ openWindow }) => {
    const page = await openWindow(null);
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test("on the pages of a team", async ({ scenario, openWindow }) => {
    const { team, people, release } = await scenario("awaiting", { commander: "none" });
    const page = await openWindow(people.manager);
    for (const path of [
      "",
      "/releases",
      "/releases/new",
      "/incidents",
      "/communications",
      "/obligations",
      "/analytics",
      "/deployments",
      "/services",
      "/freezes",
      "/members",
      "/audit",
    ]) {
      await page.goto(`/t/${team.slug}${path}`);
      await expect(page.getByRole("main")).toBeVisible();
      expect(await violations(page), path).toEqual([]);
    }
    await page.goto(`/t/${team.slug}/communications?release=${release?.id}&due=start`);
    await expect(page.getByText("checkout-service, production")).toBeVisible();
    expect(await violations(page), "a draft").toEqual([]);
  });

  test("in a room, wide and on a phone, and in its sign-off", async ({ scenario, openWindow }) => {
    const { release, people } = await scenario("awaiting", { commander: "none" });
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const page = await openWindow(people.alice, { viewport });
      await page.goto(release?.path ?? "");
      await expect(page.getByRole("checkbox").first()).toBeVisible();
      expect(await violations(page), `room at ${viewport.width}`).toEqual([]);
      await page.getByRole("button", { name: /^Sign off as deployer/ }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await violations(page), `sign-off at ${viewport.width}`).toEqual([]);
    }
  });

  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`in a canary room of ${viewport.width} px, and in what it opens`, async ({ scenario, openWindow }) => {
      const made = await scenario("team");
      const { alice, bob, manager } = made.people;
      const release = await planCanary(await openWindow(manager), made, { criticality: "standard" });
      const page = await openWindow(alice, { viewport });
      const api = new ReleaseApi(page, release);
      await startCanary(api, new ReleaseApi(await openWindow(bob), release), made.people);
      await read(api, "stage-10", { p95: [220, 250], p99: [450, 1000] });
      await api.command("POST", "phases/stage-10/decision", { choice: "pause", reason: "One more look." });
      for (const phase of ["setup", "stage-10"]) {
        await page.goto(`${release.path}#phase-${phase}`);
        await expect(page.getByRole("heading", { name: /^(Canary against stable|Baseline of)/ })).toBeVisible();
        expect(await violations(page), phase).toEqual([]);
      }
      await page.getByRole("button", { name: /each with who read it$/ }).click();
      await page.getByRole("button", { name: "Record readings" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Record" }).click();
      await expect(page.getByRole("alert").getByText("Fill in what you have read.")).toBeVisible();
      expect(await violations(page), "readings").toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      if (viewport.width < 1280) await page.getByRole("button", { name: "Decide 10%" }).click();
      await page.getByRole("radiogroup", { name: "What happens at 10%" }).getByText("Roll back to").click();
      expect(await violations(page), "decision").toEqual([]);
      await page.getByRole("button", { name: /^Roll back to v3.0.0…/ }).click();
      await expect(page.getByRole("dialog", { name: /^Roll back checkout-service/ })).toBeVisible();
      expect(await violations(page), "roll back").toEqual([]);
    });
  }

  test("on the settings, wide and on a phone, and in what they open", async ({ scenario, openWindow }) => {
    const { team, people } = await scenario("team");
    const of = async (path: string, data: object) => {
      const answer = await admin.request.post(`/api/v1/teams/${team.id}/${path}`, { data });
      expect(answer.ok(), path).toBe(true);
    };
    const admin = await openWindow(people.admin);
    await of("tokens", { name: "CI", owner: people.bob.id, scopes: ["read"], days: 30 });
    await of("webhooks", { name: "Chat", url: "https://hooks.example.com/1", kinds: ["course"] });
    await of("integrations", { name: "CI", kind: "github" });
    await of("destinations", { channel: "email", name: "QA", audiences: ["qa"], address: "qa@example.com" });
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await admin.setViewportSize(viewport);
      for (const [section, opener] of [
        ["audiences", "Add destination"],
        ["webhooks", "New webhook"],
        ["tokens", "New token"],
        ["integrations", "New integration"],
        ["integrations", "Rules of CI"],
      ] as const) {
        await admin.goto(`/t/${team.slug}/settings/${section}`);
        await expect(admin.getByRole("button", { name: opener })).toBeVisible();
        expect(await violations(admin), `${section} at ${viewport.width}`).toEqual([]);
        await admin.getByRole("button", { name: opener }).click();
        await expect(admin.getByRole("dialog")).toBeVisible();
        expect(await violations(admin), `${opener} at ${viewport.width}`).toEqual([]);
      }
    }
    await admin.goto(`/t/${team.slug}/tokens`);
    await expect(admin).toHaveURL(`/t/${team.slug}/settings/tokens`);
  });

  test("on an incident, open and over, wide and on a phone", async ({ scenario, openWindow }) => {
    const { team, people, release } = await scenario("awaiting");
    const page = await openWindow(people.alice);
    const send = async (path: string, data: object) => {
      const answer = await page.request.post(`/api/v1/${path}`, { data });
      expect(answer.ok(), path).toBe(true);
      return answer.json();
    };
    const body = { title: "Payments fail", severity: "P0", impact: "A third fails.", release: release?.id, commander: people.bob.id };
    const { id } = await send(`teams/${team.id}/incidents`, body);
    await send(`incidents/${id}/playbooks`, { playbook: "high-error-rate" });
    await send(`incidents/${id}/actions`, {
      title: "Alert",
      owner: people.bob.id,
      dueAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    for (const state of ["open", "over"]) {
      if (state === "over") await send(`incidents/${id}/resolution`, { summary: "Over." });
      for (const viewport of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        await page.setViewportSize(viewport);
        await page.goto(`/t/${team.slug}/incidents/${id}`);
        const last =
          state === "open" ? page.getByRole("button", { name: "Should we roll back?" }) : page.getByRole("button", { name: "Write Cause" });
        await last.click();
        expect(await violations(page), `${state} at ${viewport.width}`).toEqual([]);
      }
    }
  });

  test("on an invitation, for somebody new and for somebody who is here", async ({ scenario, openWindow }) => {
    const { team, people } = await scenario("team");
    const admin = await openWindow(people.admin);
    const made = await admin.request.post(`/api/v1/teams/${team.id}/invitations`, {
      data: { name: "Robin Reed", email: `robin.${team.slug}@example.com`, role: "member" },
    });
    const { url } = await made.json();
    for (const person of [null, people.bob]) {
      const page = await openWindow(person);
      for (const address of [url, `${url}x`]) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        expect(await violations(page), `${address} ${person?.name}`).toEqual([]);
      }
    }
  });

  test("in what is asked of oneself: the profile, and the proof before a signature", async ({ scenario, openWindow, expectConsole }) => {
    expectConsole(/401 \(Unauthorized\).*\/sign-offs/);
    const { release, people } = await scenario("awaiting", { commander: "none" });
    const page = await openWindow(people.alice);
    await page.goto(release?.path ?? "");
    await page.getByRole("button", { name: /your menu$/ }).click();
    await page.getByRole("menuitem", { name: "Your name and time zone…" }).click();
    await expect(page.getByRole("dialog", { name: "Your name and time zone" })).toBeVisible();
    expect(await violations(page), "profile").toEqual([]);
    await page.keyboard.press("Escape");
    await makeProofOld(people.alice.id);
    await page.getByRole("button", { name: /^Sign off as deployer/ }).click();
    const ceremony = page.getByRole("dialog", { name: "Sign off T-0" });
    await ceremony.getByRole("textbox", { name: "Type your initials to sign" }).fill(people.alice.initials);
    await ceremony.getByRole("button", { name: "Sign T-0" }).click();
    await expect(page.getByRole("dialog", { name: "Enter your password" })).toBeVisible();
    expect(await violations(page), "proof").toEqual([]);
  });

  test("in a rollback room", async ({ scenario, openWindow }) => {
    const { release, people } = await scenario("rolling-back");
    const page = await openWindow(people.alice);
    await page.goto(release?.path ?? "");
    await expect(page.getByRole("checkbox").first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});
