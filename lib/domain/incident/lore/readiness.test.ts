import { expect, test } from "vitest";
import { REFERENCE_IDS, type ReferenceId, referenceIdsOf } from "@/lib/domain/checklist/reference-ids";
import { AFTERWARDS, READINESS } from "./readiness";

const items = [...READINESS, AFTERWARDS].flatMap((list) => list.items);

test("every item of the reference on incidents is restated exactly once, in its order", () => {
  expect(items.map((item) => item.source)).toEqual(REFERENCE_IDS.filter((id) => id.startsWith("INC")));
});

test("before comes from the first three sections, after from the fourth", () => {
  const sourcesOf = (key: string): ReferenceId[] =>
    [...READINESS, AFTERWARDS].filter((list) => list.key === key).flatMap((list) => list.items.map((item) => item.source));
  expect(sourcesOf("people")).toEqual(referenceIdsOf("INC1"));
  expect(sourcesOf("tools")).toEqual(referenceIdsOf("INC2"));
  expect(sourcesOf("procedures")).toEqual(referenceIdsOf("INC3"));
  expect(sourcesOf("afterwards")).toEqual(referenceIdsOf("INC4"));
});

test("keys are stable and never used twice", () => {
  expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
  for (const { key } of items) expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test("titles fit one line, and what proves them is a sentence", () => {
  for (const { title, evidence } of items) {
    expect(title, title).toMatch(/^[A-Z][^!]{4,69}$/);
    expect(title, title).not.toMatch(/[.:]$/);
    expect(evidence, title).toMatch(/^[A-Z][^!]*\.$/);
  }
});
