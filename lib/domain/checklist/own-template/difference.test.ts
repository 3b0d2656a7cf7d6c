import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TemplateItem, TemplatePhase } from "@/lib/domain/checklist/template";
import { isSameValue } from "@/lib/domain/release/same-value";
import { templateDifference } from "./difference";
import type { TemplateDocument } from "./document";
import { movedKeys } from "./moved-keys";
import { copyOf, documentArbitrary, withPhase } from "./testing/documents";

const BEFORE = copyOf("standard");
const sentences = (after: TemplateDocument) =>
  templateDifference(BEFORE, after).map(({ phase, kind, text }) => `${phase ?? "all"} ${kind}: ${text}`);

const inFirst = (change: (items: readonly TemplateItem[]) => readonly TemplateItem[]) =>
  withPhase("standard", "t-minus-48h", (phase) => ({
    ...phase,
    sections: phase.sections.map((section, at) => (at === 0 ? { ...section, items: change(section.items) } : section)),
  }));
const first = BEFORE.phases[0]?.sections[0]?.items ?? [];
const own: TemplateItem = {
  key: "own-item",
  title: "The shop is told",
  proof: "A link.",
  kind: "tick",
  owner: "support-lead",
  required: false,
  sources: [],
};
const PHASE: TemplatePhase = {
  ...{ key: "t-minus-24h", code: "T-24h", name: "A day before", kind: "forward", anchor: "planned", offsetMinutes: -1440 },
  gate: { kind: "signed", base: [{ role: "approver", count: 2 }], critical: [] },
  sections: [{ key: "shop", title: "The shop", items: [own] }],
};
const changed = (change: Partial<TemplateItem>) => inFirst((items) => items.map((item, at) => (at === 0 ? { ...item, ...change } : item)));

describe("the difference of two versions reads", () => {
  test.each<[what: string, after: TemplateDocument, told: string[]]>([
    ["nothing", copyOf("standard"), []],
    ["a name", { ...BEFORE, name: "Shop" }, ["all changed: It is called “Shop” instead of “Standard release”."]],
    ["an item more", inFirst((items) => [...items, own]), ["T-48h added: “The shop is told” is new, as advice."]],
    ["an item less", inFirst((items) => items.slice(1)), [`T-48h removed: “${first[0]?.title}” is gone.`]],
    [
      "an item at another place",
      inFirst(([one, ...rest]) => [...rest, ...(one ? [one] : [])]),
      [`T-48h moved: “${first[0]?.title}” stands at another place.`],
    ],
    ["a title", changed({ title: "All is frozen" }), [`T-48h changed: “${first[0]?.title}” is called “All is frozen”.`]],
    ["what holds the gate", changed({ required: false }), [`T-48h changed: “${first[0]?.title}” no longer holds the gate.`]],
    [
      "an owner",
      changed({ owner: "expert" }),
      [`T-48h changed: “${first[0]?.title}” belongs to the subject expert instead of the deployer.`],
    ],
    [
      "a condition",
      changed({ condition: { id: "fridays", text: "On Fridays." } }),
      [`T-48h changed: “${first[0]?.title}” has the condition “On Fridays.” (fridays).`],
    ],
    [
      "a phase more",
      { ...BEFORE, phases: [...BEFORE.phases.slice(0, 1), PHASE, ...BEFORE.phases.slice(1)] },
      ["T-24h added: The phase “A day before” is new, 24 h before the planned T-0, with 1 item; signed by 2 × Approver."],
    ],
    [
      "an offset and a gate",
      withPhase("standard", "t-minus-48h", (phase) => ({ ...phase, offsetMinutes: -4320, gate: PHASE.gate })),
      [
        "T-48h changed: The phase is 3 days before the planned T-0 instead of 2 days before the planned T-0.",
        "T-48h changed: The gate is signed by 2 × Approver, instead of the deployer closes it.",
      ],
    ],
  ])("%s", (_, after, told) => {
    expect(sentences(after)).toEqual(told);
  });

  test("an item that went to another phase as one move", () => {
    const [one] = first;
    const after = inFirst((items) => items.slice(1));
    const phases = after.phases.map((phase, at) =>
      at === 1 && one ? { ...phase, sections: phase.sections.map((s, n) => (n === 0 ? { ...s, items: [...s.items, one] } : s)) } : phase,
    );
    expect(sentences({ ...after, phases })).toEqual([`T-2h moved: “${one?.title}” comes here from T-48h.`]);
  });

  test("nothing exactly where nothing differs, whatever was edited", () => {
    fc.assert(
      fc.property(documentArbitrary, documentArbitrary, (before, after) => {
        expect(templateDifference(before, before)).toEqual([]);
        expect(templateDifference(before, after).length === 0).toBe(isSameValue(before, after));
        for (const { text } of templateDifference(before, after)) expect(text).toMatch(/^(The|It|“).+$/);
      }),
      { numRuns: 60 },
    );
  });
});

test("the fewest keys are told as moved", () => {
  expect(movedKeys(["a", "b", "c", "d"], ["d", "a", "b", "c"])).toEqual(["d"]);
  expect(movedKeys(["a", "b", "c"], ["a", "x", "c", "b"])).toHaveLength(1);
  expect(movedKeys(["a", "b", "c"], ["a", "c"])).toEqual([]);
});
