import { describe, expect, test } from "vitest";
import { gap, gapsIn, POST_MORTEM_KEYS, POST_MORTEM_SECTIONS, unansweredSections } from "./post-mortem";

const ANSWERED = { impact: "a", detection: "b", response: "c", cause: "d", actions: "e" };

test("the sections are those that an incident report needs, in the order in which they are read", () => {
  expect(POST_MORTEM_SECTIONS.map((one) => one.key)).toEqual([...POST_MORTEM_KEYS]);
  expect(POST_MORTEM_SECTIONS.filter((one) => !one.required).map((one) => one.key)).toEqual(["went-well", "could-be-better"]);
});

describe.each(POST_MORTEM_SECTIONS.map((one) => [one.title, one] as const))("the prompts of %s", (_, { prompts }) => {
  test("are questions", () => {
    expect(prompts.length).toBeGreaterThanOrEqual(3);
    for (const prompt of prompts) expect(prompt).toMatch(/^[A-Z][^!]*\?$/);
  });

  test("blame nobody", () => {
    for (const prompt of prompts) {
      expect(prompt).not.toMatch(
        /\b(fault|blame|mistake|careless|should (he|she|they|you) have|why didn|who (caused|failed|broke|forgot))/i,
      );
    }
  });
});

describe("what keeps a post-mortem from being published", () => {
  test.each([
    ["nothing, when every required section has a text", {}, []],
    ["an empty section", { cause: "" }, ["cause"]],
    ["one of blanks", { impact: " \n\t" }, ["impact"]],
    ["one with a gap", { detection: `At 19:12.\n${gap("what showed it first")}` }, ["detection"]],
    ["several, in their order", { actions: "", impact: "" }, ["impact", "actions"]],
    ["not one that nobody has to write", { "went-well": "" }, []],
    ["not brackets of somebody's own", { cause: "A lock [see the log] was held" }, []],
  ])("%s", (_, texts, expected) => {
    expect(unansweredSections({ ...ANSWERED, ...texts })).toEqual(expected);
  });

  test("all required ones, of a text that nobody began", () => {
    expect(unansweredSections({})).toEqual(["impact", "detection", "response", "cause", "actions"]);
  });
});

test("gaps are found where they stand, each by itself", () => {
  expect(gapsIn(`${gap("one")} and ${gap("two")}, [Not recorded] and [not recorded: three]`)).toEqual([gap("one"), gap("two")]);
});
