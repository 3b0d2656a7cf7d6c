import { expect, test } from "vitest";
import { isReferenceId, REFERENCE_IDS, REFERENCE_SECTIONS, referenceIdsOf } from "./reference-ids";

test("the guide has 387 different items in 48 sections", () => {
  expect(REFERENCE_SECTIONS).toHaveLength(48);
  expect(REFERENCE_IDS).toHaveLength(387);
  expect(new Set(REFERENCE_IDS).size).toBe(387);
});

test.each([
  ["PRE", 60],
  ["SMK", 42],
  ["RBK", 7],
  ["POST", 33],
  ["INC", 27],
  ["STD", 75],
  ["CAN", 77],
  ["FIX", 66],
])("%s holds %d of them", (group, count) => {
  expect(REFERENCE_IDS.filter((id) => id.startsWith(group))).toHaveLength(count);
});

test("ids have two digits, and STD2 counts on from STD1", () => {
  expect(referenceIdsOf("STD2")).toEqual(["15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25"].map((n) => `STD2.${n}`));
  expect(referenceIdsOf("FIX10").at(-1)).toBe("FIX10.06");
});

test.each([
  ["STD1.01", true],
  ["STD2.01", false],
  ["STD1.1", false],
  ["STD1.15", false],
  ["", false],
])("%s is an id: %s", (id, known) => {
  expect(isReferenceId(id)).toBe(known);
});
