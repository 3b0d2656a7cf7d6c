import { describe, expect, test } from "vitest";
import { allItems } from "@/lib/domain/checklist/all-items";
import { GENERAL_ITEMS } from "@/lib/domain/checklist/general/sections";
import { REFERENCE_IDS } from "@/lib/domain/checklist/reference-ids";
import { validateTemplate } from "@/lib/domain/checklist/validate-template";
import { findTemplate, TEMPLATES } from "./registry";

const GROUPS = { standard: "STD", canary: "CAN", hotfix: "FIX" } as const;

describe.each(TEMPLATES.map(({ template }) => [template.key, template.version, template] as const))(
  "the %s template, version %i",
  (...[, , template]) => {
    test("is structurally sound", () => {
      expect(validateTemplate(template)).toEqual([]);
    });

    test("restates every item of its checklist exactly once, one per item", () => {
      const group = GROUPS[template.track];
      const own = allItems(template).map((item) => item.sources.filter((id) => id.startsWith(group)));
      expect(own.flat().toSorted()).toEqual(REFERENCE_IDS.filter((id) => id.startsWith(group)).toSorted());
      expect(own.filter((ids) => ids.length !== 1)).toEqual([]);
    });

    test("has sections of two to five items", () => {
      const sizes = template.phases.flatMap((phase) => phase.sections.map((section) => [section.key, section.items.length] as const));
      expect(sizes.filter(([, size]) => size < 2 || size > 5)).toEqual([]);
    });

    test("has titles that fit one line, and texts that are sentences", () => {
      for (const { title, proof, verify } of allItems(template)) {
        expect(title, title).toMatch(/^[A-Z0-9][^!]{4,59}$/);
        expect(title, title).not.toMatch(/[.:]$/);
        for (const sentence of [proof, verify?.how ?? "None."]) expect(sentence, title).toMatch(/^[A-Z][^!]*\.$/);
      }
    });
  },
);

test("a template is found by its key, the newest unless a version is named", () => {
  expect(findTemplate("standard")?.version).toBe(3);
  expect(findTemplate("hotfix")?.version).toBe(2);
  expect(findTemplate("standard", 3)).toBe(findTemplate("standard"));
  expect(findTemplate("standard", 1)?.version).toBe(1);
  expect(findTemplate("standard", 99)).toBeNull();
  expect(findTemplate("constructor")).toBeNull();
});

test("keys and versions are unique, and releases are planned from the newest of each", () => {
  const names = TEMPLATES.map(({ template }) => `${template.key}@${template.version}`);
  expect(new Set(names).size).toBe(names.length);
  expect(TEMPLATES.filter(({ available }) => available).map(({ template }) => template.key)).toEqual(["standard", "canary", "hotfix"]);
});

/** What a version computes, as `item <- what it follows from`. */
const computedOf = (key: string, version: number) =>
  allItems(findTemplate(key, version) ?? raise(`no ${key} ${version}`)).flatMap(({ sources, computedFrom, messageKind }) =>
    computedFrom === "briefing" || computedFrom === "message" ? [`${sources[0]} <- ${messageKind ?? computedFrom}`] : [],
  );

function raise(message: string): never {
  throw new Error(message);
}

describe("the second versions", () => {
  test.each([
    ["standard", ["STD1.09 <- pre-notice", "STD1.14 <- briefing", "STD6.11 <- completion", "STD7.09 <- rollback-notice"]],
    ["canary", ["CAN7.06 <- completion", "CAN8.07 <- rollback-notice"]],
    ["hotfix", ["FIX8.05 <- completion", "FIX10.05 <- rollback-notice"]],
  ])("%s computes what the first ticked by hand, and differs in nothing else", (key, computed) => {
    expect(computedOf(key, 2)).toEqual(computed);
    expect(computedOf(key, 1)).toEqual([]);
    const [first, second] = [1, 2].map((version) => allItems(findTemplate(key, version) ?? raise(key)));
    const differing = (second ?? []).filter((item, index) => item !== first?.[index]);
    expect(differing.map((item) => `${item.sources[0]} <- ${item.messageKind ?? item.computedFrom}`)).toEqual(computed);
    expect(findTemplate(key, 2)?.phases.map(({ sections: _, ...phase }) => phase)).toEqual(
      findTemplate(key, 1)?.phases.map(({ sections: _, ...phase }) => phase),
    );
  });
});

describe("the third versions", () => {
  test.each([
    ["standard", ["baseline-restored", "cache-serving", "resources-watched", "security-scanned", "tests-green"]],
    ["canary", ["canary-baseline-restored"]],
  ])("%s says of some items what they are, each one check, and differs in nothing else", (key, changed) => {
    const [second, third] = [2, 3].map((version) => allItems(findTemplate(key, version) ?? raise(key)));
    const differing = (third ?? []).filter((item, index) => item !== second?.[index]);
    expect(differing.map((item) => item.key).toSorted()).toEqual(changed);
    for (const { key: own, kind, owner, required, unit } of differing) {
      expect(second?.find((item) => item.key === own)).toMatchObject({ kind, owner, required, ...(unit ? { unit } : {}) });
    }
    expect(findTemplate(key, 3)?.phases.map(({ sections: _, ...phase }) => phase)).toEqual(
      findTemplate(key, 2)?.phases.map(({ sections: _, ...phase }) => phase),
    );
  });

  test("what they no longer restate is an item of the general lists", () => {
    const idsOf = (key: string, version: number) =>
      new Set(allItems(findTemplate(key, version) ?? raise(key)).flatMap(({ sources }) => sources));
    const freed = ["standard", "canary"].flatMap((key) => [...idsOf(key, 2)].filter((id) => !idsOf(key, 3).has(id)));
    expect([...new Set(freed)].toSorted()).toEqual(["PRE1.03", "PRE2.01", "RBK1.02", "RBK1.03", "SMK3.03"]);
    const general = new Set(GENERAL_ITEMS.flatMap(({ sources }) => sources));
    expect(freed.filter((id) => !general.has(id))).toEqual([]);
  });
});
