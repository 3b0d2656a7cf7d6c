/** How long the browser takes to tailor a whole checklist, which the wizard does at each answer. Needs no servers. */
import "../scripts/lib/ts-alias.mjs";
import { existsSync, readFileSync, statSync } from "node:fs";
import module from "node:module";
import path from "node:path";
import { chromium } from "@playwright/test";
import fc from "fast-check";
import { ensureChromium } from "../scripts/lib/chromium.mjs";
import { projectDir } from "../scripts/lib/data-dir.mjs";
import { CHROMIUM_FLAGS, SLOW_DOWN } from "./lib/browser.mjs";
import { median, percentile, rounded, table } from "./lib/figures.mjs";

const PROFILES = 1_000;
/** The same profiles in each run. */
const SEED = 387;
const ORIGIN = "http://bench.test";
const PAGE = `<!doctype html><script type="importmap">{"imports":{"@/":"/"}}</script>`;

/** Profiles by chance, each with a strategy that somebody chose. */
async function sampleChoices() {
  const { anyProfile } = await import("@/lib/domain/tailoring/testing/profiles");
  const { STRATEGIES } = await import("@/lib/domain/release/state");
  const sampled = fc.sample(fc.tuple(anyProfile, fc.constantFrom(...STRATEGIES)), { seed: SEED, numRuns: PROFILES });
  return sampled.map(([{ criticality, ...profile }, strategy]) => ({ strategy, criticality, profile }));
}

/** The rules are plain modules without packages: the page gets them as they are, without their types. */
async function serve(route) {
  const { pathname } = new URL(route.request().url());
  if (pathname === "/") return route.fulfill({ contentType: "text/html", body: PAGE });
  const file = path.join(projectDir, pathname);
  const found = [file, `${file}.ts`].find((one) => existsSync(one) && statSync(one).isFile());
  if (!found) return route.fulfill({ status: 404 });
  const body = module.stripTypeScriptTypes(readFileSync(found, "utf8"));
  return route.fulfill({ contentType: "text/javascript", body });
}

/** Runs in the page: milliseconds of each tailoring, and how many items each of them decided on. */
async function tailorAll({ rules, choices }) {
  const { planTemplate } = await import(rules);
  return choices.map((choice) => {
    const began = performance.now();
    const { tailoring } = planTemplate(choice);
    return { ms: performance.now() - began, items: tailoring.choices.length };
  });
}

async function measureAt(browser, { rate, choices }) {
  const tab = await browser.newPage();
  await tab.route(`${ORIGIN}/**`, serve);
  await tab.goto(ORIGIN);
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate });
  const rounds = await tab.evaluate(tailorAll, { rules: "/lib/domain/tailoring/plan-template", choices });
  await tab.close();
  const times = rounds.map(({ ms }) => ms);
  return { first: times[0], p50: median(times), p95: percentile(times, 0.95), items: median(rounds.map(({ items }) => items)) };
}

const row = (what, { first, p50, p95, items }) => ({ what, "first ms": first, "p50 ms": p50, "p95 ms": p95, "items decided on": items });

/** `tailorMs`: p95 over many profiles. */
export async function measureTailoring() {
  const choices = await sampleChoices();
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_FLAGS });
  try {
    const usual = await measureAt(browser, { rate: 1, choices });
    const slow = await measureAt(browser, { rate: SLOW_DOWN, choices });
    table(`Tailoring ${PROFILES} profiles in the browser`, [row("this processor", usual), row(`${SLOW_DOWN} times as slow`, slow)]);
    return { tailorMs: rounded(usual.p95) };
  } finally {
    await browser.close();
  }
}
