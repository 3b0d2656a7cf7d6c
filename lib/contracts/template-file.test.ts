import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentOf } from "@/lib/domain/checklist/own-template/document";
import { MAX_YAML } from "@/lib/domain/checklist/own-template/limits";
import { readYaml } from "@/lib/domain/checklist/own-template/read-yaml";
import { templateYaml } from "@/lib/domain/checklist/own-template/template-yaml";
import { copyOf, documentArbitrary } from "@/lib/domain/checklist/own-template/testing/documents";
import { documentProblems } from "@/lib/domain/checklist/own-template/validate-document";
import { TEMPLATES } from "@/lib/domain/checklist/templates/registry";
import { templateDocument } from "./template";
import { readTemplateFile } from "./template-file";

describe("a template survives being written and read", () => {
  test.each(TEMPLATES.map(({ template }) => [template.key, template.version, template] as const))("%s, version %i", (...[, , template]) => {
    const document = documentOf(template, template.name);
    expect(readTemplateFile(templateYaml(document), null)).toEqual({ ok: true, document });
  });

  test("whatever was typed into it", () => {
    fc.assert(
      fc.property(documentArbitrary, (document) => {
        const text = templateYaml(document);
        const reading = readYaml(text);
        if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
        const { format: _format, ...value } = reading.value as { format: string };
        expect(value).toEqual(document);
        expect(templateDocument.parse(value)).toEqual(document);
        const file = readTemplateFile(text, null);
        expect(file.ok).toBe(documentProblems(document, null).length === 0);
      }),
      { numRuns: 25 },
    );
  });
});

/** The file of the standard template with one part of its text replaced. */
const GOOD = templateYaml(copyOf("standard"));
const broken = (part: string | RegExp, other: string) => GOOD.replace(part, other);
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

function firstProblem(text: string) {
  const file = readTemplateFile(text, 4);
  if (file.ok) throw new Error("It was read.");
  return file.problems[0];
}

describe("a file that is wrong says where", () => {
  test.each<[what: string, text: string, part: string, path: string, message: RegExp]>([
    ["a field that does not exist", broken("track: standard", "track: standard\nteam: us"), "team: us", "team", /no field “team”/],
    [
      "a role that does not exist",
      broken("owner: deployer", "owner: boss"),
      "owner: boss",
      "phases[0].sections[0].items[0].owner",
      /one of: deployer/,
    ],
    [
      "a text that is a number",
      broken(/title: Only fixes f.*/, "title: 12"),
      "title: 12",
      "phases[0].sections[0].items[0].title",
      /Here stands a text/,
    ],
    [
      "a title that is gone",
      broken(/title: Only fixes f.*/, "title:"),
      "title:\n",
      "phases[0].sections[0].items[0].title",
      /Here stands a text/,
    ],
    ["a key that stands twice", broken("name: Standard release", "name: A\nname: B"), "name: B", "", /stands twice/],
    ["a tab", broken("    code: T-48h", "\tcode: T-48h"), "\tcode", "", /tab|indented/i],
    ["a quote that is not closed", broken("name: Standard release", 'name: "Standard'), "", "", /quote|belong|indented/],
    [
      "an offset as text",
      broken("offsetMinutes: -2880", "offsetMinutes: two days"),
      "offsetMinutes: two",
      "phases[0].offsetMinutes",
      /whole number/,
    ],
    [
      "an offset out of order",
      broken("offsetMinutes: 15", "offsetMinutes: 500"),
      "offsetMinutes: 120",
      "phases[4].offsetMinutes",
      /lies before/,
    ],
    ["another file", "format: x/2\n", "format: x", "format", /first line/],
    ["another file still", "a: b\n", "", "format", /field “format” is missing/],
    ["no file", "", "", "", /fields/],
    ["a list", "- 1\n", "", "", /fields/],
  ])("%s", (_, text, part, path, message) => {
    const problem = firstProblem(text);
    expect(problem).toMatchObject({ path, message: expect.stringMatching(message) });
    if (part !== "") expect(problem?.line).toBe(lineOf(text, part));
    expect(problem?.column).toBeGreaterThan(0);
  });

  test.each<[what: string, text: string, message: RegExp]>([
    ["anchors", broken("name: Standard release", "name: &a Standard"), /Anchors and aliases/],
    ["aliases", "a: &x [1]\nb: [*x, *x]\n", /Anchors and aliases/],
    [
      "a bomb",
      `a: &a [x]\n${[..."bcdefghij"].map((key, at) => `${key}: &${key} [${`*${"abcdefghi"[at]},`.repeat(9)}]`).join("\n")}`,
      /Anchors and aliases/,
    ],
    ["tags", "a: !!js/function x\n", /Tags|tag/],
    ["a tag of somebody", "a: !mine x\n", /Tags|tag/],
    ["a second document", `${GOOD}---\nname: x\n`, /second document/],
    ["another version", `%YAML 1.1\n---\n${GOOD}`, /YAML 1.2/],
    ["depth without end", "[".repeat(50_000), /./],
    ["lists without end", "- ".repeat(90_000), /./],
    ["length without end", `${GOOD}${"# x\n".repeat(MAX_YAML)}`, /longer than/],
    ["a prototype", broken("track: standard", "track: standard\n__proto__: {}"), /no field “__proto__”/],
  ])("refuses %s", (_, text, message) => {
    expect(firstProblem(text)?.message).toMatch(message);
  });
});
