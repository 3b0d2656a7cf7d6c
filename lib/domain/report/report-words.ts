import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

/** What people write of a release, beside what is computed of it and never over it. */
export const REPORT_SECTIONS = ["summary", "lessons", "known-issues", "thanks"] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

export const REPORT_SECTION_TITLES: Record<ReportSection, string> = {
  summary: "In our words",
  lessons: "Lessons learned",
  "known-issues": "Known issues",
  thanks: "Thanks",
};

/** Goes into the release notes, the public ones too. */
export const NOTES_SECTION = "known-issues" satisfies ReportSection;

/** Characters that a section may have. */
export const MAX_REPORT_WORDS = 4_000;

/**
 * A row of the release: a section was written, or the release notes were published. Rows are only appended; the texts are in the events
 * that they name.
 */
export type ReportRow = { readonly by: PersonRef; readonly at: Instant; readonly version: number; readonly seq: number } & (
  | { readonly kind: "written"; readonly section: ReportSection }
  | { readonly kind: "published" }
);

/** How often a section was written, 0 where it never was. */
export function sectionVersion(rows: readonly ReportRow[] | undefined, section: ReportSection): number {
  return rows?.findLast((row) => row.kind === "written" && row.section === section)?.version ?? 0;
}

/** How often the notes were published. */
export function notesVersion(rows: readonly ReportRow[] | undefined): number {
  return rows?.findLast(({ kind }) => kind === "published")?.version ?? 0;
}
