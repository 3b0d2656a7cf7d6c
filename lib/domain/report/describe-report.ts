import type { Description, EventOf } from "@/lib/domain/release/describe-words";
import { REPORT_SECTION_TITLES } from "./report-words";

/** What people did about the report. */
export function describeReport(event: EventOf<"report.written" | "notes.published">): Description {
  if (event.type === "notes.published") return { text: `published the release notes, version ${event.payload.version}`, tone: "done" };
  const { section, text } = event.payload;
  return { text: `${text === "" ? "took back" : "wrote"} ${REPORT_SECTION_TITLES[section]} in the report`, tone: "neutral" };
}
