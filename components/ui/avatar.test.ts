import { expect, test } from "vitest";
import { initialsOf } from "./avatar";

test.each([
  ["Alice Smith", "AS"],
  ["  alice   van der smith ", "AS"],
  ["Approver", "AP"],
  ["Élodie Ångström", "ÉÅ"],
  ["李 小龙", "李小"],
  ["𝒳", "𝒳"],
  ["", ""],
])("initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
