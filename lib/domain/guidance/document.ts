import type { Needs } from "./fit";
import type { Subject } from "./subject";

/** What documents are for, in the order in which a release needs them. */
export const GROUPS = {
  deployment: "Deployment",
  traffic: "Traffic",
  measuring: "Measuring",
  pipeline: "Gates and reports",
  flag: "Feature flag",
  database: "Database",
  rollback: "Way back",
  reading: "To read",
} as const;
export type GroupKey = keyof typeof GROUPS;

/** One document that can be made from a release. To add one: a file like its neighbours and a line in `DOCUMENTS`. */
export type GuidanceDocument = {
  /** Unique among those that fit one release. */
  readonly path: string;
  /** How it is called where it is left out: two strategies may write to the same path. */
  readonly title: string;
  readonly group: GroupKey;
  readonly language: "yaml" | "json" | "sh" | "md";
  /** What it is for, and what to know before it is used. */
  readonly why: string;
  /** What a release must have for it to fit. */
  readonly needs: Needs;
  /** Why it cannot be written although all of that is there; null where it can. */
  readonly obstacle?: (subject: Subject) => string | null;
  readonly write: (subject: Subject) => string;
};
