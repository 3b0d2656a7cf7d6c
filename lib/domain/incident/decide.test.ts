import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/domain/time/instant";
import type { IncidentCommand } from "./command";
import { DECLARED_AT, IncidentRoom, PEOPLE, type Who } from "./testing/room";

const STEP = { list: "high-error-rate", step: "changes-seen" };
const LATER = addMinutes(DECLARED_AT, 600);
const SEVERE: IncidentCommand = { type: "severity.set", severity: "P0", seen: "P1", reason: "It spreads." };
const RESOLVE: IncidentCommand = { type: "resolve", summary: "Flag off." };
const TIMES = { occurredAt: null, detectedAt: null, mitigatedAt: null };
const PUBLISH: IncidentCommand = { type: "post-mortem.publish" };
const write = (section: string, text: string, expectedVersion = 0): IncidentCommand => ({
  type: "section.write",
  section,
  text,
  expectedVersion,
});
const WRITTEN = ["impact", "detection", "response", "cause", "actions"].map((section) => write(section, "As it was."));

const open = () => new IncidentRoom();
const offered = () => new IncidentRoom("alice");
const resolved = () => open().do("carol", RESOLVE);
const written = () => WRITTEN.reduce((room, command) => room.do("bob", command), resolved());
const started = () => open().do("bob", { type: "playbook.start", playbook: STEP.list });
const ticked = () => started().do("bob", { type: "step.set", ...STEP, isDone: true, expectedVersion: 0 });
const owed = () => open().do("bob", { type: "action.add", title: "Alert", owner: PEOPLE.alice, dueAt: LATER });
/** The declaration takes the first id. */
const ACTION = "id-2";

type Case = readonly [what: string, room: () => IncidentRoom, who: Who, command: IncidentCommand, outcome: string];

function cases(of: readonly Case[]) {
  it.each(of)("%s", (_, room, who, command, outcome) => {
    expect(room().ask(who, command)).toBe(outcome);
  });
}

describe("who may do what", () => {
  cases([
    ["a member notes", open, "alice", { type: "note", text: "Seen." }, "noted"],
    ["a token notes", open, "ci", { type: "note", text: "Seen." }, "noted"],
    ["a token cannot say that people were told", open, "ci", { type: "note", text: "Told.", told: true }, "not-permitted"],
    ["a viewer cannot note", open, "vera", { type: "note", text: "Seen." }, "not-permitted"],
    ["a viewer cannot tick", started, "vera", { type: "step.set", ...STEP, isDone: true, expectedVersion: 0 }, "not-permitted"],
    ["a token cannot tick", started, "ci", { type: "step.set", ...STEP, isDone: true, expectedVersion: 0 }, "not-permitted"],
    ["a member cannot change the severity", open, "alice", SEVERE, "not-permitted"],
    ["the commander can", open, "carol", SEVERE, "severity-changed"],
    ["a manager can", open, "max", SEVERE, "severity-changed"],
    ["a member cannot resolve", open, "alice", RESOLVE, "not-permitted"],
    ["a member cannot offer command", open, "alice", { type: "command.offer", to: PEOPLE.bob }, "not-permitted"],
    ["a member cannot publish", written, "alice", PUBLISH, "not-permitted"],
    ["who gave command away decides no more", () => offered().do("alice", { type: "command.accept" }), "carol", SEVERE, "not-permitted"],
  ]);
});

describe("handover of command", () => {
  cases([
    ["is offered", open, "carol", { type: "command.offer", to: PEOPLE.bob }, "command-offered"],
    ["not to who has it", open, "max", { type: "command.offer", to: PEOPLE.carol }, "invalid to"],
    ["not to two at once", offered, "carol", { type: "command.offer", to: PEOPLE.bob }, "conflict"],
    ["the same offer is one", offered, "carol", { type: "command.offer", to: PEOPLE.alice }, "nothing"],
    ["is accepted by whom it is offered to", offered, "alice", { type: "command.accept" }, "command-accepted"],
    ["by nobody else", offered, "bob", { type: "command.accept" }, "wrong-state"],
    ["not without an offer", open, "max", { type: "command.accept" }, "wrong-state"],
    ["is declined", offered, "alice", { type: "command.decline" }, "command-declined"],
    ["is withdrawn", offered, "carol", { type: "command.withdraw" }, "offer-withdrawn"],
    ["not in a resolved incident", resolved, "carol", { type: "command.offer", to: PEOPLE.bob }, "wrong-state"],
  ]);

  it("leaves command where it is until it is accepted, and ends with the incident", () => {
    const room = offered();
    expect(room.state).toMatchObject({ commander: PEOPLE.carol, offer: { to: PEOPLE.alice } });
    expect(offered().do("carol", RESOLVE).state.offer).toBeNull();
    expect(room.do("alice", { type: "command.accept" }).state).toMatchObject({ commander: PEOPLE.alice, offer: null });
  });
});

