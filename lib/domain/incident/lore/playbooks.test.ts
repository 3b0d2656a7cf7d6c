import { describe, expect, test } from "vitest";
import { placeholdersOf, SNIPPET_PLACEHOLDERS } from "@/lib/domain/checklist/snippet";
import { snippetHazard } from "@/lib/domain/checklist/snippet-hazard";
import { findPlaybook, PLAYBOOKS } from "./playbooks";

/** How many steps each scenario of the reference has. */
const STEPS_OF_THE_REFERENCE = [
  ["high-error-rate", "High Error Rate", 6],
  ["performance-degradation", "Performance Degradation", 7],
  ["migration-failure", "Database Migration Failure", 7],
  ["external-dependency-failure", "External Dependency Failure", 7],
] as const;

test("there is one playbook per scenario of the reference", () => {
  expect(PLAYBOOKS.map((one) => one.key)).toEqual(STEPS_OF_THE_REFERENCE.map(([key]) => key));
});

test.each(STEPS_OF_THE_REFERENCE)("%s restates each step of its scenario once, in its order", (key, scenario, count) => {
  const sources = findPlaybook(key)?.steps.map((step) => step.source);
  expect(sources).toEqual(Array.from({ length: count }, (_, index) => `${scenario} ${index + 1}`));
});

test.each([
  ["high-error-rate", "rollback-decided", /above 5 %.*critical function/],
  ["performance-degradation", "rollback-decided", /more than 25 % above the baseline/],
])("%s names the limit for rolling back", (playbook, step, limit) => {
  expect(findPlaybook(playbook)?.steps.find((one) => one.key === step)?.hint).toMatch(limit);
});

describe.each(PLAYBOOKS.map((one) => [one.key, one] as const))("the playbook %s", (_, playbook) => {
  test("has stable keys, each once", () => {
    const keys = playbook.steps.map((step) => step.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of [playbook.key, ...keys]) expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test("has titles that fit one line, and hints that are sentences", () => {
    for (const { title, hint } of playbook.steps) {
      expect(title, title).toMatch(/^[A-Z][^!]{4,69}$/);
      expect(title, title).not.toMatch(/[.:]$/);
      expect(hint, title).toMatch(/^[A-Z][^!]*\.$/);
    }
    expect(playbook.when).toMatch(/^[A-Z][^!]*\.$/);
  });

  test("has commands that can be filled in for a release", () => {
    for (const { command } of playbook.steps) {
      if (command === undefined) continue;
      expect(snippetHazard(command), command).toBeFalsy();
      expect(SNIPPET_PLACEHOLDERS, command).toEqual(expect.arrayContaining(placeholdersOf(command)));
    }
  });
});

test("a key that is no playbook finds none", () => {
  expect(findPlaybook("constructor")).toBeNull();
});
