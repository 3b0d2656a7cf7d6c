import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { must, openRoom, type Room, refusalOf, sign, toEnd } from "@/lib/domain/sign-off/testing/room";
import { durationIn } from "./item-figures";
import { internalThings, releaseNotes } from "./release-notes";
import { releaseReport } from "./release-report";

const logged = ({ log }: Pick<Room, "log">): LoggedEvent[] =>
  log.map((event) => ({ ...event, recordedAt: event.occurredAt, hash: `hash-${event.seq}` }));
const reportOf = (room: Room) => releaseReport(logged(room));
const write = (text: string, expectedVersion: number, section: "lessons" | "known-issues" = "lessons") =>
  ({ type: "report.write", section, text, expectedVersion }) as const;

/** Deployed: the last gate is signed. */
function deployed(): Room {
  const room = toEnd(openRoom());
  sign(room, "dana", "t-plus-24h", "deployer");
  sign(room, "amir", "t-plus-24h", "approver");
  return room;
}

const publish = (room: Room) => ({ type: "notes.publish", expectedSeq: room.state.seq, public: "p", internal: "i" }) as const;

describe("words of people", () => {
  it("are versions with author and event, and every form says whose they are", () => {
    const room = openRoom();
    must(room, "mia", write("First", 0));
    must(room, "cleo", write("Second\n| line", 1));
    const { written, markdown, csv, summary } = reportOf(room);
    const lessons = written.find(({ key }) => key === "lessons");
    expect(lessons).toMatchObject({
      latest: { text: "Second\n| line", by: "Cleo Commander", version: 2, seq: room.state.seq },
      earlier: [{ text: "First" }],
    });
    expect(markdown).toMatch(/## Lessons learned\n\nWritten by Cleo Commander, .* \(#\d+\):\n\n> Second\n> \\\| line/);
    expect(csv).toMatch(/Written,Lessons learned,"Second\n\| line",words of a person,#\d+,Cleo Commander/);
    expect(summary).not.toContain("Second");
  });

  it("are never overwritten by somebody who did not see them", () => {
    const room = openRoom();
    must(room, "mia", write("First", 0));
    const before = room.state;
    expect(refusalOf(room, "cleo", write("Mine", 0))).toMatchObject({ code: "stale", details: { present: 1 } });
    expect(room.state).toBe(before);
  });

  it("are taken back by an empty text, which is a version too; nothing is no change", () => {
    const room = openRoom();
    expect(must(room, "mia", write("", 0))).toEqual([]);
    must(room, "mia", write("First", 0));
    must(room, "mia", write("", 1));
    const { written, markdown } = reportOf(room);
    expect(written.find(({ key }) => key === "lessons")).toMatchObject({ latest: { text: "", version: 2 }, earlier: [{ text: "First" }] });
    expect(markdown).not.toContain("Lessons learned\n");
  });

  it.each(["adam", "token", "clock"] as const)("are not written by %s: only by people who may comment", (who) => {
    const room = openRoom();
    expect(refusalOf(room, who, write("x", 0)).code).toBe("not-permitted");
    expect(room.log).toHaveLength(1);
  });
});

describe("publishing the notes", () => {
  it("keeps both texts word for word, and counts", () => {
    const room = deployed();
    must(room, "amir", publish(room));
    must(room, "cleo", { ...publish(room), public: "q" });
    expect(reportOf(room).notes.published).toMatchObject({
      version: 2,
      public: "q",
      internal: "i",
      by: "Cleo Commander",
      seq: room.state.seq,
    });
  });

  it("is refused before it is deployed, to whoever approves no message, and where something happened since", () => {
    const early = toEnd(openRoom());
    expect(refusalOf(early, "amir", publish(early)).code).toBe("wrong-state");
    const room = deployed();
    expect(refusalOf(room, "dana", publish(room)).code).toBe("not-permitted");
    const seen = publish(room);
    must(room, "mia", { type: "comment.add", text: "Wait" });
    expect(refusalOf(room, "amir", seen)).toMatchObject({ code: "stale" });
  });
});

describe("the public notes", () => {
  const INTERNAL = "Secret thing";
  it("hold nothing of what is internal, whatever a release says", () => {
    const text = fc.string({ maxLength: 40 }).map((one) => one.replaceAll(INTERNAL, ""));
    const kind = fc.constantFrom("feature" as const, "fix" as const, "performance" as const);
    const changes = fc.array(fc.record({ kind, text }), { maxLength: 4 });
    fc.assert(
      fc.property(changes, text, (made, knownIssues) => {
        const hidden = {
          impact: INTERNAL,
          rollbackPlan: INTERNAL,
          rollbackMethod: INTERNAL,
          artifactDigest: INTERNAL,
          namespace: INTERNAL,
        };
        const more = {
          risks: [{ risk: INTERNAL, mitigation: INTERNAL }],
          thresholds: [{ metric: INTERNAL, limit: INTERNAL }],
          fromVersion: INTERNAL,
        };
        const { details } = openRoom({ details: { changes: made } }).state;
        const of = { details: { ...details, ...hidden, ...more, environment: INTERNAL }, deployedAt: null, knownIssues };
        expect(releaseNotes(of, "public")).not.toContain(INTERNAL);
        expect(releaseNotes(of, "internal")).toContain(INTERNAL);
      }),
    );
  });

  it("are found out where somebody wrote a name, an address or a digest into them", () => {
    const room = openRoom({
      details: {
        changes: [{ kind: "fix", text: "Amir Approver mended it" }],
        links: [{ label: "Run", url: "https://ci.example.com/run_1" }],
      },
    });
    must(room, "mia", write("See https://ci.example.com/run_1.\nNothing of Amir Approvers else.", 0, "known-issues"));
    expect(reportOf(room).notes.notPublic).toEqual(["Amir Approver", "https://ci.example.com/run_1"]);
    expect(internalThings("Amir Approvers and so on", room.state)).toEqual([]);
  });

  it("say the known issues, and not who wrote them", () => {
    const room = openRoom();
    must(room, "mia", write("Slow on old phones\nNo sound", 0, "known-issues"));
    const { notes } = reportOf(room);
    expect(notes.public).toContain("### Known issues\n\n- Slow on old phones\n- No sound");
    expect(notes.public).not.toMatch(/Mia/);
  });
});

it.each([
  ["0005_add_discount_code_column: 1 min 45 s", "1 min 45 s"],
  ["took 1m 45s, no lock", "1m 45s"],
  ["2 hours 3 minutes", "2 hours 3 minutes"],
  ["Rehearsal on a copy of production", null],
  ["0005 applied", null],
])("the duration in %j is %j", (text, found) => expect(durationIn(text)).toBe(found));
