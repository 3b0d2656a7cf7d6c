import { describe, expect, it } from "vitest";
import { fillFrom, newDraft } from "@/lib/domain/comms/draft";
import type { MessageKind } from "@/lib/domain/comms/kind-names";
import { KINDS } from "@/lib/domain/comms/kinds";
import { type Audience, standingMessages } from "@/lib/domain/comms/message";
import type { NewMessage } from "@/lib/domain/release/command";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { IncidentCommand } from "./command";
import { letterSource } from "./fill-letter";
import { LETTER_KINDS, letterSchedule } from "./letters";
import { DECLARED_AT, IncidentRoom, PEOPLE, type Who } from "./testing/room";

const at = (minutes: number): Instant => addMinutes(DECLARED_AT, minutes);
const alone = () => new IncidentRoom(null, { isAlone: true });

type Asked = { slot?: number | null; audiences?: Audience[]; text?: string; sendAt?: number };

const send = (kind: MessageKind, { slot = null, audiences = ["qa"], text = "Said", sendAt }: Asked = {}): IncidentCommand => {
  const fields = KINDS[kind].required.map((key) => ({ key, text }));
  const message: NewMessage = { kind, slot: slot === null ? null : at(slot), audiences, subject: "Payments", fields };
  return { type: "message.send", message, ...(sendAt === undefined ? {} : { sendAt: at(sendAt) }) };
};
const customers = { audiences: ["customers"] satisfies Audience[] };
const lastOf = (room: IncidentRoom) => standingMessages(room.state.messages).at(-1)?.id ?? "";
const tellsLead = (): IncidentRoom => {
  const seen = { scribe: null, communicationsLead: null };
  return alone().do("carol", { type: "roles.set", roles: { scribe: null, communicationsLead: PEOPLE.bob }, seen });
};

/** What is due, at which minute, and how it stands at a minute. */
const due = (room: IncidentRoom, minute: number) =>
  letterSchedule(room.state, at(minute)).map(
    ({ kind, dueAt, standing }) => `${kind} ${dueAt === null ? "-" : (Date.parse(dueAt) - Date.parse(DECLARED_AT)) / 60_000} ${standing}`,
  );

describe("what is to be said of an incident that stands alone", () => {
  it.each<[string, () => IncidentRoom, number, string[]]>([
    [
      "from the declaration",
      alone,
      0,
      ["incident-notice 0 due", "incident-update 15 upcoming", "post-incident-report 2880 upcoming", "resolution - waiting"],
    ],
    [
      "once nobody told",
      alone,
      21,
      ["incident-notice 0 late", "incident-update 15 late", "post-incident-report 2880 upcoming", "resolution - waiting"],
    ],
    [
      "after the notice",
      () => alone().do("carol", send("incident-notice", { slot: 0 })),
      2,
      ["incident-update 16 upcoming", "post-incident-report 2880 upcoming", "resolution - waiting"],
    ],
    [
      "after an update",
      () => alone().do("carol", send("incident-notice")).do("carol", send("incident-update")),
      3,
      ["incident-update 17 upcoming", "post-incident-report 2880 upcoming", "resolution - waiting"],
    ],
    [
      "told another way",
      () => alone().do("carol", { type: "note", text: "Called them.", told: true }),
      2,
      ["incident-update 16 upcoming", "post-incident-report 2880 upcoming", "resolution - waiting"],
    ],
    [
      "once it is over",
      () => alone().do("carol", { type: "resolve", summary: "Over." }),
      2,
      ["resolution 1 due", "post-incident-report 2880 upcoming"],
    ],
    [
      "once that was told",
      () => alone().do("carol", { type: "resolve", summary: "Over." }).do("carol", send("resolution")),
      3,
      ["post-incident-report 2880 upcoming"],
    ],
    [
      "when it came back",
      () =>
        alone()
          .do("carol", send("incident-notice"))
          .do("carol", { type: "resolve", summary: "Over." })
          .do("carol", { type: "reopen", reason: "Again." }),
      4,
      ["incident-update 18 upcoming", "post-incident-report 2883 upcoming", "resolution - waiting"],
    ],
    [
      "once all was told",
      () =>
        alone()
          .do("carol", { type: "resolve", summary: "Over." })
          .do("carol", send("resolution"))
          .do("carol", send("post-incident-report")),
      4,
      [],
    ],
    ["of one of a release", () => new IncidentRoom(), 30, []],
  ])("%s", (_, room, minute, expected) => {
    expect(due(room(), minute)).toEqual(expected);
  });

  it("is an update since the clock began anew, not one that waits for a second person or for its time", () => {
    const room = alone()
      .do("carol", send("incident-notice", customers))
      .do("carol", send("incident-update", { sendAt: 10 }));
    expect(due(room, 3)).toContain("incident-update 15 upcoming");
    expect(due(room, 3)).toContain("incident-notice 0 due");
    room.do("carol", { type: "message.leave", message: lastOf(room) });
    expect(due(room, 4)).toContain("incident-update 18 upcoming");
  });
});

