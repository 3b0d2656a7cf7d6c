import type { Difference } from "@/lib/domain/sign-off/describe-difference";
import { type HandoverSummary, SUMMARY_PARTS, type SummaryLine, type SummaryPart } from "./record";

export const PART_NAMES: Record<SummaryPart, string> = {
  standing: "Where it stands",
  open: "Open in this phase",
  departures: "Failed, blocked and set aside",
  gates: "Gates and sign-offs",
  falls: "Ends when the role passes",
  causes: "For or against rolling back",
  readings: "Last readings",
  messages: "Next messages",
  owed: "Owed",
  incidents: "Open incidents",
};

/** What became another between two summaries, in the order in which they are read; readings that say the same are no difference. */
export function differencesBetween(before: HandoverSummary, after: HandoverSummary): Difference[] {
  return SUMMARY_PARTS.filter((part) => part !== "readings").flatMap((part) => {
    const [was, is] = [linesOf(before, part), linesOf(after, part)];
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => difference(part, was.get(id), is.get(id)));
  });
}

function linesOf({ parts }: HandoverSummary, part: SummaryPart): Map<string, SummaryLine> {
  const lines = parts.find((one) => one.part === part)?.lines ?? [];
  return new Map(lines.map((line) => [line.id, line]));
}

function difference(part: SummaryPart, was: SummaryLine | undefined, is: SummaryLine | undefined): Difference[] {
  const before = was ? wordsOf(was) : "";
  const after = is ? wordsOf(is) : "";
  return before === after ? [] : [{ what: PART_NAMES[part], before, after }];
}

const wordsOf = ({ text, detail, at }: SummaryLine): string => [text, detail, at].filter(Boolean).join(", ");
