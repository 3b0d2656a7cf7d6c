import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";
import { type Answers, DECISION_TREE, FIRST_QUESTION, OUTCOMES, QUESTION_KEYS, walk } from "./decision-tree";

const anyAnswers = fc.record(Object.fromEntries(QUESTION_KEYS.map((key) => [key, fc.boolean()])), { requiredKeys: [] });
const allAnswers = fc.record(Object.fromEntries(QUESTION_KEYS.map((key) => [key, fc.boolean()])));

/** Every way through the tree, by answering both ways wherever it asks. */
function everyWalk(answers: Answers = {}): ReturnType<typeof walk>[] {
  const here = walk(answers);
  if (here.next === null) return [here];
  return [true, false].flatMap((answer) => everyWalk({ ...answers, [here.next ?? FIRST_QUESTION]: answer }));
}

test("every path ends with an outcome, and asks nothing twice", () => {
  const walks = everyWalk();
  for (const { path, outcome } of walks) {
    expect(outcome, path.join(" → ")).not.toBeNull();
    expect(new Set(path).size).toBe(path.length);
  }
  // A tree in which each of n questions is reached by one way has n + 1 ends.
  expect(walks).toHaveLength(QUESTION_KEYS.length + 1);
});

test("every question is reached, and every outcome", () => {
  const walks = everyWalk();
  expect(new Set(walks.flatMap(({ path }) => path))).toEqual(new Set(QUESTION_KEYS));
  expect(new Set(walks.map(({ outcome }) => outcome?.outcome))).toEqual(new Set(Object.keys(OUTCOMES)));
});

test("whatever was answered, it either asks for what is missing or has an outcome", () => {
  fc.assert(
    fc.property(anyAnswers, (answers: Answers) => {
      const { path, next, outcome } = walk(answers);
      expect(path[0]).toBe(FIRST_QUESTION);
      expect(next === null).toBe(outcome !== null);
      if (next !== null) expect([path.at(-1), answers[next]]).toEqual([next, undefined]);
    }),
  );
});

test("an answer that was not asked for changes nothing", () => {
  fc.assert(
    fc.property(allAnswers, (answers: Answers) => {
      const asked = walk(answers);
      const onlyThose: Answers = Object.fromEntries(asked.path.map((key) => [key, answers[key]]));
      expect(walk(onlyThose)).toEqual(asked);
    }),
  );
});

describe("each criterion for rolling back", () => {
  test("is asked for by exactly one question", () => {
    const asked = QUESTION_KEYS.flatMap((key) => DECISION_TREE[key].criteria);
    expect(asked.toSorted()).toEqual(ROLLBACK_CRITERIA.map((one) => one.key).toSorted());
  });

  test.each(ROLLBACK_CRITERIA.map((one) => one.key))("%s leads to a rollback, if the release could have caused it", (criterion) => {
    const key = QUESTION_KEYS.find((one) => DECISION_TREE[one].criteria.includes(criterion));
    const others: Answers = Object.fromEntries(QUESTION_KEYS.map((one) => [one, one === FIRST_QUESTION]));
    expect(walk({ ...others, [key ?? FIRST_QUESTION]: true }).outcome?.outcome).toBe("roll-back");
  });
});

test.each<[string, Answers, string]>([
  ["not ours and unnoticed", { "release-suspected": false, "noticed-anyway": false }, "watch"],
  ["not ours and noticed", { "release-suspected": false, "noticed-anyway": true }, "mitigate"],
])("%s: %s", (_, answers, outcome) => {
  expect(walk(answers).outcome?.outcome).toBe(outcome);
});

test("the words are sentences", () => {
  for (const { question, hint, yes, no } of Object.values(DECISION_TREE)) {
    expect(question).toMatch(/^[A-Z][^!]*\?$/);
    expect(hint).toMatch(/^[A-Z][^!]*\.$/);
    for (const branch of [yes, no]) if ("why" in branch) expect(branch.why).toMatch(/^[A-Z][^!]*\.$/);
  }
});
