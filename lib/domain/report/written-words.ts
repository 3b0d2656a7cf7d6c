import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import type { Instant } from "@/lib/domain/time/instant";
import { REPORT_SECTION_TITLES, REPORT_SECTIONS, type ReportSection } from "./report-words";

/** A section as somebody wrote it once; empty where it was taken back. */
export type WrittenWords = {
  readonly version: number;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
  readonly seq: number;
};

/** A section with everything that ever stood there. `latest` is null while nobody wrote it. */
export type WrittenSection = {
  readonly key: ReportSection;
  readonly title: string;
  readonly latest: WrittenWords | null;
  /** Newest first, without the latest. */
  readonly earlier: readonly WrittenWords[];
};

/** The release notes as they were published, the last time. */
export type PublishedNotes = Omit<WrittenWords, "text"> & { readonly public: string; readonly internal: string };

/** What people wrote, in the order of the sections. The texts are in the events. */
export function writtenSections(events: readonly LoggedEvent[]): WrittenSection[] {
  return REPORT_SECTIONS.map((key) => {
    const own = events.flatMap((event) => (event.type === "report.written" && event.payload.section === key ? [wordsOf(event)] : []));
    const [latest = null, ...earlier] = own.toReversed();
    return { key, title: REPORT_SECTION_TITLES[key], latest, earlier };
  });
}

function wordsOf({ payload: { version, text }, actor, occurredAt, seq }: LoggedEvent & { readonly type: "report.written" }): WrittenWords {
  return { version, text, by: actor.name, at: occurredAt, seq };
}

/** What was published last; null before. */
export function publishedNotes(events: readonly LoggedEvent[]): PublishedNotes | null {
  const event = events.findLast((one) => one.type === "notes.published");
  if (event?.type !== "notes.published") return null;
  const { payload, actor, occurredAt: at, seq } = event;
  return { ...payload, by: actor.name, at, seq };
}
