import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeJunit, type XmlElement } from "./junit";

const el = (name: string, attributes: Record<string, string> = {}, ...children: XmlElement[]): XmlElement => ({
  name,
  attributes,
  children,
});
const passed = (name = "works") => el("testcase", { name });
const failed = (name: string, how = "failure") => el("testcase", { name }, el(how));
const skipped = () => el("testcase", { name: "later" }, el("skipped"));

describe("a JUnit report", () => {
  it.each([
    ["all pass", el("testsuites", {}, el("testsuite", {}, passed(), passed())), "pass", "2 tests: all passed"],
    ["one suite as root", el("testsuite", {}, passed()), "pass", "1 test: all passed"],
    ["some skipped", el("testsuite", {}, passed(), skipped()), "pass", "2 tests: all passed, 1 skipped"],
    ["a failure", el("testsuite", {}, passed(), failed("pays")), "fail", "2 tests: 1 failed. First: pays"],
    [
      "an error in a nested suite",
      el("testsuites", {}, el("testsuite", {}, el("testsuite", {}, failed("pays", "error")))),
      "fail",
      "1 test: 1 failed. First: pays",
    ],
    ["no test at all", el("testsuites"), "fail", "No test ran: 0 tests, 0 skipped"],
    ["nothing but skipped ones", el("testsuite", {}, skipped()), "fail", "No test ran: 1 test, 1 skipped"],
    ["a crash that its suite counts", el("testsuite", { errors: "1", failures: "0" }, passed()), "fail", "1 test: 1 failed"],
    [
      "failures counted by root and suite",
      el("testsuites", { failures: "1" }, el("testsuite", { failures: "1" }, failed("a"))),
      "fail",
      "1 test: 1 failed. First: a",
    ],
  ] as const)("%s", (_, root, outcome, summary) => {
    expect(judgeJunit(root)).toEqual({ outcome, summary });
  });

  it.each([
    ["another root", el("html"), /begins with <html>/],
    ["a count that is none", el("testsuite", { failures: "many" }, passed()), /failures of <testsuite>/],
  ] as const)("refuses %s", (_, root, message) => {
    expect(() => judgeJunit(root)).toThrow(message);
  });

  it("never passes with a failure in it, wherever it stands", () => {
    const suite = fc
      .array(fc.constantFrom("pass", "skip"), { maxLength: 6 })
      .map((all) => el("testsuite", {}, ...all.map((one) => (one === "pass" ? passed() : skipped()))));
    fc.assert(
      fc.property(fc.array(suite, { maxLength: 4 }), fc.nat(4), (suites, at) => {
        const broken = suites.toSpliced(at, 0, el("testsuite", {}, failed("x")));
        return judgeJunit(el("testsuites", {}, ...broken)).outcome === "fail";
      }),
    );
  });
});
