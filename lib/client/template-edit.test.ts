import { describe, expect, test } from "vitest";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import { placedItems } from "@/lib/domain/checklist/own-template/placed-items";
import { copyOf } from "@/lib/domain/checklist/own-template/testing/documents";
import { documentProblems } from "@/lib/domain/checklist/own-template/validate-document";
import { addItem, addPhase, addSection, moveItem, movePhase, removeItem, removePhase, setItem, setPhase } from "./template-edit";

const BEFORE = copyOf("standard");
const titles = (document: TemplateDocument, phase: number, section: number) =>
  document.phases[phase]?.sections[section]?.items.map(({ title }) => title) ?? [];

describe("an item", () => {
  test("is added with a key of its own, also where its words are taken by the library or another", () => {
    const once = addItem(BEFORE, { phase: 0, section: 0 }, "The shop is told");
    const twice = addItem(once, { phase: 1, section: 0 }, "The shop, is told");
    const library = addItem(twice, { phase: 1, section: 0 }, "Backup readable");
    const keys = placedItems(library).map(({ item }) => item.key);
    expect(keys).toEqual(expect.arrayContaining(["the-shop-is-told", "the-shop-is-told-2", "backup-readable-2"]));
    expect(documentProblems(library, 4)).toEqual([]);
    expect(addItem(BEFORE, { phase: 0, section: 0 }, "日本").phases[0]?.sections[0]?.items.at(-1)?.key).toBe("item");
  });

  test("moves within its section, over its end into the next, and stops at the ends of the template", () => {
    const [first = "", second = ""] = titles(BEFORE, 0, 0);
    const place = { phase: 0, section: 0, item: 0 };
    expect(titles(moveItem(BEFORE, place, 1), 0, 0).slice(0, 2)).toEqual([second, first]);
    expect(moveItem(BEFORE, place, -1)).toEqual(BEFORE);
    const last = { phase: 0, section: (BEFORE.phases[0]?.sections.length ?? 1) - 1, item: 0 };
    const items = titles(BEFORE, 0, last.section);
    const over = moveItem(BEFORE, { ...last, item: items.length - 1 }, 1);
    expect(titles(over, 1, 0)[0]).toBe(items.at(-1));
    expect(moveItem(over, { phase: 1, section: 0, item: 0 }, -1)).toEqual(BEFORE);
  });

  test("is changed and removed, below another too", () => {
    const canary = copyOf("canary");
    const placed = placedItems(canary).find(({ parent }) => parent !== null);
    const [, phase, , section, , item, , child] = placed?.path ?? [];
    const place = { phase: Number(phase), section: Number(section), item: Number(item), child: Number(child) };
    const changed = placed ? setItem(canary, place, { ...placed.item, title: "Other" }) : canary;
    expect(placedItems(changed).find((one) => one.item.key === placed?.item.key)?.item.title).toBe("Other");
    const gone = removeItem(changed, place);
    expect(placedItems(gone)).toHaveLength(placedItems(canary).length - 1);
  });
});

describe("a phase", () => {
  test("is added before the rollback, after all others", () => {
    const after = addPhase(addPhase(BEFORE));
    expect(after.phases.map(({ key }) => key).slice(-3)).toEqual(["phase", "phase-2", "rollback"]);
    expect(documentProblems(addItem(addPhase(BEFORE), { phase: 6, section: 0 }, "Own"), 4)).toEqual([]);
  });

  test("moves, changes and goes, and gets sections", () => {
    const keys = (document: TemplateDocument) => document.phases.map(({ key }) => key);
    expect(keys(movePhase(BEFORE, 0, 1)).slice(0, 2)).toEqual(["t-minus-2h", "t-minus-48h"]);
    expect(movePhase(BEFORE, 0, -1)).toEqual(BEFORE);
    expect(keys(removePhase(BEFORE, 0))).not.toContain("t-minus-48h");
    expect(setPhase(BEFORE, 0, { name: "Early" }).phases[0]?.name).toBe("Early");
    expect(addSection(BEFORE, 0, "Code and tests").phases[0]?.sections.at(-1)?.key).toBe("code-and-tests-2");
  });
});
