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

test("the worse it is, the more are called, and nobody of a lesser one is left out", () => {
  const [p0, p1, p2] = SEVERITY_KEYS.map((key) => new Set(SEVERITIES[key].calls));
  expect(p2?.isSubsetOf(p1 ?? new Set())).toBe(true);
  expect(p1?.isSubsetOf(p0 ?? new Set())).toBe(true);
});

test("no example stands under two of them", () => {
  const examples = SEVERITY_KEYS.flatMap((key) => SEVERITIES[key].examples);
  expect(new Set(examples).size).toBe(examples.length);
});
