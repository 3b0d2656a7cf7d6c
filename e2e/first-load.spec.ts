import { gzipSync } from "node:zlib";
import { expect } from "@playwright/test";
import { test } from "./fixtures/test";

/** What a room may send before it can be ticked, in kB, gzip. Source: `roomJsKb` of the bench, first goal. */
const BUDGET_KB = 250;

test("the first sight of a room needs little code", async ({ scenario, openWindow }) => {
  const { people, release } = await scenario("awaiting");
  if (!release) throw new Error("The scenario has no release.");
  const { request } = await openWindow(people.bob);
  const page = await (await request.get(release.path)).text();
  const scripts = [...page.matchAll(/<script(?<rest>[^>]*) src="(?<address>[^"]+)"(?<more>[^>]*)>/g)]
    // The fillings of gaps in old browsers are not fetched by the present ones.
    .flatMap(({ groups = {} }) => (/nomodule/i.test(`${groups.rest}${groups.more}`) ? [] : [groups.address ?? ""]));
  expect(scripts.length).toBeGreaterThan(5);
  let bytes = 0;
  for (const address of new Set(scripts)) bytes += gzipSync(await (await request.get(address)).body()).length;
  expect(bytes / 1024).toBeLessThan(BUDGET_KB);
});
