import { expect, it } from "vitest";
import { IncidentRoom, PEOPLE, type Who } from "@/lib/domain/incident/testing/room";
import { addMinutes } from "@/lib/domain/time/instant";
import { incidentNeeds } from "./incident-needs";

const open = () => new IncidentRoom("alice");
const led = () =>
  open().do("carol", {
    type: "roles.set",
    roles: { scribe: null, communicationsLead: PEOPLE.bob },
    seen: { scribe: null, communicationsLead: null },
  });
const over = () => open().do("carol", { type: "resolve", summary: "Over." });
const owed = () => over().do("bob", { type: "action.add", title: "Alert", owner: PEOPLE.bob, dueAt: addMinutes(open().now, 60) });

const alone = () => new IncidentRoom(null, { isAlone: true });
const proposed = () => {
  const message = { kind: "incident-notice", slot: null, audiences: ["customers"], subject: "x", fields: [] } as const;
  return alone().do("bob", { type: "message.send", message, lackingReason: "Short" });
};

it.each<[string, () => IncidentRoom, Who, number, string[]]>([
  ["command that is offered", open, "alice", 1, ["Take command waiting"]],
  ["to nobody else", open, "bob", 1, []],
  ["no update before it is due", led, "bob", 14, []],
  ["an update that is due, to who tells", led, "bob", 15, ["Update overdue overdue"]],
  ["not yet to the commander", led, "carol", 19, []],
  ["but once it is late", led, "carol", 20, ["Update overdue overdue"]],
  ["or at once where nobody tells", open, "carol", 15, ["Update overdue overdue"]],
  ["what somebody promised", owed, "bob", 61, ["Action item overdue overdue"]],
  ["not before its time", owed, "bob", 59, []],
  ["the post-mortem, to the commander", over, "carol", 60, ["Post-mortem due due"]],
  ["and when it is late", over, "carol", 60 * 50, ["Post-mortem overdue overdue"]],
  ["the notice, to the commander of one that stands alone", alone, "carol", 0, ["Incident notice due due"]],
  ["what is late of it", alone, "carol", 20, ["Incident notice overdue overdue", "Incident update overdue overdue"]],
  ["nobody else", alone, "bob", 20, []],
  ["what somebody proposed to customers", proposed, "carol", 1, ["Incident notice due due", "Approve: incident notice waiting"]],
  ["not to who proposed it", proposed, "bob", 1, []],
  [
    "the resolution",
    () => alone().do("carol", { type: "resolve", summary: "Over." }),
    "carol",
    2,
    ["Resolution due due", "Post-mortem due due"],
  ],
  ["nothing that was offered in what is over", over, "alice", 1, []],
])("%s", (_, room, who, minutes, expected) => {
  const now = addMinutes(open().now, minutes);
  const needs = incidentNeeds(room().state, { person: PEOPLE[who].id, now });
  expect(needs.map(({ title, sinceWord }) => `${title} ${sinceWord}`)).toEqual(expected);
  for (const { incident } of needs) expect(incident?.title).toBe("P1 Payments fail");
});
