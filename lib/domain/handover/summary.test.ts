import { describe, expect, it } from "vitest";
import type { ReleaseState } from "@/lib/domain/release/state";
import { PEOPLE, stateAfter, T0, withItem } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { canaryRoom, record, recordGood, started } from "@/lib/domain/stage/testing/canary-room";
import { differencesBetween } from "./compare-summaries";
import type { SummaryPart } from "./record";
import { boundContent, summaryOf } from "./summary";

const ABOUT = { role: "deployer", from: PEOPLE.alice, to: PEOPLE.mia, words: "" } as const;
const read = (state: ReleaseState, now = T0) => summaryOf(state, ABOUT, now);
const lines = (state: ReleaseState, part: SummaryPart, now = T0) =>
  (read(state, now).parts.find((one) => one.part === part)?.lines ?? []).map(({ text, detail }) => (detail ? `${text}; ${detail}` : text));

describe("the summary", () => {
  it("says where the release stands on its axis, on hold, and after going back", () => {
    expect(read(inStatus("deploying"), at(12)).clock).toBe("T+12m");
    expect(lines(inStatus("deploying"), "standing").slice(0, 3)).toEqual([
      "Deploying",
      expect.stringMatching(/^T-0 .*; 0 of \d+ required items resolved$/),
      "T-0, the deployment was started",
    ]);
    expect(lines(inStatus("on-hold"), "standing")[0]).toBe("On hold; Held by Carol White: Waiting");
    expect(lines(inStatus("rolling-back"), "standing")[0]).toBe("Rolling back; Decided by Carol White: Errors. Undo");
  });

  it("lists what is open in the phase with who has it, and what failed or was set aside anywhere", () => {
    const first = inStatus("deploying").items.find(({ phase, required, kind }) => phase === "t-zero" && required && kind === "tick");
    const key = first?.key ?? "";
    const state = withItem(
      withItem(inStatus("deploying"), key, { status: "blocked", reason: "No access", assignee: PEOPLE.mia }),
      "code-frozen",
      { status: "waived", reason: "A fix is late", waivedUntil: at(600), by: PEOPLE.bob },
    );
    expect(lines(state, "open")).toContain(`${first?.title}; Blocked: No access. Mia Brown`);
    expect(lines(state, "open").some((line) => line.endsWith("Deployer: Alice Smith"))).toBe(true);
    expect(lines(state, "departures")).toEqual([expect.stringMatching(/; T-48h\. Waived by Bob Jones: A fix is late$/)]);
  });

  it("names the gates, who signed, and what ends when the role passes", () => {
    const ready = inStatus("ready");
    expect(lines(ready, "gates")).toContainEqual(
      expect.stringMatching(
        /^T-2h.*; Alice Smith signed as deployer\. Bob Jones signed as approver\. Carol White signed as incident commander\. Closed$/,
      ),
    );
    expect(lines(ready, "falls")).toEqual([
      expect.stringMatching(/^Alice Smith's sign-off as deployer; T-2h.* opens again$/),
      expect.stringMatching(/^Bob Jones's sign-off as approver/),
      expect.stringMatching(/^Carol White's sign-off as incident commander/),
    ]);
    expect(lines(inStatus("deployed"), "falls")).toEqual([]);
  });

  it("ends an agreement to resume that was given in the role", () => {
    const held = stateAfter(inStatus("on-hold"), "carol", { type: "release.resume", role: "commander" });
    const falls = summaryOf(held, { ...ABOUT, role: "commander", from: PEOPLE.carol }, T0).parts.find(({ part }) => part === "falls");
    expect(falls?.lines.map(({ text }) => text)).toEqual(["Carol White's agreement to resume"]);
    expect(lines(held, "falls")).toEqual([]);
  });

  it("tells what speaks for a rollback, messages, and what is owed", () => {
    const seen = stateAfter(inStatus("deploying"), "mia", { type: "cause.see", criterion: "data-loss" });
    expect(lines(seen, "causes")).toEqual(["Data was lost or corrupted; Mia Brown"]);
    expect(lines(seen, "messages")[0]).toMatch(/ is due/);
    const waived = {
      ...seen,
      obligations: [{ id: "o", kind: "waiver", title: "Bring it", owner: "deployer", dueAt: T0, settled: null }],
    } as const;
    expect(lines(waived, "owed")).toEqual(["Bring it; Deployer"]);
  });

  it("has the last verdict and the readings with their times; another reading of the same is no difference", () => {
    const room = started(canaryRoom());
    room.now = at(5);
    recordGood(room, "stage-10");
    const before = read(room.state, room.now);
    const verdict = before.parts.find(({ part }) => part === "causes")?.lines.at(-1);
    expect(verdict).toMatchObject({ id: "verdict", detail: "Verdict at 10%" });
    expect(before.parts.find(({ part }) => part === "readings")?.lines[0]).toMatchObject({ at: expect.stringMatching(/^2026/) });
    room.now = at(6);
    recordGood(room, "stage-10");
    expect(boundContent(read(room.state, room.now))).toEqual(boundContent(before));
    record(room, "stage-10", { value: 286 });
    expect(differencesBetween(before, read(room.state, room.now)).map(({ after }) => after)).toContainEqual(
      expect.stringContaining("p95 latency says roll back."),
    );
  });
});
