import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { ReleaseState } from "@/lib/domain/release/state";
import { type BriefingContent, type BriefingEntry, keyOf, MAX_ENTRIES, MAX_ENTRY_NAME, MAX_ENTRY_TEXT, MAX_HEADLINE } from "./content";

/** Who is called in which order, and what for. */
const LADDER: readonly (readonly [ReleaseRole, string])[] = [
  ["support-lead", "Questions and single cases."],
  ["primary-on-call", "Something is broken for customers."],
  ["secondary-on-call", "No answer from the step before."],
  ["commander", "Many customers are affected, or nobody answers."],
];

/**
 * A first draft from what the release says of itself: features from its changes, issues from its risks, the people to call from its
 * roster. What only people know is left empty, and is not published so.
 */
export function suggestBriefing({ details, roster }: Pick<ReleaseState, "details" | "roster">): BriefingContent {
  const { changes, risks } = details;
  const lines = (kinds: readonly string[]) => changes.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => line(text, ""));
  const [first] = [...changes].sort((a, b) => Number(b.kind === "feature") - Number(a.kind === "feature"));
  return {
    headline: cut(first?.text ?? "", MAX_HEADLINE),
    features: distinct(lines(["feature", "performance"])),
    behaviour: distinct(lines(["fix"])),
    issues: distinct(risks.map(({ risk, mitigation }) => line(risk, mitigation))),
    faq: [],
    escalation: distinct(
      LADDER.flatMap(([role, text]) =>
        roster
          .filter((entry) => entry.role === role)
          .map(({ person }) => line(`${person.name}, ${RELEASE_ROLE_NAMES[role].toLowerCase()}`, text)),
      ),
    ),
  };
}

function line(name: string, text: string): BriefingEntry {
  return { name: cut(name.replaceAll(/\s+/g, " "), MAX_ENTRY_NAME), text: cut(text, MAX_ENTRY_TEXT) };
}

function cut(text: string, max: number): string {
  const characters = Array.from(text.trim());
  return characters.length > max ? `${characters.slice(0, max - 1).join("")}…` : characters.join("");
}

function distinct(entries: readonly BriefingEntry[]): BriefingEntry[] {
  return [...new Map(entries.map((entry) => [keyOf(entry.name), entry])).values()].slice(0, MAX_ENTRIES);
}
