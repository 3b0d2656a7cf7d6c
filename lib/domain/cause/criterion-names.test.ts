import { expect, test } from "vitest";
import { ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";
import { criterionName } from "./criterion-names";

test.each(ROLLBACK_CRITERIA.map(({ key, text }) => [key, text]))("%s has a name that fits on a line", (key, text) => {
  expect(criterionName(key, text)).not.toBe(text);
  expect(criterionName(key, text).length).toBeLessThan(30);
});

test("what is no criterion keeps its words", () => {
  expect(criterionName("constructor", "RollbackLatencyP99")).toBe("RollbackLatencyP99");
});
