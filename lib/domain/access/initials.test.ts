import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials";

describe("initialsOf", () => {
  it.each([
    ["Alice Smith", "AS"],
    ["Approver", "AP"],
    ["  bob   van der  jones ", "BJ"],
    ["Zoë Étienne", "ZÉ"],
    ["𝒜da 𝒷yron", "𝒜𝒷"],
    ["X", "X"],
    ["", ""],
  ])("%s is %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
