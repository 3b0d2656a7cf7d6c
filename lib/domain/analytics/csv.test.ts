import fc from "fast-check";
import { expect, it } from "vitest";
import { csvText } from "./csv";

it("quotes every text, leaves numbers and ends lines with CRLF", () => {
  expect(
    csvText(
      ["a", "b"],
      [
        ['say "hi", ok', -1.5],
        [null, 2],
      ],
    ),
  ).toBe('"a","b"\r\n"say ""hi"", ok",-1.5\r\n,2\r\n');
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", " @x"])("runs no formula: %j", (text) => {
  expect(csvText(["a"], [[text]])).toBe(`"a"\r\n"'${text}"\r\n`);
});

it("refuses a row of another length than its head", () => {
  expect(() => csvText(["a", "b"], [["x"]])).toThrow(RangeError);
});

it("keeps every text whole, and no cell begins as a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (cells) => {
      const [line] = csvText(
        cells.map(() => "h"),
        [cells],
      )
        .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
        .slice(1);
      const read = [...(line ?? "").matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = ""]) => text.replaceAll('""', '"'));
      expect(read.map((text) => text.replace(/^'(?=\s*[=+\-@\t\r\n])/, ""))).toEqual(
        cells.map((text) => text.replace(/^'(?=\s*[=+\-@\t\r\n])/, "")),
      );
      for (const text of read) expect(text).not.toMatch(/^\s*[=+\-@]/);
    }),
  );
});
