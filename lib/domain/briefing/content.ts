import { countCodePoints } from "@/lib/domain/text/plain-text";

/** What a support person reads. Texts are plain, with the few marks of `inlineParts`; the facts of the release are not part of it. */
export type BriefingContent = {
  /** What changes for customers, as a sentence without a full stop. */
  readonly headline: string;
  /** What is new, and how it works. */
  readonly features: readonly BriefingEntry[];
  /** What behaves differently from before, as expected. */
  readonly behaviour: readonly BriefingEntry[];
  /** What is known not to work, and what to do instead. */
  readonly issues: readonly BriefingEntry[];
  readonly faq: readonly BriefingEntry[];
  /** Whom to call, in this order. */
  readonly escalation: readonly BriefingEntry[];
};

/**
 * One line of a section: a feature and how it works, an issue and its workaround, a question and its answer, somebody to call with
 * what for and when they answer.
 */
export type BriefingEntry = { readonly name: string; readonly text: string };

/** In the order in which they are read. */
export const BRIEFING_SECTIONS = ["features", "behaviour", "issues", "faq", "escalation"] as const;
export type BriefingSection = (typeof BRIEFING_SECTIONS)[number];

export const SECTION_NAMES: Record<BriefingSection, string> = {
  features: "New features",
  behaviour: "Behaviour changes",
  issues: "Known issues",
  faq: "FAQ",
  escalation: "Escalation",
};

export const MAX_HEADLINE = 120;
export const MAX_ENTRY_NAME = 120;
export const MAX_ENTRY_TEXT = 500;
export const MAX_ENTRIES = 12;

/** Where the first thing that keeps a text from being published is, and what to do about it; null where it is complete. */
export function contentProblem(content: BriefingContent): { readonly path: string; readonly message: string } | null {
  if (content.headline.trim() === "") return { path: "headline", message: "Say in one sentence what changes for customers." };
  if (countCodePoints(content.headline) > MAX_HEADLINE) return { path: "headline", message: `Shorten it to ${MAX_HEADLINE} characters.` };
  for (const section of BRIEFING_SECTIONS) {
    const found = sectionProblem(section, content[section]);
    if (found) return found;
  }
  if (content.escalation.length === 0) return { path: "escalation", message: "Say whom support calls when it goes wrong." };
  return null;
}

function sectionProblem(section: BriefingSection, entries: readonly BriefingEntry[]) {
  const names = new Set<string>();
  for (const [index, { name, text }] of entries.entries()) {
    const path = `${section}.${index}`;
    const what = `${SECTION_NAMES[section]}, line ${index + 1}`;
    if (name.trim() === "") return { path: `${path}.name`, message: `${what}: give it a name.` };
    if (text.trim() === "") return { path: `${path}.text`, message: `${what}: say what support needs to know, or remove the line.` };
    if (names.has(keyOf(name))) return { path: `${path}.name`, message: `${what}: there is a line of this name already.` };
    names.add(keyOf(name));
  }
  return null;
}

/** What makes two lines of a section the same line. */
export const keyOf = (name: string): string => name.trim().toLowerCase();

/** Words that somebody reads in a minute, with a question in mind rather than a novel. */
const WORDS_PER_MINUTE = 230;

/** How long reading takes, in seconds, to the next ten. Source: MISSION, "readable in 60 seconds". */
export function readingSeconds(content: BriefingContent): number {
  const texts = [content.headline, ...BRIEFING_SECTIONS.flatMap((section) => content[section].flatMap(({ name, text }) => [name, text]))];
  const words = texts.join(" ").split(/\s+/).filter(Boolean).length;
  return Math.max(10, Math.ceil((words * 60) / WORDS_PER_MINUTE / 10) * 10);
}
