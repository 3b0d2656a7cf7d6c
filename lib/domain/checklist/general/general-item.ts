import type { TemplateItem } from "@/lib/domain/checklist/template";
import type { Fact } from "@/lib/domain/tailoring/profile";

/** When an item of the general lists is worked on; each track has a phase for it. */
export const MOMENTS = ["preparation", "readiness", "deployment", "validation", "monitoring", "completion", "rollback"] as const;
export type Moment = (typeof MOMENTS)[number];

/**
 * What an open item does to its gate. `blocking` always holds it; `careful` holds it where much hangs on the release or the team bears
 * little risk, and is advice elsewhere; `advisory` is advice, and left out where the team bears much risk.
 */
export type Weight = "blocking" | "careful" | "advisory";

/**
 * An item of the guide's general lists (PRE, SMK, RBK, POST, INC). Where an item of the template restates one of its `sources`, that
 * one stands for both and this is not shown beside it.
 */
export type GeneralItem = Omit<TemplateItem, "required" | "condition" | "children"> & {
  readonly moment: Moment;
  readonly weight: Weight;
  /** Applies when one of these holds. Left out: always. */
  readonly when?: readonly Fact[];
  /** What it is about, for filters: kebab-case, such as `database`. */
  readonly tags: readonly string[];
};

export type GeneralSection = { readonly key: string; readonly title: string; readonly items: readonly GeneralItem[] };
