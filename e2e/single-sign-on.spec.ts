import { expect, type Page } from "@playwright/test";
import { giveToProvider, makeProofOld } from "@/prisma/seed/provider-person";
import { CLIENT, startTestProvider, type TestProvider } from "@/scripts/lib/test-provider.mjs";
import { ReleaseApi } from "./fixtures/release-api";
import { test as base, type Person } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Room } from "./pages/room";

/** A provider of single sign-on beside the server, which is started with its address. */
const test = base.extend<object, { provider: TestProvider }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
  provider: [async ({}, use) => use(await startTestProvider()), { scope: "worker" }],
  serverOptions: [
    async ({ provider }, use) =>
      use({
        env: {
          TMINUS_OIDC_ISSUER: provider.issuer,
          TMINUS_OIDC_CLIENT_ID: CLIENT.id,
          TMINUS_OIDC_CLIENT_SECRET: CLIENT.secret,
          TMINUS_OIDC_LABEL: "Example ID",
        },
      }),
    { scope: "worker" },
  ],
});

/** Somebody whom only the provider signs in, and who presses its button from now on. */
async function atProvider(provider: TestProvider, { id, name, email }: Person): Promise<void> {
  provider.people.set(id, { name, email, email_verified: true });
  provider.signsInAs(id);
  await giveToProvider(id, { issuer: provider.issuer, subject: id });
}

const pressAtProvider = (page: Page) => page.getByRole("button", { name: /^Sign in as/ }).click();

/** Asked for a page, sent to sign in, and back on that page by single sign-on. */
async function signOn(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: "Continue with Example ID" }).click();
  await pressAtProvider(page);
  await page.waitForURL(`**${path}`);
}

test("the approver signs in at the provider, proves it there again, and signs in the dialog that was open", async ({
  scenario,
  openWindow,
  server,
  provider,
  expectConsole,
}) => {
  // A proof that is too old is told by an answer of 401, before the person is asked for another.
  expectConsole(/401 \(Unauthorized\).*\/sign-offs/);
  provider.trust(server.url);
  const { people, release } = await scenario("awaiting");
  const { bob } = people;
  const path = release?.path ?? "";
  await atProvider(provider, bob);
  const page = await openWindow(null);
  await signOn(page, path);
  await makeProofOld(bob.id);

  await page.getByRole("button", { name: /^Sign off as approver/ }).click();
  const ceremony = page.getByRole("dialog", { name: "Sign off T-0" });
  const initials = ceremony.getByRole("textbox", { name: "Type your initials to sign" });
  await initials.fill(bob.initials);
  const note = ceremony.getByRole("textbox").last();
  await note.fill("Watched the dashboards");
  const acceptance = ceremony.getByRole("checkbox", { name: /^I accept/ });
  if ((await acceptance.count()) > 0) await acceptance.check();
  await ceremony.getByRole("button", { name: "Sign T-0" }).click();

  await test.step("the provider is asked, and somebody else there proves nothing", async () => {
    const question = page.getByRole("dialog", { name: "Sign in again with Example ID" });
    provider.signsInAs("somebody-else");
    provider.people.set("somebody-else", { name: "Somebody Else", email: "else@example.com", email_verified: true });
    await question.getByRole("button", { name: "Continue" }).click();
    await pressAtProvider(page);
    await expect(page.getByRole("alert").filter({ hasText: "as somebody else" })).toBeVisible();
    await page.getByRole("link", { name: "Go back to where you were" }).click();
  });

  await test.step("the dialog is open again with what was typed, and the right person signs", async () => {
    await expect(initials).toHaveValue(bob.initials);
    await expect(note).toHaveValue("Watched the dashboards");
    provider.signsInAs(bob.id);
    await ceremony.getByRole("button", { name: "Sign T-0" }).click();
    await page.getByRole("dialog", { name: "Sign in again with Example ID" }).getByRole("button", { name: "Continue" }).click();
    await pressAtProvider(page);
    await expect(initials).toHaveValue(bob.initials);
    await expect(note).toHaveValue("Watched the dashboards");
    await ceremony.getByRole("button", { name: "Sign T-0" }).click();
    await expect(ceremony).toBeHidden();
  });
  const rows = (await new ReleaseApi(page, release).state()).signOffs.filter(({ person }) => person.id === bob.id);
  expect(rows.length).toBeGreaterThan(0);
  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});

test("while the provider is down sessions go on, a release is held and rolled back, and the sign-in page says so", async ({
  scenario,
  openWindow,
  server,
  provider,
}) => {
  provider.trust(server.url);
  const { people, release } = await scenario("awaiting");
  await atProvider(provider, people.bob);
  const page = await openWindow(null);
  await signOn(page, release?.path ?? "");
  await makeProofOld(people.bob.id);
  await provider.goDown();
  const api = new ReleaseApi(page, release);
  await api.command("POST", "hold", { reason: "Errors rise" });
  const room = new Room(page, release);
  await room.act("Roll back…", { title: "Roll back checkout-service to v2.2.5?", confirm: "Roll back now" });
  await expect.poll(async () => (await api.state()).status).toBe("rolling-back");

  const visitor = await openWindow(null);
  await visitor.goto("/sign-in");
  await visitor.getByRole("button", { name: "Continue with Example ID" }).click();
  await expect(visitor.getByRole("alert").filter({ hasText: "cannot be reached" })).toBeVisible();
  await visitor.getByRole("textbox", { name: "Email" }).fill(people.alice.email);
  await visitor.getByLabel("Password", { exact: true }).fill(people.alice.password);
  await visitor.getByRole("button", { name: "Sign in", exact: true }).click();
  await visitor.waitForURL("**/t/**");
  await provider.comeBack();
});
