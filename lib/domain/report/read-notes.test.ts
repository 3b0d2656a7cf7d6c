import fc from "fast-check";
import { expect, it } from "vitest";
import { openRoom } from "@/lib/domain/sign-off/testing/room";
import { readNotes } from "./read-notes";
import { releaseNotes } from "./release-notes";

const oneLine = (text: string) => text.trim().replace(/\s+/g, " ");

it("takes apart what the notes put together, with nobody's words changed", () => {
  const text = fc.string({ maxLength: 30 }).filter((one) => one.trim() !== "");
  fc.assert(
    fc.property(fc.array(text, { maxLength: 3 }), fc.array(text, { maxLength: 3 }), (fixes, issues) => {
      const { details } = openRoom({
        details: { toVersion: "v2.3.0", changes: fixes.map((one) => ({ kind: "fix" as const, text: one })) },
      }).state;
      const knownIssues = issues.map(oneLine).join("\n");
      const read = readNotes(releaseNotes({ details, deployedAt: "2026-11-27T19:00:00.000Z", knownIssues }, "public"));
      expect(read).toEqual({
        title: "2.3.0, 2026-11-27",
        sections: [
          ...(fixes.length > 0 ? [{ heading: "Fixed", points: fixes.map(oneLine) }] : []),
          ...(issues.length > 0 ? [{ heading: "Known issues", points: issues.map(oneLine) }] : []),
        ],
      });
    }),
  );
});

it("says nothing of a version without changes but its name", () => {
  const { details } = openRoom({ details: { toVersion: "v2.3.0", changes: [] } }).state;
  expect(readNotes(releaseNotes({ details, deployedAt: null, knownIssues: "" }, "public"))).toEqual({
    title: "2.3.0, Unreleased",
    sections: [],
  });
});
