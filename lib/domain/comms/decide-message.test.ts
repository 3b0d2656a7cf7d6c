import { describe, expect, it } from "vitest";
import type { NewMessage } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import { asking, at, eventsOf, type PersonKey, refusalOf, release, stateAfter, T0 } from "@/lib/domain/release/testing/fixture";
import { KIND_NAMES, MESSAGE_KINDS, type MessageKind } from "./kind-names";
import { KINDS } from "./kinds";
import { standingMessages } from "./message";

function message(kind: MessageKind, changes: Partial<NewMessage> = {}): NewMessage {
  const { required, audiences } = KINDS[kind];
  return { kind, slot: null, audiences, subject: KIND_NAMES[kind], fields: required.map((key) => ({ key, text: "Said" })), ...changes };
}

const send = (changes: Partial<NewMessage> = {}, kind: MessageKind = "start") => ({
  type: "message.send" as const,
  message: message(kind, changes),
});
const announce = send({}, "customer-announcement");

const asked = (who: PersonKey, command: Parameters<typeof decide>[1], state = release()) => decide(state, command, asking(state, who));

describe("sending within the team", () => {
  it.each<[PersonKey, string | null]>([
    ["dora", null],
    ["carol", null],
    ["alice", "not-permitted"],
    ["bob", "not-permitted"],
    ["mia", "not-permitted"],
    ["max", "not-permitted"],
    ["vera", "not-permitted"],
    ["adam", "not-permitted"],
  ])("%s: %s", (who, expected) => {
    const decision = asked(who, send());
    expect(decision.ok ? null : decision.refusal.code).toBe(expected);
  });

  it.each<[string, Parameters<typeof decide>[1], string, string]>([
    ["nobody to tell", send({ audiences: [] }), "message.audiences", "Choose who is told."],
    ["no subject", send({ subject: " " }), "message.subject", "Give the message a subject."],
    ["a figure in the subject", send({ subject: "p95 at 145 ms" }), "message.subject", "A subject carries no figures"],
    ["a typed figure", send({ fields: [{ key: "stage", text: "0.3 % errors" }] }), "message.fields.stage", "Insert figures"],
    ["another kind's field", send({ fields: [{ key: "cause", text: "Rain" }] }), "message.fields", "has no field Cause"],
    ["a missing field without a reason", send({ fields: [] }), "lackingReason", "Fill in Application, Version"],
    ["a time that has passed", { ...send(), sendAt: at(-1) }, "sendAt", "This time has passed"],
    ["a time too far ahead", { ...send(), sendAt: at(15 * 1440) }, "sendAt", "within 14 days"],
  ])("is refused with %s", (_, command, path, text) => {
    const refusal = refusalOf(asked("dora", command));
    expect([refusal.path, refusal.message]).toEqual([path, expect.stringContaining(text)]);
  });

  it("goes without a field for a reason, which it carries", () => {
    const [event] = eventsOf(asked("dora", { ...send({ fields: [{ key: "stage", text: "T-0" }] }), lackingReason: "Too soon to say" }));
    expect(event).toMatchObject({
      type: "message.sent",
      payload: { sendAt: T0, message: { lacking: { reason: "Too soon to say", fields: expect.not.arrayContaining(["stage"]) } } },
    });
  });

  it("is stopped until its time, by its author or whoever may send, and not after", () => {
    const later = stateAfter(release(), "dora", { ...send(), sendAt: at(30) });
    const id = later.messages?.[0]?.id ?? "";
    const cancel = { type: "message.cancel", message: id, reason: "Wrong version" } as const;
    expect(refusalOf(decide(later, cancel, asking(later, "mia"))).code).toBe("not-permitted");
    expect(refusalOf(decide(later, cancel, asking(later, "dora", { now: at(30) }))).message).toContain("has left");
    const stopped = stateAfter(later, "carol", cancel);
    expect(standingMessages(stopped.messages).map((row) => row.act)).toEqual(["cancelled"]);
    expect(refusalOf(decide(stopped, cancel, asking(stopped, "carol"))).code).toBe("wrong-state");
  });
});

describe("a message whose time comes", () => {
  const later = stateAfter(release(), "dora", { ...send(), sendAt: at(30) });
  const id = later.messages?.[0]?.id ?? "";
  const cancel = { type: "message.cancel", message: id, reason: "Wrong version" } as const;
  const leave = { type: "message.leave", message: id } as const;

  it("is let go once, keeps its sender, and is beyond recall even for a server whose clock is behind", () => {
    const gone = stateAfter(later, "dora", leave);
    expect(standingMessages(gone.messages)).toMatchObject([{ act: "sent", sendAt: at(30), leftAt: T0, by: { id: "dora" } }]);
    expect(refusalOf(decide(gone, cancel, asking(gone, "carol", { now: at(-5) }))).message).toContain("has left");
    expect(refusalOf(decide(gone, leave, asking(gone, "dora"))).message).toContain("left already");
  });

  it("stays where it was cancelled before", () => {
    const stopped = stateAfter(later, "carol", cancel);
    expect(refusalOf(decide(stopped, leave, asking(stopped, "dora"))).message).toContain("is cancelled");
  });

  it("has left at once where no later time was given, whatever clock asks", () => {
    const sent = stateAfter(release(), "dora", send());
    const now = { ...cancel, message: sent.messages?.[0]?.id ?? "" };
    expect(refusalOf(decide(sent, now, asking(sent, "carol", { now: at(-5) }))).message).toContain("has left");
  });
});

describe("a message to customers", () => {
  const proposed = stateAfter(release(), "alice", announce);
  const id = proposed.messages?.[0]?.id ?? "";
  const approve = { type: "message.approve", message: id } as const;

  it("is proposed, whoever writes it", () =>
    expect(standingMessages(proposed.messages)[0]).toMatchObject({ act: "proposed", sendAt: null }));

  it.each<[PersonKey, string | null]>([
    ["bob", null],
    ["carol", null],
    ["dora", null],
    ["alice", "not-permitted"],
    ["max", "not-permitted"],
    ["vera", "not-permitted"],
  ])("%s approves it: %s", (who, expected) => {
    const decision = decide(proposed, approve, asking(proposed, who));
    expect(decision.ok ? null : decision.refusal.code).toBe(expected);
  });

  it("takes a second person, also where its author may approve", () => {
    const own = stateAfter(release(), "dora", announce);
    const asked_ = { type: "message.approve", message: own.messages?.[0]?.id ?? "" } as const;
    expect(refusalOf(decide(own, asked_, asking(own, "dora"))).code).toBe("separation-of-duties");
  });

  it("leaves at the time that was approved, once", () => {
    const sent = stateAfter(proposed, "bob", { ...approve, sendAt: at(10) });
    expect(standingMessages(sent.messages)).toMatchObject([{ act: "sent", sendAt: at(10), by: { id: "bob" } }]);
    expect(refusalOf(decide(sent, approve, asking(sent, "carol"))).code).toBe("wrong-state");
  });
});

describe("the kinds", () => {
  it.each(MESSAGE_KINDS)("%s names nothing twice, and somebody to tell", (kind) => {
    const { required, audiences } = KINDS[kind];
    expect(new Set(required).size).toBe(required.length);
    expect(audiences.length).toBeGreaterThan(0);
  });
});
