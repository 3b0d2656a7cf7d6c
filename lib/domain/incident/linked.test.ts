import { expect, it } from "vitest";
import { type IncidentRef, openIncidents } from "./linked";
import { PEOPLE } from "./testing/room";

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
