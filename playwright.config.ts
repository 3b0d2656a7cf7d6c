import { defineConfig } from "@playwright/test";
import type { ServerOptions } from "./e2e/fixtures/server";
import { findChromium } from "./scripts/lib/chromium.mjs";

/** Journeys in the system's Chromium against the production build: one server with its own database per worker. */
export default defineConfig<object, ServerOptions>({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    locale: "en-GB",
    timezoneId: "America/New_York",
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 30_000,
    // The page at each step is in a trace; a film of it takes a twentieth of the time.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      ...(findChromium() ? { executablePath: findChromium() } : {}),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
