import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PEOPLE, release } from "@/lib/domain/release/testing/fixture";
import { BRIEFING_SECTIONS, type BriefingContent, contentProblem, readingSeconds } from "./content";
import { briefingDifference } from "./difference";
import { inlineParts, plainOf } from "./inline";
import { suggestBriefing } from "./suggest";
import { BRIEFING } from "./testing/briefed";

const entry = fc.record({ name: fc.string({ minLength: 1, maxLength: 8 }), text: fc.string({ minLength: 1, maxLength: 8 }) });
const content: fc.Arbitrary<BriefingContent> = fc.record({
  headline: fc.string({ maxLength: 10 }),
  ...Object.fromEntries(
    BRIEFING_SECTIONS.map((section) => [
      section,
      fc.uniqueArray(entry, { maxLength: 4, selector: ({ name }) => name.trim().toLowerCase() }),
    ]),
  ),
}) as fc.Arbitrary<BriefingContent>;

describe("what may be published", () => {
  it("is complete", () => {
    expect(contentProblem(BRIEFING)).toBeNull();
  });

  it.each([
    ["no headline", { headline: " " }, "headline"],
    ["a headline that is a paragraph", { headline: "x".repeat(121) }, "headline"],
    ["a feature of which nothing is said", { features: [{ name: "Codes", text: "" }] }, "features.0.text"],
    ["an answer without its question", { faq: [BRIEFING.issues[0], { name: "", text: "Yes." }] }, "faq.1.name"],
    [
      "one name twice",
      {
        issues: [
          { name: "Codes", text: "a" },
          { name: "codes ", text: "b" },
        ],
      },
      "issues.1.name",
    ],
    ["nobody to call", { escalation: [] }, "escalation"],
  ])("not: %s", (_, changes, path) => {
    expect(contentProblem({ ...BRIEFING, ...changes } as BriefingContent)?.path).toBe(path);
  });

  it.each([
    [0, 10],
    [230, 70],
    [460, 130],
  ])("%i words more take %i seconds", (words, seconds) => {
    const empty = { headline: "", features: [], behaviour: [], issues: [], faq: [], escalation: [] };
    const text = Array.from({ length: words }, () => "word").join(" ");
    expect(readingSeconds({ ...empty, faq: [{ name: "One", text }] })).toBe(seconds);
  });
});

describe("the difference of two versions", () => {
  const with_ = (changes: Partial<BriefingContent>): BriefingContent => ({ ...BRIEFING, ...changes });
  const charged = { name: "The customer was charged twice", text: "Escalate." };

  it.each([
    ["a line more", { faq: [...BRIEFING.faq, charged] }, ["added FAQ: The customer was charged twice"]],
    ["a line less", { issues: [] }, ["removed Known issues: One code per order"]],
    ["other words", { features: [{ name: "Discount codes", text: "Gone." }] }, ["changed New features: Discount codes"]],
    [
      "another name for the same words",
      { escalation: [{ ...BRIEFING.escalation[0], name: "Bob Jones" }] },
      ["changed Escalation: Bob Jones"],
    ],
    ["the headline", { headline: "Other" }, ["changed Headline"]],
    ["a line before the others", { faq: [charged, ...BRIEFING.faq] }, ["added FAQ: The customer was charged twice"]],
  ])("names %s", (_, changes, expected) => {
    expect(briefingDifference(BRIEFING, with_(changes as Partial<BriefingContent>)).map(({ kind, text }) => `${kind} ${text}`)).toEqual(
      expected,
    );
  });

  it("names another order", () => {
    const [before, after] = [with_({ faq: [...BRIEFING.faq, charged] }), with_({ faq: [charged, ...BRIEFING.faq] })];
    expect(briefingDifference(before, after)).toEqual([{ kind: "changed", text: "FAQ: order" }]);
  });

  it("is nothing exactly where nothing differs, and takes back what it added", () => {
    fc.assert(
      fc.property(content, content, (one, other) => {
        expect(briefingDifference(one, one)).toEqual([]);
        const there = briefingDifference(one, other);
        expect(there.length === 0).toBe(JSON.stringify(one) === JSON.stringify(other));
        const kinds = (kind: string, list: typeof there) => list.filter((change) => change.kind === kind).length;
        const back = briefingDifference(other, one);
        expect([kinds("added", back), kinds("removed", back)]).toEqual([kinds("removed", there), kinds("added", there)]);
      }),
    );
  });
});

