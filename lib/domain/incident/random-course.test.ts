import fc from "fast-check";
import { expect, it } from "vitest";
import { addMinutes } from "@/lib/domain/time/instant";
import type { IncidentCommand } from "./command";
import { decideIncident } from "./decide";
import { evolveIncident, foldIncident } from "./evolve";
import { POST_MORTEM_KEYS } from "./lore/post-mortem";
import { SEVERITY_KEYS } from "./lore/severities";
import { DECLARED_AT, IncidentRoom, PEOPLE, type Who } from "./testing/room";

const who = fc.constantFrom<Who>("carol", "alice", "bob", "max", "vera", "ci");
const person = fc.constantFrom(PEOPLE.carol, PEOPLE.alice, PEOPLE.bob);
const severity = fc.constantFrom(...SEVERITY_KEYS);
const version = fc.nat(3);
const text = fc.constantFrom("", "Words.");

const made = fc.constantFrom("id-2", "id-3", "id-4");
const letter = fc.record({
  kind: fc.constantFrom("incident-notice" as const, "incident-update" as const, "start" as const),
  slot: fc.constant(null),
  audiences: fc.constantFrom(["qa" as const], ["customers" as const], []),
  subject: text,
  fields: fc.constant([]),
});

const command = fc.oneof<fc.Arbitrary<IncidentCommand>[]>(
  fc.record({ type: fc.constant("note" as const), text, told: fc.boolean() }),
  fc.record({ type: fc.constant("severity.set" as const), severity, seen: severity, reason: text }),
  fc.record({ type: fc.constant("command.offer" as const), to: person }),
  fc.constantFrom<IncidentCommand>({ type: "command.accept" }, { type: "command.decline" }, { type: "command.withdraw" }),
  fc.constant<IncidentCommand>({ type: "playbook.start", playbook: "migration-failure" }),
  fc.record({
    type: fc.constant("step.set" as const),
    list: fc.constantFrom("migration-failure", "afterwards"),
    step: fc.constantFrom("cause-explained", "x"),
    isDone: fc.boolean(),
    note: text,
    expectedVersion: version,
  }),
  fc.record({ type: fc.constant("action.add" as const), title: text, owner: person, dueAt: fc.constant(addMinutes(DECLARED_AT, 9_999)) }),
  fc.record({
    type: fc.constant("action.set" as const),
    action: fc.constantFrom("id-1", "id-2", "id-3"),
    isDone: fc.boolean(),
    expectedVersion: version,
  }),
  fc.record({
    type: fc.constant("section.write" as const),
    section: fc.constantFrom(...POST_MORTEM_KEYS),
    text,
    expectedVersion: version,
  }),
  fc.constant<IncidentCommand>({ type: "post-mortem.publish" }),
  fc.record({ type: fc.constant("resolve" as const), summary: text }),
  fc.record({ type: fc.constant("reopen" as const), reason: text }),
  fc.record({ type: fc.constant("message.send" as const), message: letter, lackingReason: fc.constant("Short.") }),
  fc.record({ type: fc.constantFrom("message.approve" as const, "message.leave" as const), message: made }),
  fc.record({ type: fc.constant("message.cancel" as const), message: made, reason: text }),
);

it("whatever people do: numbers without a gap, one commander who accepted, and the fold of any beginning goes on to the same end", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(who, command), { maxLength: 40 }), fc.nat(), fc.boolean(), (course, cut, isAlone) => {
      const room = new IncidentRoom(null, { isAlone });
      for (const [by, what] of course) if (decideIncident(room.state, what, room.contextOf(by)).ok) room.do(by, what);
      const { events, state } = room;
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      const accepted = events.filter(({ type }) => type === "incident.command-accepted").at(-1)?.actor.id ?? PEOPLE.carol.id;
      expect(state.commander.id).toBe(accepted);
      expect(state.offer === null || state.status === "open").toBe(true);
      expect(state.resolution !== null).toBe(state.status === "resolved");
      if (!isAlone) expect(state.messages ?? []).toEqual([]);
      const middle = 1 + (cut % events.length);
      expect(events.slice(middle).reduce(evolveIncident, foldIncident(events.slice(0, middle)))).toEqual(state);
    }),
  );
});

it("a command that was carried out changes nothing when it comes again, and says so without a second event", () => {
  const again: IncidentCommand[] = [
    { type: "playbook.start", playbook: "migration-failure" },
    { type: "command.offer", to: PEOPLE.bob },
    { type: "step.set", list: "afterwards", step: "cause-explained", isDone: true, expectedVersion: 0 },
  ];
  for (const what of again) expect(new IncidentRoom().do("carol", what).ask("carol", what)).toBe("nothing");
});
