import { describe, expect, it, test } from "vitest";
import type { IncidentAct, IncidentRef } from "@/lib/domain/incident/linked";
import type { NewMessage } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, at, PEOPLE, release, stateAfter, T0 } from "@/lib/domain/release/testing/fixture";
import { silenceMinutes } from "./comms-time";
import { fillDraft, newDraft } from "./draft";
import type { MessageKind } from "./kind-names";
import { KINDS } from "./kinds";
import { scheduleOf } from "./schedule";

const started: ReleaseState = { ...release(), status: "deploying", actualT0: T0 };

const incident = (changes: Partial<IncidentRef> = {}): IncidentRef => ({
  id: "5f3a0000-0000-4000-8000-000000000001",
  title: "Payments fail",
  severity: "P1",
  commander: PEOPLE.carol,
  status: "open",
  ...changes,
});

/** The release after its incident did something, so many minutes after T-0. */
const linked = (state: ReleaseState, act: IncidentAct, minutes: number, changes: Partial<IncidentRef> = {}): ReleaseState =>
  stateAfter(state, "dora", { type: "incident.link", incident: incident(changes), act }, { now: at(minutes) });

const declared = linked(started, "declared", 4);
const resolved = linked(declared, "resolved", 50, { status: "resolved" });

const message = (kind: MessageKind, slot: number | null): NewMessage => ({
  kind,
  slot: slot === null ? null : at(slot),
  audiences: ["qa"],
  subject: kind,
  fields: KINDS[kind].required.map((key) => ({ key, text: "Said" })),
});
const told = (state: ReleaseState, kind: MessageKind, slot: number | null, minutes: number) =>
  stateAfter(state, "dora", { type: "message.send", message: message(kind, slot) }, { now: at(minutes) });
/** What is due or was by then, without what every release is told. */
const due = (state: ReleaseState, minutes: number) =>
  scheduleOf(state, at(minutes))
    .filter(({ dueAt, kind }) => dueAt !== null && dueAt <= at(minutes) && !["start", "completion", "report-24h"].includes(kind))
    .map(({ kind, dueAt, standing }) => [kind, dueAt, standing]);

describe("an incident that was declared from a release", () => {
  it("asks for a notice at once, and for updates of its own every quarter of an hour", () => {
    expect(due(declared, 5)).toEqual([["incident-notice", at(4), "due"]]);
    expect(due(declared, 20)).toEqual([
      ["incident-notice", at(4), "late"],
      ["incident-update", at(19), "due"],
    ]);
    expect(due(told(declared, "incident-notice", 4, 6), 18)).toEqual([]);
    expect(due(told(declared, "incident-notice", 4, 6), 20)).toEqual([["incident-update", at(19), "due"]]);
  });

  it("asks for its resolution once it is over, and lets the deployment speak again", () => {
    const spoken = told(resolved, "incident-notice", 4, 6);
    expect(due(spoken, 52).map(([kind]) => kind)).toEqual(["status-update", "resolution"]);
    expect(due(told(spoken, "resolution", 50, 51), 52).map(([kind]) => kind)).not.toContain("resolution");
  });

  it("asks for another resolution when it was opened again", () => {
    const again = linked(told(resolved, "resolution", 50, 51), "resolved", 90, { status: "resolved" });
    expect(due(again, 91).map(([kind]) => kind)).toContain("resolution");
  });

  it("owes its report within 48 hours of the declaration, once", () => {
    const report = scheduleOf(resolved, at(60)).find(({ kind }) => kind === "post-incident-report");
    expect(report?.dueAt).toBe(at(4 + 48 * 60));
    const written = told(resolved, "post-incident-report", 4 + 48 * 60, 60);
    expect(scheduleOf(written, at(61)).map(({ kind }) => kind)).not.toContain("post-incident-report");
  });

  it("asks a notice of each incident, of which one sent after both tells both", () => {
    const second = { id: "77aa0000-0000-4000-8000-000000000002", title: "Mail is late" };
    const both = linked(told(declared, "incident-notice", 4, 6), "declared", 10, second);
    expect(due(both, 11)).toContainEqual(["incident-notice", at(10), "due"]);
    expect(decide(both, { type: "message.send", message: message("incident-notice", 10) }, asking(both, "dora", { now: at(11) })).ok).toBe(
      true,
    );
    const names = scheduleOf(linked(declared, "declared", 10, second), at(11)).map(({ id }) => id);
    expect(new Set(names).size).toBe(names.length);
  });

  it("leaves the word to a rollback", () => {
    const back = stateAfter(declared, "alice", { type: "rollback.start", reason: "Errors", method: "Undo" }, { now: at(9) });
    const kinds = scheduleOf(back, at(10)).map(({ kind }) => kind);
    expect(kinds).not.toContain("incident-notice");
    expect(kinds.filter((kind) => kind === "resolution" || kind === "post-incident-report")).toHaveLength(2);
  });

  it("fills its letters with what is broken", () => {
    const fields = fillDraft(newDraft("incident-notice", at(4)), { state: declared, now: at(5), url: "https://t.example.com" }).fields;
    expect(fields.find(({ key }) => key === "issue")?.text).toBe("P1: Payments fail");
  });
});

test("a minute of silence is one minute, though two kinds of updates were due in it", () => {
  expect(silenceMinutes(started, at(60))).toBe(45);
  expect(silenceMinutes(declared, at(60))).toBe(45);
  expect(silenceMinutes(resolved, at(60))).toBe(45);
});