describe("marks in a line", () => {
  it.each([
    ["plain", ["text plain"]],
    ["a **b** c", ["text a ", "strong b", "text  c"]],
    ["run `kubectl get`", ["text run ", "code kubectl get"]],
    ["[guide](https://example.com/a)", ["link guide https://example.com/a"]],
    ["[x](javascript:alert(1))", ["text [x](javascript:alert(1))"]],
    ["[x](data:text/html,a)", ["text [x](data:text/html,a)"]],
    ["<script>alert(1)</script>", ["text <script>alert(1)</script>"]],
    ["**open and `open", ["text **open and `open"]],
  ])("%s", (text, expected) => {
    expect(inlineParts(text).map((part) => [part.kind, part.text, ...(part.kind === "link" ? [part.href] : [])].join(" "))).toEqual(
      expected,
    );
  });

  it("lose nothing that people wrote, and link nothing but the web", () => {
    const piece = fc.constantFrom("**", "`", "[", "](", ")", "https://a.example", "javascript:", "word", " ", "\n");
    fc.assert(
      fc.property(
        fc.array(piece).map((list) => list.join("")),
        (text) => {
          const parts = inlineParts(text);
          const letters = (value: string) => value.replaceAll(/[*`[\]()]/g, "");
          expect(letters(parts.map((part) => (part.kind === "link" ? part.text + part.href : part.text)).join(""))).toBe(letters(text));
          for (const part of parts) if (part.kind === "link") expect(part.href).toMatch(/^https?:\/\//);
        },
      ),
    );
  });

  it("are left out of the plain text", () => {
    expect(plainOf("**Stop** and [look](https://a.example)")).toBe("Stop and look");
  });
});

describe("a suggestion", () => {
  const state = release({
    changes: [
      { kind: "performance", text: "Faster checkout" },
      { kind: "feature", text: "Discount codes" },
      { kind: "fix", text: "International tax" },
    ],
    risks: [{ risk: "Codes are refused", mitigation: "Switch the flag off" }],
    roster: [...release().roster, { role: "support-lead", person: PEOPLE.mia }, { role: "primary-on-call", person: PEOPLE.vera }],
  });

  it("takes what the release says, and leaves open what only people know", () => {
    expect(suggestBriefing(state)).toEqual({
      headline: "Discount codes",
      features: [
        { name: "Faster checkout", text: "" },
        { name: "Discount codes", text: "" },
      ],
      behaviour: [{ name: "International tax", text: "" }],
      issues: [{ name: "Codes are refused", text: "Switch the flag off" }],
      faq: [],
      escalation: [
        { name: "Mia Brown, support lead", text: "Questions and single cases." },
        { name: "Vera Grey, primary on-call", text: "Something is broken for customers." },
        { name: "Carol White, incident commander", text: "Many customers are affected, or nobody answers." },
      ],
    });
    expect(contentProblem(suggestBriefing(state))?.path).toBe("features.0.text");
  });

  it("fits where the release says more than fits", () => {
    const long = release({
      changes: Array.from({ length: 20 }, (_, index) => ({ kind: "feature" as const, text: `${index} ${"x".repeat(198)}` })),
      risks: [{ risk: "r".repeat(300), mitigation: "m".repeat(500) }],
    });
    const { headline, features, issues } = suggestBriefing(long);
    expect([headline.length, features.length, features[0]?.name.length, issues[0]?.name.length]).toEqual([120, 12, 120, 120]);
  });
});
