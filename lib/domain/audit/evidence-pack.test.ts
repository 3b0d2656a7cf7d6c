import { describe, expect, it } from "vitest";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { ask, grant, must, openRoom, type Room, set, sign, toEnd, toGo, toReady, toRollback } from "@/lib/domain/sign-off/testing/room";
import { answerAll, canaryRoom, proceeding, recordGood, started } from "@/lib/domain/stage/testing/canary-room";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { addMinutes } from "@/lib/domain/time/instant";
import type { LoggedEvent } from "./evidence-entry";
import type { EvidenceGate } from "./evidence-gates";
import { evidencePack } from "./evidence-pack";

/** The room's log as it is stored: recorded a second after each command. */
const logged = ({ log }: Pick<Room, "log">): LoggedEvent[] =>
  log.map((event: RecordedEvent) => ({ ...event, recordedAt: addMinutes(event.occurredAt, 1), hash: `hash-${event.seq}` }));

const PAYMENTS = {
  id: "inc",
  title: "Payments fail",
  severity: "P0",
  commander: { id: "cleo", name: "Cleo Commander", initials: "CC" },
  status: "open",
} as const;

const packOf = (room: Room) => evidencePack(logged(room), canonicalJson);
const gateOf = (room: Room, code: string): EvidenceGate => {
  const found = packOf(room).gates.find((gate) => gate.code === code);
  if (!found) throw new Error(`no gate ${code}`);
  return found;
};

describe("who approved what they saw", () => {
  it("names each signature with role, sentence, event and both times, and what was shown then", () => {
    const room = toGo(openRoom());
    const shown = gateContent(room.state, "t-2h");
    sign(room, "amir", "t-2h", "approver");
    const [signOff] = gateOf(room, "T-2h").signOffs;
    expect(signOff).toMatchObject({
      seq: room.state.seq,
      at: room.now,
      recordedAt: addMinutes(room.now, 1),
      kind: "granted",
      person: { name: "Amir Approver" },
      role: "approver",
      initials: "AA",
      ended: null,
    });
    expect(packOf(room).contents).toEqual([{ digest: signOff?.digest, phase: "t-2h", content: shown }]);
    expect(signOff?.content).toBe(signOff?.digest);
  });

  it("keeps what was shown at the first signature beside what was shown at the second, after a change ended the first", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    must(room, "dana", { type: "release.edit", expectedSeq: room.state.seq, changes: { artifactDigest: `sha256:${"b".repeat(64)}` } });
    sign(room, "amir", "t-2h", "approver");
    const { gates, contents } = packOf(room);
    const signOffs = gates.find(({ code }) => code === "T-2h")?.signOffs ?? [];
    expect(signOffs.map(({ ended }) => ended?.kind ?? "stands")).toEqual(["superseded", "stands"]);
    expect(contents.map(({ digest }) => digest)).toEqual(signOffs.map(({ content }) => content));
    expect(contents.map(({ content }) => content.release.artifactDigest)).toEqual([
      expect.not.stringContaining("bbb"),
      `sha256:${"b".repeat(64)}`,
    ]);
  });

  it("says so where a digest does not come out again, and shows nothing for it", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    const pack = evidencePack(logged(room), () => "another");
    expect(pack.contents).toEqual([]);
    expect(pack.gates.flatMap(({ signOffs }) => signOffs.map(({ content }) => content))).toEqual([null]);
  });

  it("holds refusals and who could not sign", () => {
    const room = toGo(openRoom());
    const { digest } = grant(room, "amir", "t-2h", "approver");
    must(room, "amir", { type: "sign-off.refuse", phase: "t-2h", role: "approver", digest, reason: "Not yet" });
    ask(room, "dana", grant(room, "dana", "t-2h", "approver"));
    const gate = gateOf(room, "T-2h");
    expect(gate.signOffs).toMatchObject([{ kind: "refused", comment: "Not yet", person: { name: "Amir Approver" } }]);
    expect(gate.besides).toMatchObject([
      { type: "sign-off.denied", by: { name: "Dana Deployer" }, text: expect.stringContaining("could not sign T-2h") },
    ]);
  });

  it("has every gate that opened, closed as it was, and the rollback's only where there was one", () => {
    const end = packOf(toEnd(openRoom()));
    expect(end.gates.map(({ code }) => code)).toEqual(["T-48h", "T-2h", "T-0", "T+15m", "T+24h"]);
    expect(end.gates.map(({ closed }) => closed?.how)).toEqual(["act", "signed", "signed", "act", undefined]);
    expect(end.rollback).toBeNull();
    const back = packOf(toRollback(openRoom()));
    expect(back.gates.map(({ code }) => code)).toContain("Rollback");
    expect(back.rollback).toMatchObject({ by: { name: expect.any(String) }, closedAt: null });
  });
});