describe("what two people could overwrite", () => {
  cases([
    ["a severity seen otherwise", open, "carol", { ...SEVERE, seen: "P2" } as IncidentCommand, "stale"],
    ["times seen otherwise", open, "bob", { type: "times.set", times: TIMES, seen: { ...TIMES, detectedAt: DECLARED_AT } }, "stale"],
    ["a step of another version", ticked, "alice", { type: "step.set", ...STEP, isDone: false, expectedVersion: 0 }, "stale"],
    ["an equal tick is a success", ticked, "alice", { type: "step.set", ...STEP, isDone: true, expectedVersion: 0 }, "nothing"],
    ["an action of another version", owed, "bob", { type: "action.set", action: ACTION, isDone: true, expectedVersion: 0 }, "stale"],
    ["a section of another version", written, "bob", write("cause", "Otherwise."), "stale"],
  ]);
});

describe("steps and action items", () => {
  cases([
    [
      "a step of a playbook that was not started",
      open,
      "bob",
      { type: "step.set", ...STEP, isDone: true, expectedVersion: 0 },
      "wrong-state",
    ],
    ["a step that does not exist", started, "bob", { type: "step.set", ...STEP, step: "x", isDone: true, expectedVersion: 0 }, "not-found"],
    ["a playbook twice is one", started, "alice", { type: "playbook.start", playbook: STEP.list }, "nothing"],
    [
      "what comes afterwards needs no start",
      resolved,
      "bob",
      { type: "step.set", list: "afterwards", step: "cause-explained", isDone: true, expectedVersion: 0 },
      "step-set",
    ],
    ["a deadline that has passed", open, "bob", { type: "action.add", title: "X", owner: PEOPLE.bob, dueAt: DECLARED_AT }, "invalid dueAt"],
    ["an action is finished", owed, "alice", { type: "action.set", action: ACTION, isDone: true, expectedVersion: 1 }, "action-finished"],
    [
      "the same values change nothing",
      owed,
      "bob",
      { type: "action.change", action: ACTION, changes: { title: "Alert" }, expectedVersion: 0 },
      "nothing",
    ],
  ]);
});

describe("times", () => {
  cases([
    ["not of the future", open, "bob", { type: "note", text: "x", at: LATER }, "invalid at"],
    [
      "an end before the begin",
      open,
      "bob",
      { type: "times.set", times: { ...TIMES, occurredAt: DECLARED_AT, mitigatedAt: addMinutes(DECLARED_AT, -1) }, seen: TIMES },
      "invalid times.mitigatedAt",
    ],
    [
      "before the declaration",
      open,
      "bob",
      { type: "times.set", times: { ...TIMES, occurredAt: addMinutes(DECLARED_AT, -9) }, seen: TIMES },
      "times-recorded",
    ],
  ]);
});

describe("the end, and what remains of it", () => {
  cases([
    ["resolving says what ended it", open, "carol", { type: "resolve", summary: " " }, "invalid summary"],
    ["not twice", resolved, "carol", RESOLVE, "wrong-state"],
    ["reopening needs a reason", resolved, "carol", { type: "reopen", reason: "" }, "invalid reason"],
    ["the severity of what is over stays", resolved, "carol", SEVERE, "wrong-state"],
    ["no section before the end", open, "bob", write("cause", "x"), "wrong-state"],
    ["no section of another name", resolved, "bob", write("guilt", "x"), "not-found"],
    ["nothing is published with sections empty", resolved, "carol", PUBLISH, "invalid"],
    ["or with a gap", () => written().do("bob", write("cause", "[Not recorded: why]", 1)), "carol", PUBLISH, "invalid"],
    ["written, it is published", written, "carol", PUBLISH, "post-mortem-published"],
    ["and nothing required is emptied afterwards", () => written().do("carol", PUBLISH), "bob", write("cause", "", 1), "invalid text"],
  ]);

  it("names what is missing", () => {
    expect(() => resolved().do("carol", PUBLISH)).toThrow("Still to be written: Impact, Detection, Response, Cause, Actions.");
  });
});
