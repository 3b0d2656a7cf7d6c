import { describe, expect, it } from "vitest";
import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { at, requiring, roster } from "@/lib/domain/sign-off/testing/fixture";
import { must, openRoom, type Room, resolve, set, sign, toEnd, toGo, toReady, toRollback, toT0 } from "@/lib/domain/sign-off/testing/room";
import { answerAll, canaryRoom, record, recordGood, started } from "@/lib/domain/stage/testing/canary-room";
import { addMinutes } from "@/lib/domain/time/instant";
import { spanWords } from "./figure";
import { releaseReport } from "./release-report";

const logged = ({ log }: Pick<Room, "log">): LoggedEvent[] =>
  log.map((event) => ({ ...event, recordedAt: event.occurredAt, hash: `hash-${event.seq}` }));
const reportOf = (room: Room) => releaseReport(logged(room));
const figureOf = (room: Room, key: string) => reportOf(room).figures.find((one) => one.key === key);

describe("a figure", () => {
  it("names events that are there, and when they were, whatever the course", () => {
    for (const room of [openRoom(), toGo(openRoom()), toReady(openRoom()), toT0(openRoom()), toEnd(openRoom()), toRollback(openRoom())]) {
      const { figures, timeline } = reportOf(room);
      const times = new Map(room.log.map(({ seq, occurredAt }) => [seq, occurredAt]));
      for (const one of figures.flatMap(({ sources }) => sources)) expect(times.get(one.seq)).toBe(one.at);
      for (const one of timeline) expect(times.get(one.seq)).toBe(one.at);
    }
  });

  it("of what has not happened says that it was not recorded, and is no zero", () => {
    const figures = reportOf(openRoom()).figures.map(({ key, value, sources }) => [key, value, sources.length]);
    expect(figures.slice(0, 3)).toEqual([
      ["started", null, 0],
      ["ended", null, 0],
      ["duration", null, 0],
    ]);
    expect(figureOf(toT0(openRoom()), "started")?.value).not.toBeNull();
    expect(figureOf(toT0(openRoom()), "duration")).toMatchObject({ value: null, detail: "it is still going on" });
  });

  it("of the start says how far it was from the plan", () => {
    const room = toReady(openRoom());
    room.now = at(7);
    must(room, "dana", { type: "deployment.start" });
    expect(figureOf(room, "started")).toMatchObject({ detail: "7 minutes after the plan", sources: [{ at: at(7) }] });
  });

  it("of the time on hold adds up every hold, and goes on while there is one", () => {
    const room = toReady(openRoom());
    room.now = at(-60);
    must(room, "cleo", { type: "release.hold", reason: "Wait" });
    room.now = at(-45);
    must(room, "cleo", { type: "release.resume", role: "commander" });
    must(room, "amir", { type: "release.resume", role: "approver" });
    expect(figureOf(room, "held")).toMatchObject({ value: "15 minutes", detail: "in all" });
    must(room, "cleo", { type: "release.hold", reason: "Again" });
    room.now = at(-40);
    must(room, "mia", { type: "comment.add", text: "Soon" });
    expect(figureOf(room, "held")).toMatchObject({ value: "20 minutes", detail: "and still is" });
  });

  it("of sign-offs counts what stands, and says what ended", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    expect(figureOf(room, "sign-offs")).toMatchObject({ value: "1", detail: "none ended, none refused" });
    must(room, "dana", { type: "release.edit", expectedSeq: room.state.seq, changes: { rollbackPlan: "Another" } });
    expect(figureOf(room, "sign-offs")).toMatchObject({ value: "0", sources: [] });
    sign(room, "amir", "t-2h", "approver");
    expect(figureOf(room, "sign-offs")).toMatchObject({ value: "1", sources: [{ seq: room.state.seq }] });
  });

  it("SIGNOFF rule 8: says who approved an own release, and who signed for two roles, in the figure and on the timeline", () => {
    const own = toGo(openRoom({ details: { allowSelfApproval: true }, roster: roster("deployer dana", "approver max") }));
    sign(own, "max", "t-2h", "approver");
    const said = "none ended, none refused, Max Manager (approves an own release)";
    expect(figureOf(own, "sign-offs")).toMatchObject({ value: "1", detail: said });
    const pair = (["approver", "commander"] as const).map((role) => ({ role, count: 1 }));
    const both = openRoom({
      details: { template: { key: "hotfix", version: 1, track: "hotfix" } },
      phases: requiring("t-2h", pair),
      roster: roster("deployer dana", "approver amir", "commander amir"),
    });
    sign(toGo(both), "amir", "t-2h", "approver");
    expect(figureOf(both, "sign-offs")?.detail).toContain("Amir Approver (signs as approver and commander)");
  });

  it("of the checklist counts apart what was set aside", () => {
    const room = openRoom();
    resolve(room, "t-48h");
    const key = room.state.items.find(({ phase }) => phase === "t-2h")?.key ?? "";
    set(room, key, { status: "not-applicable", reason: "None" });
    expect(figureOf(room, "checklist")?.detail).toMatch(/^\d+ done, 1 not applicable$/);
  });
});

