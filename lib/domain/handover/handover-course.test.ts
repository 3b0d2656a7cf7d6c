import fc from "fast-check";
import { expect, it } from "vitest";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { foldRelease } from "@/lib/domain/release/evolve";
import { PEOPLE, type PersonKey } from "@/lib/domain/sign-off/testing/fixture";
import { commandOf, ROSTERS, steps } from "@/lib/domain/sign-off/testing/random-steps";
import { ask, contextOf, openRoom, type Room } from "@/lib/domain/sign-off/testing/room";
import { addMinutes } from "@/lib/domain/time/instant";
import { HANDED_ROLES } from "./record";
import { openOffers, seenOffers } from "./standing";
import { boundContent, summaryOf } from "./summary";

const KEYS = Object.keys(PEOPLE) as PersonKey[];
type Act = { kind: "offer" | "accept" | "decline" | "withdraw"; a: number; b: number };
const acts = fc.record({ kind: fc.constantFrom("offer", "offer", "accept", "accept", "decline", "withdraw"), a: fc.nat(), b: fc.nat() });

/** Something about a handover, by whoever can do it. */
function handOver(room: Room, { kind, a, b }: Act): { who: PersonKey; command: ReleaseCommand } | null {
  const role = HANDED_ROLES[a % 2] ?? "deployer";
  const givers = room.state.roster.filter((entry) => entry.role === role);
  if (kind === "offer") {
    const giver = givers[b % givers.length]?.person;
    const to = PEOPLE[KEYS[b % KEYS.length] ?? "mia"];
    return giver ? { who: giver.id as PersonKey, command: { type: "handover.offer", role, to, words: "" } } : null;
  }
  const all = seenOffers(room.state);
  const offer = all[a % all.length];
  if (!offer) return null;
  const handover = offer.id;
  if (kind === "withdraw") return { who: offer.from.id as PersonKey, command: { type: "handover.withdraw", handover } };
  if (kind === "decline") return { who: offer.to.id as PersonKey, command: { type: "handover.decline", handover, reason: "No" } };
  const digest = contextOf(room, "mia").digestOf(boundContent(summaryOf(room.state, offer, room.now)));
  return { who: offer.to.id as PersonKey, command: { type: "handover.accept", handover, digest, seq: room.state.seq } };
}

/** Whoever offers a role has it; whoever is asked has it not. */
function lookAt({ state }: Room): void {
  for (const { role, from, to } of openOffers(state)) {
    const people = state.roster.filter((entry) => entry.role === role).map(({ person }) => person.id);
    expect(people.filter((id) => id === from.id || id === to.id)).toEqual([from.id]);
  }
}

it("on any course an offered role is in exactly one hand, and the log tells the same", () => {
  let accepted = 0;
  fc.assert(
    fc.property(steps, fc.array(acts, { minLength: 10, maxLength: 25 }), (course, handovers) => {
      const room = openRoom({ roster: ROSTERS[0] });
      for (const [index, step] of course.entries()) {
        room.now = addMinutes(room.now, step.minutes);
        const act = handovers[index];
        for (const asked of [commandOf(room, step), act ? handOver(room, act) : null]) {
          if (!asked) continue;
          const held = roleCounts(room);
          const decision = ask(room, asked.who, asked.command);
          if (asked.command.type.startsWith("handover.")) expect(roleCounts(room)).toEqual(held);
          if (decision.ok && decision.events.some(({ type }) => type === "handover.accepted")) accepted += 1;
          lookAt(room);
        }
      }
      expect(foldRelease(room.log)).toEqual(room.state);
    }),
    { numRuns: 60, seed: 20261130 },
  );
  expect(accepted).toBeGreaterThan(20);
}, 60_000);

/** How many have each role that is handed over: no act of a handover changes it. */
const roleCounts = ({ state: { roster } }: Room) => HANDED_ROLES.map((role) => roster.filter((entry) => entry.role === role).length);
