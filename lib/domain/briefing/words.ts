import type { ReleaseDetails } from "@/lib/domain/release/state";
import { BRIEFING_SECTIONS, type BriefingContent } from "./content";
import { plainOf } from "./inline";

/** Everything that a text says, without marks, and what it is about: what a search looks into. */
export function wordsOf(content: BriefingContent, { service, toVersion }: Pick<ReleaseDetails, "service" | "toVersion">): string {
  const lines = BRIEFING_SECTIONS.flatMap((section) => content[section].flatMap(({ name, text }) => [name, text]));
  return [content.headline, `${service.name} ${toVersion}`, ...lines].map(plainOf).join("\n");
}

/** More words than anybody types. */
const MAX_WORDS = 8;

/**
 * What somebody typed as a query of Postgres: every word, as the beginning of one in the text. Only letters and digits are taken, so
 * that nothing typed is an operator. Null where no word is left.
 */
export function searchQuery(typed: string): string | null {
  const words = typed.normalize("NFKC").match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words
        .slice(0, MAX_WORDS)
        .map((word) => `${word}:*`)
        .join(" & ");
}
