import { describe, expect, it } from "vitest";
import { foldRelease } from "@/lib/domain/release/evolve";
import { meaningOf } from "@/lib/domain/sign-off/meaning";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { ask, digest, gate, grant, itemOf, must, phaseOf, refusalOf, rows, sign, types } from "@/lib/domain/sign-off/testing/room";
import { phaseDueAt } from "@/lib/domain/time/axis";
import { addMinutes } from "@/lib/domain/time/instant";
import { answerAll, canaryRoom, pass, proceeding, record, recordGood, started, upTo } from "./testing/canary-room";

const ready = (criticality: "standard" | "critical" = "standard") => {
  const room = started(canaryRoom({ criticality }));
  answerAll(room, "stage-10");
  room.now = at(5);
  recordGood(room, "stage-10");
  return room;
};
describe("proceeding", () => {
  it("is the deployer's sign-off, passes the gate and is kept with what it was made on", () => {
    const room = ready();
    const events = must(room, "dana", proceeding(room, "stage-10"));
    expect(types(events)).toEqual(["sign-off.recorded", "stage.decided", "phase.closed"]);
    expect(room.state.decisions).toMatchObject([
      {
        phase: "stage-10",
        choice: "proceed",
        role: "deployer",
        observedMinutes: 5,
        minimumMinutes: 5,
        verdict: { zone: "proceed" },
        openItems: [],
      },
    ]);
    expect(room.state.decisions?.[0]?.readings).toHaveLength(6);
    expect(room.state.decisions?.[0]?.signOff).toBe(room.state.signOffs.at(-1)?.id);
    expect(foldRelease(room.log)).toEqual(room.state);
  });

  it.each([
    ["deployer", "As deployer I decide that checkout-service v2.3.0 proceeds from 10 to 25 % of the traffic in production."],
    ["approver", "As approver I confirm that checkout-service v2.3.0 proceeds from 10 to 25 % of the traffic in production."],
  ] as const)("means for the %s what its sentence says", (role, sentence) => {
    const room = ready();
    expect(meaningOf(room.state, phaseOf(room, "stage-10"), role)).toBe(sentence);
  });

  it("answers the items that restate it, which nobody ticks", () => {
    const room = ready();
    for (const key of ["decision-at-10", "first-stage-approved"]) {
      const { version } = itemOf(room, key);
      const command = { type: "item.set", item: key, status: "done", expectedVersion: version, value: "proceed" } as const;
      expect(refusalOf(room, "dana", command)).toMatchObject({ code: "invalid", path: "status" });
    }
    must(room, "dana", proceeding(room, "stage-10"));
    expect(itemOf(room, "decision-at-10")).toMatchObject({ status: "done", value: "proceed", by: { id: "dana" } });
    expect(itemOf(room, "first-stage-approved")).toMatchObject({ status: "done", value: null });
    must(room, "dana", { type: "sign-off.revoke", signOff: room.state.signOffs.at(-1)?.id ?? "", reason: "Looked at the wrong panel" });
    expect(phaseOf(room, "stage-10").status).toBe("open");
    expect(itemOf(room, "decision-at-10")).toMatchObject({ status: "todo", value: null });
  });

  it("is confirmed by an approver where the release is critical, of the same content and after the deployer", () => {
    const room = ready("critical");
    expect(refusalOf(room, "amir", grant(room, "amir", "stage-10", "approver"))).toMatchObject({ code: "gate-closed" });
    must(room, "dana", proceeding(room, "stage-10"));
    expect(phaseOf(room, "stage-10").status).toBe("open");
    sign(room, "amir", "stage-10", "approver");
    expect(phaseOf(room, "stage-10").status).toBe("closed");
    expect(rows(room, "stage-10")).toEqual(["granted dana deployer", "granted amir approver"]);
  });

  it("falls when something else is read or it is paused, and has to be decided anew", () => {
    const room = ready("critical");
    must(room, "dana", proceeding(room, "stage-10"));
    record(room, "stage-10", { value: 190 });
    expect(rows(room, "stage-10")).toEqual(["granted dana deployer", "superseded dana deployer"]);
    expect(room.state.signOffs.at(-1)?.comment).toContain("p95 latency of canary: 180 ms at ");
    must(room, "dana", proceeding(room, "stage-10"));
    must(room, "dana", { type: "stage.decide", phase: "stage-10", choice: "pause", reason: "One more look" });
    expect(rows(room, "stage-10").at(-1)).toBe("superseded dana deployer");
    expect(gate(room, "stage-10").isQuorate).toBe(false);
  });

  it("needs what was shown", () => {
    const room = ready();
    const seen = digest(room, "stage-10");
    record(room, "stage-10", { value: 400 });
    expect(refusalOf(room, "dana", proceeding(room, "stage-10", { digest: seen }))).toMatchObject({ code: "stale" });
  });

  it.each([
    ["hold", 250],
    ["roll-back", 400],
  ])("against a verdict of %s takes a reason and an approver, and is never hidden", (zone, value) => {
    const room = ready();
    record(room, "stage-10", { value });
    expect(refusalOf(room, "dana", proceeding(room, "stage-10"))).toMatchObject({ code: "invalid", path: "comment" });
    must(room, "dana", proceeding(room, "stage-10", { reason: "A crawler; it has left" }));
    expect(room.state.decisions?.at(-1)).toMatchObject({ verdict: { zone }, reason: "A crawler; it has left" });
    expect(gate(room, "stage-10").conditions.map((one) => one.text)).toEqual(["0 of 1 signed as approver."]);
    sign(room, "amir", "stage-10", "approver");
    expect(phaseOf(room, "stage-10").status).toBe("closed");
  });

  it("without readings is against the verdict as well", () => {
    const room = started(canaryRoom());
    answerAll(room, "stage-10");
    room.now = at(5);
    expect(refusalOf(room, "dana", proceeding(room, "stage-10"))).toMatchObject({ path: "comment" });
  });

  it("before its time takes a reason; a pause begins that time again", () => {
    const room = ready();
    room.now = at(4);
    expect(refusalOf(room, "dana", proceeding(room, "stage-10")).message).toContain("not due yet");
    room.now = at(5);
    must(room, "dana", { type: "stage.decide", phase: "stage-10", choice: "pause" });
    room.now = at(9);
    expect(refusalOf(room, "dana", proceeding(room, "stage-10")).message).toContain("not due yet");
    room.now = at(10);
    must(room, "dana", proceeding(room, "stage-10"));
    expect(room.state.decisions).toMatchObject([{ choice: "pause" }, { choice: "proceed", observedMinutes: 10, minimumMinutes: 10 }]);
  });

  it.each(["amir", "cleo", "mia", "adam", "token", "clock"] as const)("is not for %s", (who) => {
    const room = ready();
    const decision = ask(room, who, proceeding(room, "stage-10"));
    expect(decision).toMatchObject({ ok: false, refusal: { code: expect.stringMatching(/not-permitted|separation-of-duties/) } });
    expect(room.state.decisions).toBeUndefined();
  });
});

