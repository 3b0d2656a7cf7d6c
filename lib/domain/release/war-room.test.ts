import { expect, test } from "vitest";
import { warRoomOf } from "./war-room";

const link = (label: string, url: string) => ({ label, url });

test.each([
  [[], null],
  [[link("Dashboard", "https://grafana.example.com/")], null],
  [[link("Dashboard", "https://grafana.example.com/"), link(" war room ", "https://meet.example.com/42")], "https://meet.example.com/42"],
  [[link("War room", "http://meet.example.com/42")], null],
])("of %j the war room is %s", (links, url) => {
  expect(warRoomOf({ links })).toBe(url);
});
