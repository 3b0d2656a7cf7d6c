/**
 * The pictures of the README, taken from a demo that is running: `node scripts/screenshots.mjs`. Starts nothing but the
 * browser. A fresh demo looks best, since its release in flight is then some minutes into its deployment.
 */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "./lib/chromium.mjs";
import { runCommand } from "./lib/command.mjs";
import { chosenDataDir, projectDir, readJson } from "./lib/data-dir.mjs";
import { PlainError } from "./lib/say.mjs";

const person = "Bob Jones";
const folder = path.join(projectDir, "docs/screenshots");

function signInOf(file) {
  const signIns = readJson(file);
  if (!Array.isArray(signIns))
    throw new PlainError(`${file} holds no sign-ins. Start the demo with npm start, or name the file: --sign-ins file`);
  const found = signIns.find(({ name }) => name === person);
  if (!found) throw new PlainError(`${file} has no sign-in of ${person}.`);
  return found;
}

/** Signs in as the form does. Throws a PlainError where nobody answers at the address, or the password is of another demo. */
async function signIn(page, { email, password }) {
  const answer = await page.request.get("/api/auth/csrf").catch(() => undefined);
  if (!answer?.ok()) throw new PlainError("No T-Minus answers at this address. Start the demo with npm start, or name its address.");
  const { csrfToken } = await answer.json();
  const form = { email, password, csrfToken, json: "true", callbackUrl: "/" };
  const result = await page.request.post("/api/auth/callback/credentials", { form });
  if ((await result.text()).includes("error=")) throw new PlainError(`${person} could not sign in: the sign-ins are of another demo.`);
}

async function shoot(page, name) {
  await page.evaluate(() => document.fonts.ready);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
  console.log(path.relative(projectDir, file));
}

async function shootAll(page) {
  await page.goto("/");
  const room = page
    .getByRole("region", { name: "Needs you now" })
    .getByRole("link", { name: /Review and sign/ })
    .first();
  await room.waitFor().catch(() => {
    throw new PlainError(`No release awaits the sign-off of ${person}. Make the demo anew: npm run db:reset, then npm start.`);
  });
  await shoot(page, "home");
  await room.click();
  await page.waitForURL(/\/releases\//);
  await page.getByRole("checkbox").first().waitFor();
  await page.getByText("live", { exact: true }).first().waitFor();
  await shoot(page, "release-room");
}

await runCommand({
  usage: "node scripts/screenshots.mjs [http://localhost:3000] [--sign-ins file]",
  options: { "sign-ins": { type: "string" } },
  async work({ values, positionals: [address = "http://localhost:3000"] }) {
    const who = signInOf(path.resolve(values["sign-ins"] ?? path.join(chosenDataDir(), "demo.json")));
    mkdirSync(folder, { recursive: true });
    const browser = await chromium.launch({
      ...(findChromium() && { executablePath: findChromium() }),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    try {
      const view = { viewport: { width: 1440, height: 900 }, locale: "en-GB", timezoneId: "Europe/London" };
      const page = await browser.newPage({ ...view, baseURL: address, colorScheme: "light", reducedMotion: "reduce" });
      await signIn(page, who);
      await shootAll(page);
    } finally {
      await browser.close();
    }
  },
});
