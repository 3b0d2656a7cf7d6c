import type { Template } from "@/lib/domain/checklist/template";
import type { Profile } from "./profile";
import type { RuleId } from "./rules";
import type { StrategyAdvice } from "./strategy";
import type { Strategy } from "./strategy-reasons";

/** What became of one item of the library for one release. */
export type ItemChoice = {
  readonly key: string;
  readonly title: string;
  /** Ids of the reference, such as `PRE4.03`. */
  readonly sources: readonly string[];
  readonly origin: "template" | "strategy" | "general";
  readonly isIn: boolean;
  /** Whether it holds the gate while it is open. False for what is left out. */
  readonly isBlocking: boolean;
  /** Key and code of the phase it is in, or would be in; null where the template has no such phase. */
  readonly phase: { readonly key: string; readonly code: string } | null;
  readonly rule: RuleId;
  /** The rule in words of this release, to follow "because": `there is a database migration`. */
  readonly because: string;
  /** Of a general item that an item of the template restates: the key of that one. It is in, and not shown twice. */
  readonly restatedBy: string | null;
};

/** It is shown, and the template by itself has it not, or not for this profile: of the strategy, of the general lists, or put back. */
export function isAdded({ isIn, origin, restatedBy, rule }: ItemChoice): boolean {
  return isIn && restatedBy === null && (origin !== "template" || rule === "restored");
}

export type Tailoring = {
  readonly profile: Profile;
  /** The recommended strategy first. */
  readonly advice: readonly [StrategyAdvice, ...StrategyAdvice[]];
  /** The one that the checklist was made for: the chosen, or else the recommended. */
  readonly strategy: Strategy;
  /** Every item of the library, in the order of the template, then of the guide. */
  readonly choices: readonly ItemChoice[];
  /** The checklist that the release begins with. */
  readonly template: Template;
};
