import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { MessageKind } from "@/lib/domain/comms/kind-names";
import type { Criterion } from "@/lib/domain/metrics/criterion";

/**
 * The format of checklist templates: built-in ones are typed data in `templates/`, one file per phase.
 * It carries all three tracks (standard, canary, hotfix): nested items, choices, decision stages and other phase sets.
 */

export type Track = "standard" | "canary" | "hotfix";
export type Criticality = "standard" | "critical" | "staging" | "hotfix";

/**
 * - `tick`: a person attests that the title is true.
 * - `choice`: one of `options` is picked; picking resolves the item.
 * - `fill-in`: a short text completes the title (`method: …`).
 * - `result`: pass, fail or not tested, with a reading in `unit`.
 * - `parent`: done when all its required children are resolved; never ticked by itself.
 * - `computed`: follows from another record; nobody ticks it once that feature exists.
 */
export type ItemKind = "tick" | "choice" | "fill-in" | "result" | "parent" | "computed";

export type ItemOption = { readonly key: string; readonly label: string };

/** How to verify an item. `command` may hold placeholders `{{service}}`, `{{namespace}}`, `{{fromVersion}}` … */
export type Verification = { readonly how: string; readonly command?: string };

/** An item that applies only sometimes. Required until somebody answers "does not apply" with a reason. */
export type ItemCondition = { readonly id: string; readonly text: string };

export type TemplateItem = {
  /** Stable and unique in the template, kebab-case; never reused for another meaning. */
  readonly key: string;
  /** What is true when it is done, in our own words. */
  readonly title: string;
  /** What proves it. */
  readonly proof: string;
  readonly verify?: Verification;
  readonly kind: ItemKind;
  readonly owner: ReleaseRole;
  readonly required: boolean;
  readonly condition?: ItemCondition;
  readonly options?: readonly ItemOption[];
  /** For `result`: unit of the reading (`%`, `ms`); for `fill-in`: the label of the field. */
  readonly unit?: string;
  /**
   * For `computed`: what it follows from. `briefing` from its confirmations, `message` from the message of `messageKind`;
   * `communications` and `outcome` are ticked by hand until what they follow from exists. `sign-off` and, on the choice of a stage, `decision` follow from the gate of their phase and are ticked by nobody.
   */
  readonly computedFrom?: string;
  /** For what follows from a message: which kind. */
  readonly messageKind?: MessageKind;
  /** Ids of the reference inventory, e.g. `STD1.01`. */
  readonly sources: readonly string[];
  readonly children?: readonly TemplateItem[];
};

export type TemplateSection = { readonly key: string; readonly title: string; readonly items: readonly TemplateItem[] };

/** How many people of a role must sign. */
export type Requirement = { readonly role: ReleaseRole; readonly count: number };

/**
 * The exit of a phase. `signed` gates hold requirements by criticality (the highest count per role wins);
 * `closed` phases end by the deployer's attributed act. Source: SIGNOFF "Which gates are signed".
 */
export type TemplateGate =
  | { readonly kind: "signed"; readonly base: readonly Requirement[]; readonly critical: readonly Requirement[] }
  | { readonly kind: "closed" };

export type StageChoice = "proceed" | "pause" | "roll-back";

/** What a decision stage of a canary allows (10 to 100 %). Absent on other phases. */
export type TemplateStage = {
  readonly weightPercent: number;
  readonly minimumMinutes: number;
  readonly decisions: readonly StageChoice[];
  /** What its readings are judged by; copied into the release. Left out: the numbers of the reference for this share. */
  readonly criteria?: readonly Criterion[];
};

export type TemplatePhase = {
  readonly key: string;
  /** As shown: `T-48h`, `10%`. */
  readonly code: string;
  readonly name: string;
  /** `rollback` phases are hidden and uncounted until a rollback opens them. */
  readonly kind: "forward" | "rollback";
  /** What the offset counts from: planned T-0, T-0 (actual once started), the promotion to 100 %, the declaration, or the opening. */
  readonly anchor: "planned" | "actual" | "promotion" | "declaration" | "opening";
  readonly offsetMinutes: number;
  readonly gate: TemplateGate;
  readonly stage?: TemplateStage;
  readonly sections: readonly TemplateSection[];
};

export type Template = {
  readonly key: string;
  readonly version: number;
  readonly track: Track;
  readonly name: string;
  readonly phases: readonly TemplatePhase[];
};
