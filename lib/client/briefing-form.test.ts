import { describe, expect, it } from "vitest";
import { BRIEFING } from "@/lib/domain/briefing/testing/briefed";
import { contentOf, formOf, isSameContent, rowPath, startingContent } from "./briefing-form";

const dto = { release: "r", current: null, changes: [], changesSince: 0, draft: null, suggestion: null };

describe("the form of a briefing", () => {
  it("gives back what it was made of", () => {
    expect(contentOf(formOf(BRIEFING))).toEqual(BRIEFING);
  });

  it("leaves empty lines out, trims the others, and finds its lines again", () => {
    const form = formOf({
      ...BRIEFING,
      faq: [
        { name: " ", text: "" },
        { name: " Why ", text: "" },
      ],
    });
    expect(contentOf(form).faq).toEqual([{ name: "Why", text: "" }]);
    expect(rowPath(form, "faq.0.text")).toBe(`${form.faq[1]?.id}.text`);
    expect(rowPath(form, "headline")).toBe("headline");
    expect(rowPath(form, "escalation")).toBe("escalation");
  });

  it("begins with the draft, then with what is in force, then with a suggestion", () => {
    const [draft, current, suggestion] = ["a", "b", "c"].map((headline) => ({ ...BRIEFING, headline }));
    const saved = { version: 1, base: 0, savedBy: { id: "x", name: "X", initials: "X" }, savedAt: "" };
    const start = (changes: object) => startingContent({ ...dto, ...changes } as Parameters<typeof startingContent>[0]).headline;
    expect(start({ draft: { ...saved, content: draft }, current: { version: 1, content: current }, suggestion })).toBe("a");
    expect(start({ current: { version: 1, content: current }, suggestion })).toBe("b");
    expect(start({ suggestion })).toBe("c");
    expect(start({})).toBe("");
  });

  it.each([
    ["the same", {}, true],
    ["another headline", { headline: "x" }, false],
    ["a line more", { faq: [...BRIEFING.faq, ...BRIEFING.issues] }, false],
  ])("knows %s", (_, changes, expected) => {
    expect(isSameContent(BRIEFING, { ...BRIEFING, ...changes })).toBe(expected);
  });
});
