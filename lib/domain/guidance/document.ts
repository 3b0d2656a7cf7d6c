import type { Subject } from "./subject";

/** One document that can be made from a release. To add one: a file like its neighbours and a line in `DOCUMENTS`. */
export type GuidanceDocument = {
  readonly path: string;
  readonly language: "yaml" | "sh";
  /** What it is for, and what to know before it is used. */
  readonly why: string;
  /** Its text; null where it does not fit the release. */
  readonly write: (subject: Subject) => string | null;
};
