import { expect, it } from "vitest";
import { foldRelease } from "@/lib/domain/release/evolve";
import { unwrittenEndings } from "@/lib/domain/sign-off/sign-off-validity";
import { idOf, must, phaseOf, rows } from "@/lib/domain/sign-off/testing/room";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { canaryRoom, pass, proceeding, started, upTo } from "./testing/canary-room";

it("SIGNOFF rule 12: a stage that is opened again takes the decisions after it along, at once and by their own rows", () => {
  const room = upTo(started(canaryRoom()), "stage-50");
  must(room, "dana", { type: "sign-off.revoke", signOff: idOf(room, "dana", "stage-10"), reason: "The wrong panel" });
  expect(room.state.status).toBe("on-hold");
  expect(["stage-10", "stage-25", "stage-50"].map((key) => phaseOf(room, key).status)).toEqual(["open", "open", "open"]);
  expect(rows(room, "stage-10")).toEqual(["granted dana deployer", "revoked dana deployer"]);
  expect(rows(room, "stage-25")).toEqual(["granted dana deployer", "superseded dana deployer"]);
  const { state, now, members } = room;
  expect(state.phases.flatMap((phase) => unwrittenEndings({ state, phase, now, members, digestOf: canonicalJson }))).toEqual([]);
  expect(foldRelease(room.log)).toEqual(state);

  must(room, "amir", { type: "release.resume", role: "approver" });
  must(room, "cleo", { type: "release.resume", role: "commander" });
  must(room, "dana", proceeding(room, "stage-10"));
  pass(room, "stage-25");
  expect(["stage-10", "stage-25", "stage-50"].map((key) => phaseOf(room, key).status)).toEqual(["closed", "closed", "open"]);
});