describe("what departed from the list", () => {
  it("is each time with its reason, and whether it still stands", () => {
    const room = openRoom();
    const [item] = room.state.items.filter(({ phase }) => phase === "t-48h");
    const key = item?.key ?? "";
    set(room, key, { status: "blocked", reason: "No access" });
    set(room, key, { status: "done", reason: null });
    set(room, key, { status: "not-applicable", reason: "No database" });
    const found = packOf(room).departures.map(({ title, code, to, reason, stands }) => ({ title, code, to, reason, stands }));
    const same = { title: item?.title, code: "T-48h" };
    expect(found).toEqual([
      { ...same, to: "blocked", reason: "No access", stands: false },
      { ...same, to: "not-applicable", reason: "No database", stands: true },
    ]);
  });
});

describe("a gate that was opened by breaking the glass", () => {
  it("says who did, why, what was missing and what it showed, and is not taken for signed", () => {
    const room = toGo(openRoom());
    must(room, "cleo", { type: "incident.link", incident: PAYMENTS, act: "declared" });
    const shown = gateContent(room.state, "t-2h");
    must(room, "cleo", { type: "break-glass.invoke", phase: "t-2h", reason: "Nobody can pay" });
    const { glasses, signOffs, closed } = gateOf(room, "T-2h");
    expect(glasses).toMatchObject([
      {
        by: { name: "Cleo Commander" },
        reason: "Nobody can pay",
        incident: { id: "inc" },
        missing: [{ role: "deployer" }, { role: "approver" }],
      },
    ]);
    expect(packOf(room).contents).toEqual([{ digest: glasses[0]?.content, phase: "t-2h", content: shown }]);
    expect([signOffs, closed?.how]).toEqual([[], "break-glass"]);
  });
});

describe("the decisions at the stages of a canary", () => {
  it("come with the verdict, the readings they were made on, and the signature that carries them", () => {
    const room = started(canaryRoom({ criticality: "standard" }));
    answerAll(room, "stage-10");
    room.now = at(5);
    recordGood(room, "stage-10");
    must(room, "dana", proceeding(room, "stage-10"));
    const { decisions, gates } = packOf(room);
    expect(decisions).toMatchObject([{ choice: "proceed", role: "deployer", observedMinutes: 5, minimumMinutes: 5, openItems: [] }]);
    expect(decisions[0]?.verdict).toMatch(/gates pass\.$/);
    expect(decisions[0]?.readings).toHaveLength(6);
    expect(gates.flatMap(({ signOffs }) => signOffs.map(({ id }) => id))).toContain(decisions[0]?.signOff);
  });
});

describe("every line", () => {
  it("names the event that says it, of all that there are", () => {
    const room = toReady(openRoom());
    must(room, "cleo", { type: "release.hold", reason: "Wait" });
    const pack = packOf(room);
    expect(pack.events.map(({ seq, hash }) => [seq, hash])).toEqual(room.log.map(({ seq }) => [seq, `hash-${seq}`]));
    const texts = new Map(pack.events.map(({ seq, text }) => [seq, text]));
    for (const one of [...pack.course, ...pack.roster.changes, ...pack.gates.flatMap(({ besides }) => besides)]) {
      expect(texts.get(one.seq)).toBe(one.text);
    }
    expect(pack.course.at(-1)).toMatchObject({ type: "release.held", by: { name: "Cleo Commander" } });
  });
});
