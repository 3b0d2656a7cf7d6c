import type { ReleaseCommand } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, type PersonKey } from "@/lib/domain/release/testing/fixture";
import { CHECKOUT } from "@/lib/domain/tailoring/testing/profiles";
import { tailoredRelease } from "./tailored";

export const GO = "t-minus-2h";
export const planned = tailoredRelease(CHECKOUT);

/** The first item to tick of a phase that is required, or is not. */
export const pick = (required: boolean, phase = GO, state: ReleaseState = planned) =>
  state.items.find((item) => item.phase === phase && item.required === required && item.kind === "tick" && item.parent === null)?.key ?? "";
export const HOLDING = pick(true);
export const ADVICE = pick(false);

export const takeOut = (item: string, more: Partial<Extract<ReleaseCommand, { type: "item.take-out" }>> = {}) =>
  ({ type: "item.take-out", item, expectedVersion: 0, reason: "Nothing to see", ...more }) as const;
export const ask = (state: ReleaseState, who: PersonKey, command: ReleaseCommand) => decide(state, command, asking(state, who));
