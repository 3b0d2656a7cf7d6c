/** What the browser is sent for the room, and how long it takes until the room takes a tick, on a slow processor. */
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { ensureChromium } from "../scripts/lib/chromium.mjs";
import { alternate } from "./lib/alternate.mjs";
import { CHROMIUM_FLAGS, SLOW_DOWN } from "./lib/browser.mjs";
import { median, ratioOf, rounded, table } from "./lib/figures.mjs";

const ROUNDS = 5;
const TIMEOUT_MS = 60_000;

/**
 * Runs in the page: asks for a tick until it is taken. Notes when that was and when it was last asked for, in ms since the navigation
 * began: what is fetched in between belongs to the tick (its undo, its answer), not to the first load.
 */
function probe({ selector, attribute }) {
  const ask = () => {
    const box = document.querySelector(selector);
    if (box?.getAttribute(attribute) === "true") {
      window.tickedAt = performance.now();
      return;
    }
    if (box) window.askedAt = performance.now();
    box?.click();
    setTimeout(ask, box?.getAttribute(attribute) === "true" ? 0 : 10);
  };
  ask();
}

/** Runs in the page: the addresses of the scripts that the first load asked for. */
const firstScripts = () =>
  performance.getEntriesByType("resource").flatMap(({ name, startTime }) => (startTime <= window.askedAt ? [name] : []));

/** Scripts, gzip, in bytes. */
async function scriptBytes(responses) {
  const bodies = await Promise.all(responses.map((response) => response.body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}

const open = (browser) => async (page) => {
  const { url, cookie, target } = page.next();
  const context = await browser.newContext();
  if (cookie) await context.addCookies([{ name: "tminus.session", value: cookie, domain: "localhost", path: "/" }]);
  const tab = await context.newPage();
  const scripts = [];
  tab.on("response", (response) => response.request().resourceType() === "script" && scripts.push(response));
  const devtools = await context.newCDPSession(tab);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_DOWN });
  await tab.addInitScript(probe, target);
  await tab.goto(url, { waitUntil: "commit", timeout: TIMEOUT_MS });
  const ticked = await tab.waitForFunction(() => window.tickedAt, undefined, { timeout: TIMEOUT_MS });
  const first = await tab.evaluate(firstScripts);
  const loaded = scripts.filter((response) => first.includes(response.url()));
  const result = { ms: await ticked.jsonValue(), kb: (await scriptBytes(loaded)) / 1024, scripts: loaded.length };
  await context.close();
  return result;
};

/** The room; each visit ticks the next item of the phase that it opens with, as a tick stays. */
function roomOf({ data, real }) {
  const { id, items } = data.releases.room;
  let visit = 0;
  const next = () => ({
    url: `http://localhost:${real.port}/t/${data.slug}/releases/${id}`,
    target: { selector: `[data-item="${items[visit++]}"] [role=checkbox]`, attribute: "aria-checked" },
    cookie: data.cookies[0],
  });
  return { next };
}

const helloOf = ({ floor }) => ({
  next: () => ({ url: `http://localhost:${floor.port}/`, target: { selector: "button", attribute: "aria-pressed" } }),
});

/** `roomVsHello`, `roomJsKb`. */
export async function measureRoom({ bench }) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_FLAGS });
  try {
    const both = { base: helloOf(bench), tried: roomOf(bench) };
    const measure = open(browser);
    for (const page of Object.values(both)) await measure(page);
    const pairs = await alternate({ ...both, rounds: ROUNDS, measure });
    const line = (what, { ms, kb, scripts }) => ({ what, "takes a tick after ms": ms, "JavaScript kB": kb, scripts });
    table(
      `A page on a processor ${SLOW_DOWN} times as slow`,
      pairs.flatMap(({ base, tried }) => [line("empty Next page", base), line("room", tried)]),
    );
    return { roomJsKb: rounded(median(pairs.map(({ tried }) => tried.kb))), roomVsHello: ratioOf(pairs, "ms") };
  } finally {
    await browser.close();
  }
}
