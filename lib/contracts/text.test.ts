import { describe, expect, it } from "vitest";
import { z } from "zod";
import { digestText, httpUrl, instantText, nameText, noteText, reasonText, versionText, zoneText } from "./text";

const name = nameText(20);
const note = noteText(40);
const reason = reasonText(40);
const SCHEMAS = { name, note, reason, version: versionText, digest: digestText, url: httpUrl, zone: zoneText, instant: instantText };

function messagesOf(schema: z.ZodType, value: unknown): string[] {
  return schema.safeParse(value).error?.issues.map((issue) => issue.message) ?? [];
}

describe("what is taken", () => {
  it.each<[string, z.ZodType, string, string]>([
    ["a name, trimmed", name, "  checkout-service ", "checkout-service"],
    ["a name in another alphabet", name, "Привет", "Привет"],
    ["a note", note, " one\r\ntwo\n", "one\ntwo"],
    ["an empty note", note, "  ", ""],
    ["a reason", reason, "error rate", "error rate"],
    ["a version", versionText, "v2.3.0", "v2.3.0"],
    ["a digest", digestText, `sha256:${"0a".repeat(32)}`, `sha256:${"0a".repeat(32)}`],
    ["an address", httpUrl, "https://example.com/run/1", "https://example.com/run/1"],
    ["a zone", zoneText, "America/New_York", "America/New_York"],
    ["an instant", instantText, "2025-02-13T19:00:00.000Z", "2025-02-13T19:00:00.000Z"],
  ])("%s", (_, schema, input, value) => {
    expect(schema.parse(input)).toBe(value);
  });
});

describe("what is refused, with one message", () => {
  it.each<[string, z.ZodType, string, string]>([
    ["an empty name", name, "  ", "Write something"],
    ["a name too long", name, "a".repeat(21), "Shorten it to 20"],
    ["a name with a line break", name, "a\nb", "one line"],
    ["a name with mixed alphabets", name, "pаypal", "two alphabets"],
    ["a name with NUL", name, "a\u0000", "U+0000"],
    ["a note with a lone surrogate", note, "\ud800", "Half of a character"],
    ["a note with a bidi override", note, "a\u202eb", "U+202E"],
    ["an empty reason", reason, "\n", "Write something"],
    ["a version that is an option", versionText, "--force", "not a version"],
    ["a bare digest", digestText, "0a".repeat(32), "sha256:"],
    ["a script", httpUrl, "javascript:alert(1)", "cannot be linked"],
    ["an abbreviated zone", zoneText, "EST", "not a time zone"],
    ["30 February", instantText, "2025-02-30T19:00:00.000Z", "not an instant"],
    ["a far year", instantText, "2201-01-01T00:00:00.000Z", "not an instant"],
  ])("%s", (_, schema, input, part) => {
    const messages = messagesOf(schema, input);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(part);
  });

  it.each(Object.entries(SCHEMAS))("%s: whatever is no string, without coercion", (_, schema) => {
    for (const value of [null, undefined, 0, 1, true, [], ["a"], {}, { not: "" }, new Date(0)])
      expect(messagesOf(schema, value)).toHaveLength(1);
  });

  it("gives the path of the field", () => {
    const issues = z.strictObject({ service: z.strictObject({ name }) }).safeParse({ service: { name: "a\u200bb" } }).error?.issues;
    expect(issues).toMatchObject([{ path: ["service", "name"], code: "custom" }]);
  });
});

it.each(Object.entries(SCHEMAS))("%s has a JSON schema that is the same in and out", (_, schema) => {
  expect(z.toJSONSchema(schema, { io: "input" })).toMatchObject({ type: "string" });
  expect(z.toJSONSchema(schema, { io: "output" })).toMatchObject({ type: "string" });
});
