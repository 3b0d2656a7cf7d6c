import { expect, it } from "vitest";
import type { MessageKind } from "@/lib/domain/comms/kind-names";
import { addMinutes } from "@/lib/domain/time/instant";
import { type IncidentAct, type IncidentRef, type IncidentRow, openIncidents, toldIncidents } from "./linked";
import { DECLARED_AT, PEOPLE } from "./testing/room";

const row = (id: string, changes: Partial<IncidentRef> = {}): IncidentRef => ({
  id,
  title: id,
  severity: "P1",
  commander: PEOPLE.carol,
  status: "open",
  ...changes,
});

it("are the open ones, each as it stands last, in the order of their declaration", () => {
  expect(openIncidents()).toEqual([]);
  const worse = row("b", { severity: "P0" });
  expect(openIncidents([row("a"), row("b"), row("c"), worse, row("a", { status: "resolved" })])).toEqual([worse, row("c")]);
  expect(openIncidents([row("a"), row("a", { status: "resolved" }), row("a")])).toEqual([row("a")]);
});

const happened = (id: string, act: IncidentAct, minute: number): IncidentRow => ({
  ...row(id, act === "resolved" ? { status: "resolved" } : {}),
  act,
  at: addMinutes(DECLARED_AT, minute),
});
const ROWS = [happened("a", "declared", 0), happened("b", "declared", 10), happened("a", "resolved", 20)];

it.each<[MessageKind, number, string[]]>([
  ["incident-notice", 5, ["a"]],
  ["incident-update", 15, ["a", "b"]],
  ["incident-update", 25, ["b"]],
  ["rollback-notice", 15, ["a", "b"]],
  ["resolution", 25, ["a", "b"]],
  ["post-incident-report", 25, ["a", "b"]],
  ["status-update", 15, []],
  ["incident-notice", -1, []],
])("a message of kind %s, sent at minute %i, tells of %j", (kind, minute, expected) => {
  expect(toldIncidents(ROWS, { kind, at: addMinutes(DECLARED_AT, minute) }).map(({ id }) => id)).toEqual(expected);
});