describe("who tells", () => {
  it.each<[string, Who, IncidentCommand, string]>([
    ["the commander", "carol", send("incident-notice"), "message.sent"],
    ["the communications lead", "bob", send("incident-notice"), "message.sent"],
    ["a manager", "max", send("incident-notice"), "message.sent"],
    ["nobody else", "alice", send("incident-notice"), "not-permitted"],
    ["whoever works, as a proposal to customers", "alice", send("incident-notice", customers), "message.proposed"],
    ["not somebody who reads", "vera", send("incident-notice", customers), "not-permitted"],
    ["not a machine", "ci", send("incident-notice", customers), "not-permitted"],
    ["nothing of a release's kinds", "carol", send("start"), "invalid message.kind"],
    ["nobody in particular", "carol", send("incident-notice", { audiences: [] }), "invalid message.audiences"],
    ["no figure that nobody measured", "carol", send("incident-notice", { text: "Errors at 12%" }), "invalid message.fields.issue"],
    ["nothing for a time that passed", "carol", send("incident-notice", { sendAt: -1 }), "invalid sendAt"],
  ])("%s", (_, who, command, expected) => {
    expect(tellsLead().ask(who, command)).toBe(expected);
  });

  it("takes a second person to customers, and it is approved once", () => {
    const room = tellsLead().do("carol", send("incident-notice", { ...customers, slot: 0 }));
    const approve: IncidentCommand = { type: "message.approve", message: lastOf(room) };
    expect([room.ask("carol", approve), room.ask("alice", approve)]).toEqual(["separation-of-duties", "not-permitted"]);
    expect(room.do("bob", approve).state.lastUpdateAt).toBe(room.now);
    expect(room.ask("max", approve)).toBe("wrong-state");
  });

  it("is told once: what somebody else sent meanwhile answers what is due", () => {
    const room = alone().do("carol", send("incident-notice", { slot: 0 }));
    expect(room.ask("max", send("incident-notice", { slot: 0 }))).toBe("wrong-state message.slot");
    expect(room.ask("max", send("incident-update", { slot: 15 }))).toBe("wrong-state message.slot");
    expect(room.ask("max", send("incident-update", { slot: 16 }))).toBe("message.sent");
    expect(room.ask("max", send("incident-update"))).toBe("message.sent");
  });

  it("is cancelled until it has left, by who wrote it or who tells", () => {
    const room = tellsLead().do("alice", send("incident-notice", customers));
    const cancel: IncidentCommand = { type: "message.cancel", message: lastOf(room), reason: "Wrong" };
    expect([room.ask("alice", cancel), room.ask("bob", cancel), room.ask("vera", cancel)]).toEqual([
      "message.cancelled",
      "message.cancelled",
      "not-permitted",
    ]);
    room.do("bob", { type: "message.approve", message: lastOf(room) });
    expect(room.ask("bob", cancel)).toBe("wrong-state");
  });

  it("is its release where it has one", () => {
    expect(new IncidentRoom().ask("carol", send("incident-notice"))).toBe("wrong-state");
  });
});

describe("a draft", () => {
  const texts = (room: IncidentRoom, kind: MessageKind) => {
    const { subject, fields } = fillFrom(newDraft(kind, null), letterSource(room.state, kind, room.now));
    return { subject, ...Object.fromEntries(fields.map(({ key, text }) => [key, text])) };
  };

  it("says what the record says", () => {
    const room = alone()
      .do("carol", { type: "playbook.start", playbook: "high-error-rate" })
      .do("carol", { type: "step.set", list: "high-error-rate", step: "errors-grouped", isDone: true, expectedVersion: 0 });
    expect(texts(room, "incident-notice")).toEqual({
      subject: "Incident notice: P1 Payments fail",
      issue: "P1: Payments fail",
      impact: "A third fails.",
      actions: "The errors are grouped, and the largest group is known.",
      eta: "Not known yet",
      nextUpdate: "By 10:17 UTC",
    });
  });

  it("names nobody: it may reach customers", () => {
    const room = alone().do("carol", { type: "action.add", title: "Alert", owner: PEOPLE.bob, dueAt: at(5_000) });
    for (const kind of LETTER_KINDS)
      for (const { name } of Object.values(PEOPLE)) expect(JSON.stringify(texts(room, kind))).not.toContain(name);
    expect(texts(room, "incident-notice")).toMatchObject({ actions: "Being looked into" });
  });

  it("says how it ended, and what is still to be done", () => {
    const room = alone()
      .do("carol", {
        type: "times.set",
        times: { occurredAt: at(-5), detectedAt: null, mitigatedAt: at(0) },
        seen: { occurredAt: null, detectedAt: null, mitigatedAt: null },
      })
      .do("carol", { type: "action.add", title: "Alert", owner: PEOPLE.bob, dueAt: at(5_000) })
      .do("carol", { type: "resolve", summary: "Flag off.", cause: "A flag." });
    expect(texts(room, "post-incident-report")).toEqual({
      subject: "Post-incident report: P1 Payments fail",
      issue: "P1: Payments fail",
      impact: "It is over. While it lasted: A third fails.",
      timeline:
        "Mon 2 Mar, 09:55 UTC It began\nMon 2 Mar, 10:00 UTC P1 incident declared\nMon 2 Mar, 10:00 UTC It stopped hurting\nMon 2 Mar, 10:03 UTC It was resolved",
      cause: "A flag.",
      actions: "Flag off.",
      nextSteps: "Alert, until Thu 5 Mar",
    });
  });
});
