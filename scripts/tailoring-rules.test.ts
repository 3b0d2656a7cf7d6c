import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TAILORING_RULES } from "@/lib/domain/tailoring/rules";

test("the guide to tailoring has every rule in its words, in their order", () => {
  const rows = [...readFileSync("docs/tailoring.md", "utf8").matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, id, text]) => [id, text]);
  expect(rows).toEqual(Object.entries(TAILORING_RULES));
});
