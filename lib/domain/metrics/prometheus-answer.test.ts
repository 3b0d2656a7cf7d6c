import { describe, expect, it } from "vitest";
import { readCount, readInstant } from "./prometheus-answer";

const vector = (...values: string[]) => ({
  status: "success",
  data: { resultType: "vector", result: values.map((value) => ({ metric: {}, value: [1764530000.123, value] })) },
});

describe("an answer with one value", () => {
  it.each([
    ["of one series", vector("180.5"), 180.5],
    ["as a scalar", { status: "success", data: { resultType: "scalar", result: [1, "42"] } }, 42],
    ["with the noise of binary fractions", vector("0.30000000000000004"), 0.3],
    ["in powers of ten", vector("1.2e+02"), 120],
    ["of nothing at all, which is a value", vector("0"), 0],
    ["with hints, which are no warnings", { ...vector("1"), infos: ["metric might not be a counter"] }, 1],
  ])("%s is read", (_, body, value) => {
    expect(readInstant(body, "ms")).toEqual({ ok: true, value });
  });
});

describe("an answer without one value is inconclusive", () => {
  it.each([
    ["no series", vector(), "No series"],
    ["two series", vector("1", "2"), "2 series where one was expected"],
    ["NaN", vector("NaN"), "NaN"],
    ["infinity", vector("+Inf"), "infinity"],
    ["the other infinity", vector("-Inf"), "infinity"],
    ["an empty text", vector(""), "NaN"],
    ["a range", { status: "success", data: { resultType: "matrix", result: [] } }, "gives a range"],
    ["a text", { status: "success", data: { resultType: "string", result: [1, "x"] } }, "gives a text"],
    ["an error", { status: "error", errorType: "bad_data", error: "parse error at char 3" }, "refused the query: parse error at char 3"],
    ["a part of the data", { ...vector("1"), warnings: ["remote read failed"] }, "in part: remote read failed"],
    ["another program", { hello: "world" }, "not one of Prometheus"],
    ["no object", "<html>", "not one of Prometheus"],
    ["something negative", vector("-1"), "not negative"],
  ])("%s", (_, body, words) => {
    expect(readInstant(body, "ms")).toMatchObject({ ok: false, why: expect.stringContaining(words) });
    if (words !== "not negative") expect(readCount(body)).toBe(words === "No series" ? 0 : null);
  });

  it("a share of more than everything", () => {
    expect(readInstant(vector("100.1"), "%")).toMatchObject({ ok: false });
    expect(readInstant(vector("100.1"), "ms")).toMatchObject({ ok: true });
  });
});
