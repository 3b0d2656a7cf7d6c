import { describe, expect, test } from "vitest";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { SEVERITIES, SEVERITY_KEYS } from "./severities";

describe.each(SEVERITY_KEYS)("severity %s", (key) => {
  const severity = SEVERITIES[key];

  test("is told every 15 minutes", () => {
    expect(severity.updateMinutes).toBe(15);
  });

  test("has a meaning, examples and whom to call, each once", () => {
    expect(severity.means).toMatch(/^[A-Z][^!]*\.$/);
    expect(severity.callsFor).toMatch(/^[A-Z][^!]*\.$/);
    expect(severity.examples.length).toBeGreaterThanOrEqual(3);
    for (const example of severity.examples) expect(example).toMatch(/^[A-Za-z][^!]*[^.!]$/);
    expect(new Set(severity.calls).size).toBe(severity.calls.length);
    expect(RELEASE_ROLES).toEqual(expect.arrayContaining([...severity.calls]));
  });
});

test.each([
  ["P2", "P1"],
  ["P1", "P0"],
] as const)("whom %s calls, %s calls as well", (lesser, worse) => {
  expect(SEVERITIES[worse].calls).toEqual(expect.arrayContaining([...SEVERITIES[lesser].calls]));
  expect(SEVERITIES[worse].calls.length).toBeGreaterThan(SEVERITIES[lesser].calls.length);
});

test("no example stands under two of them", () => {
  const examples = SEVERITY_KEYS.flatMap((key) => SEVERITIES[key].examples);
  expect(new Set(examples).size).toBe(examples.length);
});
