import type { BriefingDto, DraftBody } from "@/lib/contracts/briefing";
import { BRIEFING_SECTIONS, type BriefingContent, type BriefingEntry, type BriefingSection } from "@/lib/domain/briefing/content";
import { newId } from "./new-id";

/** A line while it is written: it keeps its identity when others come and go. */
export type BriefingRow = BriefingEntry & { readonly id: string };

export type BriefingForm = { readonly headline: string } & { readonly [section in BriefingSection]: readonly BriefingRow[] };

const EMPTY: BriefingContent = { headline: "", features: [], behaviour: [], issues: [], faq: [], escalation: [] };

/** What writing begins with: the draft, else the version in force, else what the release says of itself. */
export function startingContent({ draft, current, suggestion }: BriefingDto): BriefingContent {
  return draft?.content ?? current?.content ?? suggestion ?? EMPTY;
}

export function formOf(content: BriefingContent): BriefingForm {
  const rows = (section: BriefingSection) => content[section].map((entry) => ({ ...entry, id: newId() }));
  return {
    headline: content.headline,
    features: rows("features"),
    behaviour: rows("behaviour"),
    issues: rows("issues"),
    faq: rows("faq"),
    escalation: rows("escalation"),
  };
}

/** What is sent: trimmed, without lines in which nothing stands. */
export function contentOf(form: BriefingForm): DraftBody["content"] {
  const entries = (section: BriefingSection) =>
    form[section]
      .map(({ name, text }) => ({ name: name.trim(), text: text.trim() }))
      .filter(({ name, text }) => name !== "" || text !== "");
  return {
    headline: form.headline.trim(),
    features: entries("features"),
    behaviour: entries("behaviour"),
    issues: entries("issues"),
    faq: entries("faq"),
    escalation: entries("escalation"),
  };
}

/** Whether two texts say the same. */
export const isSameContent = (one: BriefingContent, other: BriefingContent): boolean =>
  one.headline === other.headline && BRIEFING_SECTIONS.every((section) => JSON.stringify(one[section]) === JSON.stringify(other[section]));

/** Where in the form a path of the sent text lies: `features.1.name` counts only the lines that were sent. */
export function rowPath(form: BriefingForm, path: string): string {
  const [section = "", index = "", field = ""] = path.split(".");
  const known = BRIEFING_SECTIONS.find((one) => one === section);
  if (!known || field === "") return path;
  const sent = form[known].filter(({ name, text }) => name.trim() !== "" || text.trim() !== "");
  return `${sent[Number(index)]?.id ?? ""}.${field}`;
}
