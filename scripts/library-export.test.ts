import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allItems } from "@/lib/domain/checklist/all-items";
import { GENERAL_ITEMS } from "@/lib/domain/checklist/general/sections";
import { libraryDocument } from "@/lib/domain/checklist/library";
import { REFERENCE_IDS } from "@/lib/domain/checklist/reference-ids";
import { fillSnippet, SNIPPET_PLACEHOLDERS, type SnippetValues } from "@/lib/domain/checklist/snippet";
import { TEMPLATES } from "@/lib/domain/checklist/templates/registry";
import { PLAYBOOKS } from "@/lib/domain/incident/lore/playbooks";

const items = [...TEMPLATES.flatMap(({ template }) => allItems(template)), ...GENERAL_ITEMS];
const commands = [
  ...items.flatMap((item) => item.verify?.command ?? []),
  ...PLAYBOOKS.flatMap(({ steps }) => steps.flatMap((step) => step.command ?? [])),
];

test("library:export prints the whole library as JSON, and nothing else", () => {
  const printed = execFileSync(process.execPath, ["scripts/library-export.mjs"], { encoding: "utf8", maxBuffer: 16 * 1024 * 1024 });
  expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(libraryDocument())));
  const counts = libraryDocument().templates.map(({ key, phaseCount, itemCount }) => [key, phaseCount, itemCount]);
  expect(counts).toContainEqual(["standard", 7, 75]);
});

test("what is printed covers the guide, all 387 of it", () => {
  const { templates, general, incidents } = libraryDocument();
  const printed = [...templates.flatMap(allItems), ...general.flatMap((section) => section.items)].flatMap((item) => item.sources);
  const led = [...incidents.readiness, incidents.afterwards].flatMap((list) => list.items.map((item) => item.source));
  const covered = new Set<string>([...printed, ...led]);
  expect(REFERENCE_IDS.filter((id) => covered.has(id))).toHaveLength(387);
  expect(general.map(({ itemCount }) => itemCount).reduce((sum, count) => sum + count, 0)).toBe(GENERAL_ITEMS.length);
});

describe("in a real shell", () => {
  const plain: SnippetValues = {
    service: "checkout-service",
    namespace: "production",
    fromVersion: "v2.2.5",
    toVersion: "v2.3.0",
    environment: "production",
    artifactDigest: `sha256:${"0".repeat(64)}`,
  };

  test.each([...new Set(commands)])("%s is well formed once filled in", (command) => {
    const filled = fillSnippet(command, plain);
    expect(filled).not.toMatch(/\{\{\w/);
    expect(spawnSync("sh", ["-n", "-c", filled], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  });

  test("a filled-in value arrives as the text it is, wherever it stands", () => {
    const hostile = fc
      .array(
        fc.constantFrom(
          "'",
          '"',
          "\\",
          "$(echo x)",
          "$HOME",
          "`echo x`",
          ";",
          "&",
          "|",
          ">",
          " ",
          "!",
          "*",
          "~",
          "#",
          "é",
          "{{toVersion}}",
          "a",
        ),
        {
          minLength: 1,
          maxLength: 10,
        },
      )
      .map((parts) => parts.join(""));
    const samples = fc.sample(hostile, { numRuns: 200, seed: 20_261_123 });
    const shapes = ["{{service}}", "'<{{service}}>'", '"<{{service}}>"', "x={{service}}.y"];
    const script = samples.flatMap((service) => shapes.map((shape) => fillSnippet(`printf '%s\\0' ${shape}`, { service }))).join("\n");
    const words = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
    expect(words).toEqual(samples.flatMap((text) => [text, `<${text}>`, `<${text}>`, `x=${text}.y`]));
  });
});

test("every placeholder is used by some command, so that each is proven to be filled in", () => {
  expect(SNIPPET_PLACEHOLDERS.filter((name) => !commands.some((command) => command.includes(`{{${name}}}`)))).toEqual([]);
});
