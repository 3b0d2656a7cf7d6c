import { expect, it } from "vitest";
import { IncidentRoom, PEOPLE, type Who } from "@/lib/domain/incident/testing/room";
import { addMinutes } from "@/lib/domain/time/instant";
import { incidentNotices } from "./incident-notice";
import { renderNotices } from "./render-notice";

const alone = (commander: Who | null = null) => new IncidentRoom(commander, { isAlone: true });
const over = () => new IncidentRoom().do("carol", { type: "resolve", summary: "Over." });
const owed = () =>
  over().do("carol", { type: "action.add", title: "Alert on errors", owner: PEOPLE.bob, dueAt: addMinutes(over().now, 60) });
const told = (room: IncidentRoom, who: Who, minutes: number) =>
  incidentNotices(room.state, { person: PEOPLE[who].id, now: addMinutes(room.now, minutes) });

it.each<[string, () => IncidentRoom, Who, number, string[]]>([
  ["command that is offered, at once", () => new IncidentRoom("alice"), "alice", 0, ["command urgent Take command"]],
  ["nothing to others", () => new IncidentRoom("alice"), "bob", 0, []],
  ["what one is given to do", owed, "bob", 0, ["action-item Action item for you"]],
  ["and when it is late", owed, "bob", 60, ["action-item Action item overdue"]],
  ["the post-mortem, to who commanded", over, "carol", 0, ["post-mortem Post-mortem due"]],
  ["what is to be told of one that stands alone", alone, "carol", 0, ["message-due urgent Incident notice due"]],
])("%s", (_, room, who, minutes, expected) => {
  const notices = told(room(), who, minutes);
  expect(notices.map(({ kind, isUrgent, words }) => [kind, ...(isUrgent ? ["urgent"] : []), words.title].join(" "))).toEqual(expected);
});

it("stays the same thing while time passes, and is another when it is late", () => {
  const keys = (minutes: number) => told(owed(), "bob", minutes).map(({ key }) => key);
  expect(keys(1)).toEqual(keys(58));
  expect(keys(60)).not.toEqual(keys(58));
});

it("is a mail that names the incident, what is asked, and where", () => {
  const [notice] = told(new IncidentRoom("alice"), "alice", 0);
  if (!notice) throw new Error("Nothing is told.");
  const asked = { words: notice.words, at: "2026-03-02T10:00:00.000Z", repeat: 0 };
  const mail = renderNotices({ notices: [asked], team: "Payments", teamUrl: "https://t.example.com/t/payments" });
  expect(mail.subject).toBe("Take command: P1 Payments fail");
  expect(mail.text).toContain("P1 Payments fail · Mon 2 Mar, 10:00 UTC");
  expect(mail.text).toContain("Carol offers it. It is yours once you accept.");
  expect(mail.text).toMatch(/https:\/\/t\.example\.com\/t\/payments\/incidents\/id-\d/);
});