describe("before and after", () => {
  it("compares the last readings, each with its event", () => {
    const room = started(canaryRoom({ criticality: "standard" }));
    answerAll(room, "stage-10");
    room.now = at(5);
    recordGood(room, "stage-10");
    const { metrics } = reportOf(room);
    expect(metrics.length).toBeGreaterThan(2);
    const events = new Map(room.log.map((event) => [event.seq, event]));
    for (const { name, before, after, change } of metrics) {
      expect(change, name).not.toBe("");
      for (const value of [before, after]) {
        expect(value && events.get(value.source.seq)).toMatchObject({
          type: "reading.recorded",
          payload: { reading: { side: value?.side } },
        });
      }
    }
  });

  it("leaves out a reading that was corrected", () => {
    const room = started(canaryRoom({ criticality: "standard" }));
    room.now = at(5);
    recordGood(room, "stage-10");
    const former = reportOf(room).metrics;
    const reading = room.state.readings?.find(({ side, metric }) => side === "canary" && metric === "p95");
    record(room, "stage-10", { value: 1_234 }, { corrects: reading?.id ?? "" });
    const [was, is] = [former, reportOf(room).metrics].map((all) => all.find(({ name }) => name === "p95 latency")?.after?.text);
    expect([was, is]).toEqual([expect.not.stringContaining("1,234"), "1,234 ms"]);
  });
});

describe("release notes", () => {
  const changes = [
    { kind: "fix", text: "Codes are *checked*" },
    { kind: "feature", text: "Express <checkout>\n# with cards" },
    { kind: "performance", text: "Faster search" },
  ] as const;
  const details = { changes, risks: [{ risk: "Slow", mitigation: "Watch" }], rollbackPlan: "Undo it", impact: "None", toVersion: "v2.3.0" };

  it("have the form of Keep a Changelog, and somebody's words as they are", () => {
    const { notes } = reportOf(openRoom({ details }));
    expect(notes.public).toBe(
      [
        "## [2.3.0] - Unreleased",
        "### Added",
        "- Express \\<checkout\\> \\# with cards",
        "### Changed",
        "- Faster search",
        "### Fixed",
        "- Codes are \\*checked\\*\n",
      ].join("\n\n"),
    );
  });

  it("say inside what operates it, and nothing of that outside", () => {
    const { notes } = reportOf(openRoom({ details }));
    expect(notes.internal).toContain("### Known risks\n\n- Slow: Watch");
    expect(notes.internal).toContain("- Undo it");
    expect(notes.public).not.toMatch(/Slow|Undo|Impact/);
  });

  it("say so where no change was named", () => {
    expect(reportOf(openRoom({ details: { changes: [] } })).notes.public).toBe("## [2.3.0] - Unreleased\n\nNo changes were named.\n");
  });
});

describe("as Markdown", () => {
  it("every row of the figures names its events, and nobody's words are formatting", () => {
    const room = toReady(openRoom());
    room.now = addMinutes(room.now, 1);
    must(room, "cleo", { type: "release.hold", reason: "<script> | **no**" });
    const { markdown, figures } = reportOf(room);
    for (const { label, value } of figures)
      expect(markdown).toMatch(new RegExp(`\\| ${label} \\| ${value ?? "Not recorded"} \\| .* \\| (#\\d+|no event)`));
    expect(markdown).toContain("\\<script\\> \\| \\*\\*no\\*\\*");
    expect(markdown).not.toContain("<script>");
  });
});

it.each([
  [0, "0 minutes"],
  [1, "1 minute"],
  [65, "1 hour 5 minutes"],
  [120, "2 hours"],
  [3_000, "2 days 2 hours"],
])("%i minutes are %s", (minutes, words) => expect(spanWords(minutes)).toBe(words));