describe("the other choices", () => {
  it("are those of the stage: no pause at 75 %, nothing at 100 %", () => {
    const room = upTo(started(canaryRoom()), "stage-75");
    const pause = { type: "stage.decide", phase: "stage-75", choice: "pause" } as const;
    expect(refusalOf(room, "dana", pause)).toMatchObject({ code: "invalid", path: "choice" });
    pass(room, "stage-75");
    expect(refusalOf(room, "dana", { ...pause, phase: "stage-100" })).toMatchObject({ code: "wrong-state" });
  });

  it.each(["dana", "amir", "cleo"] as const)("%s alone rolls back, with the stage in the reason", (who) => {
    const room = upTo(started(canaryRoom()), "stage-50");
    must(room, who, { type: "stage.decide", phase: "stage-50", choice: "roll-back", reason: "p95 is over 250 ms" });
    expect(room.state).toMatchObject({ status: "rolling-back", rollback: { reason: "At 50%: p95 is over 250 ms" } });
    expect(room.state.decisions?.at(-1)).toMatchObject({ phase: "stage-50", choice: "roll-back", by: { id: who } });
  });

  it("rolls back on hold too, and without a reason never", () => {
    const room = ready();
    must(room, "cleo", { type: "release.hold", reason: "Look" });
    const command = { type: "stage.decide", phase: "stage-10", choice: "roll-back" } as const;
    expect(refusalOf(room, "cleo", command)).toMatchObject({ path: "reason" });
    expect(refusalOf(room, "dana", { ...command, choice: "pause" })).toMatchObject({ code: "wrong-state" });
    must(room, "cleo", { ...command, reason: "Errors" });
  });

  it("are not for another stage's turn", () => {
    const room = ready();
    expect(refusalOf(room, "dana", { type: "stage.decide", phase: "stage-25", choice: "pause" })).toMatchObject({ code: "wrong-state" });
  });
});

describe("dissent", () => {
  it("is recorded with its reason and changes nothing else", () => {
    const room = ready();
    must(room, "dana", proceeding(room, "stage-10"));
    must(room, "amir", { type: "stage.dissent", phase: "stage-10", reason: "Too few requests" });
    const [decision] = room.state.decisions ?? [];
    expect(room.state.dissents).toMatchObject([
      { decision: decision?.id, role: "approver", by: { id: "amir" }, reason: "Too few requests" },
    ]);
    expect(phaseOf(room, "stage-10").status).toBe("closed");
    expect(refusalOf(room, "mia", { type: "stage.dissent", phase: "stage-10", reason: "No" })).toMatchObject({ code: "not-permitted" });
    expect(refusalOf(room, "cleo", { type: "stage.dissent", phase: "stage-10", reason: " " })).toMatchObject({ path: "reason" });
  });
});

describe("the axis of a canary", () => {
  it("counts each stage from its actual begin, and T+2h from the promotion", () => {
    const room = started(canaryRoom());
    const due = (key: string) => phaseDueAt(phaseOf(room, key), room.state);
    expect([due("stage-10"), due("stage-25"), due("stage-100"), due("t-plus-2h")]).toEqual([at(5), at(10), at(55), null]);
    room.now = at(20);
    pass(room, "stage-10");
    expect([due("stage-25"), due("stage-50")]).toEqual([at(30), at(40)]);
    upTo(room, "stage-100");
    expect(due("t-plus-2h")).toEqual(addMinutes(room.now, 120));
    expect(due("stage-100")).toEqual(addMinutes(room.now, 30));
  });

  it("goes on to the end: verified at 100 %, deployed with T+2h", () => {
    const room = upTo(started(canaryRoom()), "stage-100");
    answerAll(room, "stage-100");
    room.now = addMinutes(room.now, 30);
    must(room, "dana", { type: "phase.close", phase: "stage-100" });
    expect(room.state.status).toBe("verifying");
    answerAll(room, "t-plus-2h");
    room.now = addMinutes(room.now, 90);
    sign(room, "dana", "t-plus-2h", "deployer");
    expect(room.state.status).toBe("deployed");
    expect(room.state.obligations.map((one) => one.rule)).toEqual(["report-24h", "baseline", "documentation"]);
  });
});
