import { zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { resolveWallTime, toWallTime, type WallChoice, type WallTime } from "@/lib/domain/time/zone";

/** What somebody typed: a wall time, and which of two they mean where the clock shows it twice. */
export type WallInput = WallTime & { readonly pick: "earlier" | "later" | null };

/** The instant meant, or what must be asked or mended first. All of it is null while nothing was typed. */
export type WallAnswer = {
  readonly instant: Instant | null;
  readonly problem: string | null;
  /** Both instants, where the wall time occurs twice. */
  readonly choices: readonly [WallChoice, WallChoice] | null;
  /** The nearest time that exists, where the clocks skip the one typed. */
  readonly suggestion: WallChoice | null;
};

const NOTHING: WallAnswer = { instant: null, problem: null, choices: null, suggestion: null };

export const EMPTY_WALL: WallInput = { date: "", time: "", pick: null };

/** Reads a typed wall time in a zone. Times that the clocks skip are refused, those shown twice are asked (RELIABILITY invariant 24). */
export function readWall({ date, time, pick }: WallInput, zone: string): WallAnswer {
  if (date === "" && time === "") return NOTHING;
  if (date === "") return { ...NOTHING, problem: "Choose the date as well." };
  if (time === "") return { ...NOTHING, problem: "Choose the time as well." };
  const resolved = resolveWallTime({ date, time, zone });
  switch (resolved.kind) {
    case "ok":
      return { ...NOTHING, instant: resolved.instant };
    case "invalid":
      return { ...NOTHING, problem: resolved.message };
    case "ambiguous": {
      const choices = [resolved.earlier, resolved.later] as const;
      if (pick) return { ...NOTHING, instant: resolved[pick].instant, choices };
      return { ...NOTHING, choices, problem: "The clocks go back and show this time twice. Choose which one you mean." };
    }
    case "nonexistent": {
      const { gapStart, gapEnd, suggestion } = resolved;
      const problem = `The clocks skip this time: they go from ${gapStart.time} to ${gapEnd.time}. Choose another time.`;
      return { ...NOTHING, problem, suggestion };
    }
  }
}

/** An instant as somebody would type it, exact also where the clock shows it twice. */
export function typeWall(instant: Instant, zone: string): WallInput {
  const wall = toWallTime(instant, zone);
  const resolved = resolveWallTime({ ...wall, zone });
  if (resolved.kind !== "ambiguous") return { ...wall, pick: null };
  return { ...wall, pick: resolved.earlier.instant === instant ? "earlier" : "later" };
}

/** `first, 01:30 BST` */
export function choiceLabel(choice: WallChoice, zone: string, which: "first" | "second"): string {
  return `${which}, ${zonedTime(choice.instant, zone)}`;
}
