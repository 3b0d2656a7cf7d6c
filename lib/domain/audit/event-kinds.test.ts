import { expect, it } from "vitest";
import { EVENT_KIND_NAMES, EVENT_KINDS, typesOf } from "./event-kinds";

it("puts each event into exactly one kind, and none is empty", () => {
  const all = EVENT_KINDS.flatMap((kind) => typesOf(kind));
  expect(new Set(all).size).toBe(all.length);
  for (const kind of EVENT_KINDS) {
    expect(typesOf(kind).length).toBeGreaterThan(0);
    expect(EVENT_KIND_NAMES[kind]).not.toBe("");
  }
});

it.each([
  ["sign-offs", "sign-off.recorded"],
  ["people", "password-reset.used"],
  ["settings", "freeze.removed"],
  ["checklist", "item.set"],
] as const)("finds under %s: %s", (kind, type) => {
  expect(typesOf(kind)).toContain(type);
});
