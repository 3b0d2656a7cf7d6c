import type { RecordedEvent } from "@/lib/domain/release/event";
import type { PersonRef } from "@/lib/domain/release/state";
import type { ReportRow } from "./report-words";

type ReportEvent = Extract<RecordedEvent, { type: "report.written" | "notes.published" }>;

/** The rows with the one that an event of the report leaves. The text stays in the event. */
export function withReportRow(rows: readonly ReportRow[] = [], event: ReportEvent, by: PersonRef): ReportRow[] {
  const row = { by, at: event.occurredAt, version: event.payload.version, seq: event.seq };
  return [
    ...rows,
    event.type === "report.written" ? { ...row, kind: "written", section: event.payload.section } : { ...row, kind: "published" },
  ];
}
