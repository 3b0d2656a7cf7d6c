import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  assignBody,
  commentBody,
  editBody,
  eventsQuery,
  evidenceBody,
  grantBody,
  moveBody,
  reasonBody,
  revokeBody,
  rollbackBody,
  rosterBody,
  setItemBody,
} from "./release-commands";

const ID = "0190a0a0-0000-7000-8000-000000000001";
const DIGEST = "a".repeat(64);
const AT = "2026-11-23T19:00:00.000Z";
const TIMES = { plannedT0: AT, windowStart: AT, windowEnd: AT, zone: "Europe/London" };

describe("what is taken", () => {
  it.each<[string, z.ZodType, unknown, unknown]>([
    ["a reason, trimmed", reasonBody, { reason: " why " }, { reason: "why" }],
    ["a revocation without a reason", revokeBody, { reason: "" }, { reason: "" }],
    [
      "a reading with a unit",
      setItemBody,
      { status: "done", expectedVersion: 0, value: "250 µs" },
      expect.objectContaining({ value: "250 µs" }),
    ],
    ["nobody as assignee", assignBody, { assignee: null }, { assignee: null }],
    ["a link", evidenceBody, { url: "https://ci.example.com/run/1", label: "Run 1" }, expect.anything()],
    ["a window", moveBody, { expectedSeq: 1, ...TIMES, seen: TIMES }, expect.anything()],
    ["an artifact that is not built", editBody, { expectedSeq: 1, changes: { artifactDigest: "" } }, expect.anything()],
    ["a page of the log", eventsQuery, { after: "12" }, { after: "12", limit: 200 }],
    ["the whole log", eventsQuery, {}, { after: "0", limit: 200 }],
  ])("%s", (_, schema, input, output) => {
    expect(schema.parse(input)).toEqual(output);
  });
});

describe("what is refused, at which field", () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ["an empty reason", reasonBody, { reason: " " }, "reason"],
    ["a reason with NUL", reasonBody, { reason: "a\u0000b" }, "reason"],
    ["a comment that turns the reading direction", commentBody, { text: "a\u202eb" }, "text"],
    ["half a character", commentBody, { text: "\ud800" }, "text"],
    ["a link that runs a script", evidenceBody, { url: "javascript:alert(1)", label: "x" }, "url"],
    ["a link with a password in it", evidenceBody, { url: "https://me:secret@example.com", label: "x" }, "url"],
    ["a label with a line break", evidenceBody, { url: "https://example.com", label: "a\nb" }, "label"],
    ["a zone that misleads", moveBody, { expectedSeq: 1, ...TIMES, zone: "EST" }, "zone"],
    ["a time without milliseconds", moveBody, { expectedSeq: 1, ...TIMES, plannedT0: "2026-11-23T19:00:00Z" }, "plannedT0"],
    [
      "a day that does not exist",
      setItemBody,
      { status: "waived", expectedVersion: 0, waivedUntil: "2026-02-30T00:00:00.000Z" },
      "waivedUntil",
    ],
    ["a version as text", setItemBody, { status: "done", expectedVersion: "0" }, "expectedVersion"],
    ["initials with an invisible character", grantBody, { role: "approver", digest: DIGEST, initials: "B\u200bJ" }, "initials"],
    ["a digest cut short", grantBody, { role: "approver", digest: "abc", initials: "BJ" }, "digest"],
    ["a rollback without a method", rollbackBody, { reason: "Errors", method: "" }, "method"],
    ["a name where an id belongs", rosterBody, { expectedSeq: 1, roster: [{ role: "approver", userId: "bob" }] }, "roster.0.userId"],
    ["a name sent with the roster", rosterBody, { expectedSeq: 1, roster: [{ role: "approver", userId: ID, name: "Bob" }] }, "roster.0"],
    ["a field that cannot be edited", editBody, { expectedSeq: 1, changes: { zone: "UTC" } }, "changes"],
    ["a version no shell should see", editBody, { expectedSeq: 1, changes: { toVersion: "-x" } }, "changes.toVersion"],
    ["a cursor that is no cursor", eventsQuery, { after: "x".repeat(1_001) }, "after"],
    ["too long a page", eventsQuery, { limit: "501" }, "limit"],
    ["an empty page", eventsQuery, { limit: "0" }, "limit"],
  ])("%s", (_, schema, input, path) => {
    const issues = schema.safeParse(input).error?.issues.map((issue) => issue.path.join("."));
    expect(issues).toEqual([path]);
  });
});
