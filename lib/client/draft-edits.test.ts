import { describe, expect, it } from "vitest";
import type { DraftDto } from "@/lib/contracts/message";
import { filledField } from "@/lib/domain/comms/filled-field";
import type { FieldKey } from "@/lib/domain/comms/kinds";
import { type DraftEdits, keptContent, withEdits } from "./draft-edits";

const READING = { reading: "r1", label: "p95 145 ms (stable, 19:11 GMT)", text: "145 ms (stable, 19:11 GMT)" };

/** A draft in which somebody wrote the stage, took out the issues, and nobody wrote the rest. */
const draft: DraftDto = {
  about: { kind: "release", id: "1", service: "checkout-service", version: "v2.3.0", zone: "UTC", t0: "2026-11-26T19:00:00.000Z" },
  due: { id: "u", kind: "status-update", dueAt: null, lateAt: null, standing: "due", because: null },
  audiences: ["qa"],
  subject: "Update",
  isSubjectWritten: false,
  fields: [
    filledField("stage", { text: "Half way", live: "T-0 Deployment" }),
    filledField("health", { text: null, live: "10 of 10" }),
    filledField("issues", { text: "", live: "None" }),
    filledField("decision", { text: null, live: "" }),
  ],
  figures: [READING],
  version: 3,
  updatedBy: null,
  updatedAt: null,
  whyNotSend: null,
  whyNotPropose: null,
  whyNotTest: null,
  hasSender: true,
};

const edits = (changes: Partial<DraftEdits> = {}): DraftEdits => ({
  texts: new Map(),
  subject: null,
  audiences: null,
  base: 3,
  ...changes,
});
const typed = (key: FieldKey, text: string | null) => edits({ texts: new Map([[key, text]]) });

describe("one field of a draft, shown and kept", () => {
  it.each<[string, DraftEdits, FieldKey, string, string, string | null]>([
    ["untouched, written by somebody", edits(), "stage", "Half way", "written", "Half way"],
    ["untouched, live", edits(), "health", "10 of 10", "live", null],
    ["untouched, taken out by somebody", edits(), "issues", "", "missing", ""],
    ["untouched, that nobody can fill", edits(), "decision", "", "missing", null],
    ["written now", typed("decision", "Proceed"), "decision", "Proceed", "written", "Proceed"],
    ["written over what is live", typed("health", "All well"), "health", "All well", "written", "All well"],
    ["let follow the release again", typed("stage", null), "stage", "T-0 Deployment", "live", null],
    ["let follow where the release says nothing", typed("decision", null), "decision", "", "missing", null],
    ["taken out now", typed("health", ""), "health", "", "missing", ""],
    ["with a figure by its label", typed("health", `p95 {{${READING.label}}}`), "health", "p95 {{r1}}", "written", "p95 {{r1}}"],
  ])("%s", (_, given, key, text, look, kept) => {
    const field = withEdits(draft, given).fields.find((one) => one.key === key);
    expect([field?.text, field?.isLive ? "live" : field?.isMissing ? "missing" : "written"]).toEqual([text, look]);
    expect(keptContent(draft, given).fields.find((one) => one.key === key)?.text).toBe(kept);
  });

  it("moves on with the release while another field is written", () => {
    const later = {
      ...draft,
      fields: draft.fields.map((one) => (one.key === "health" ? filledField("health", { text: null, live: "9 of 10" }) : one)),
    };
    expect(withEdits(later, typed("decision", "Wait")).fields.map((one) => one.text)).toEqual(["Half way", "9 of 10", "", "Wait"]);
  });
});

describe("subject and audiences", () => {
  it.each<[string, DraftDto, DraftEdits, [string, string[]], string]>([
    ["that follow", draft, edits(), ["Update", ["qa"]], ""],
    ["that somebody wrote", { ...draft, isSubjectWritten: true }, edits(), ["Update", ["qa"]], "Update"],
    ["that are written now", draft, edits({ subject: "Go", audiences: ["sre"] }), ["Go", ["sre"]], "Go"],
  ])("%s", (_, given, own, shown, kept) => {
    const { subject, audiences } = withEdits(given, own);
    expect([subject, audiences]).toEqual(shown);
    expect(keptContent(given, own).subject).toBe(kept);
  });
});
