import { z } from "zod";
import { type BRIEFING_SECTIONS, MAX_ENTRIES, MAX_ENTRY_NAME, MAX_ENTRY_TEXT, MAX_HEADLINE } from "@/lib/domain/briefing/content";
import { MAX_ASKED } from "@/lib/domain/briefing/decide-briefing";
import { RELEASE_STATUSES } from "@/lib/domain/release/state";
import { lineText, nameText, noteText, reasonText } from "./text";

/** Wire shapes of support briefings. Strict: an unknown field is an error, nothing is coerced. */

const version = z.number().int().min(0).max(1_000_000);

const sections = <Entry extends z.ZodType>(entry: Entry) => {
  const entries = z.array(entry).max(MAX_ENTRIES, `At most ${MAX_ENTRIES} lines.`);
  return { features: entries, behaviour: entries, issues: entries, faq: entries, escalation: entries } satisfies Record<
    (typeof BRIEFING_SECTIONS)[number],
    typeof entries
  >;
};

const publishedContent = z.strictObject({
  headline: nameText(MAX_HEADLINE),
  ...sections(z.strictObject({ name: nameText(MAX_ENTRY_NAME), text: reasonText(MAX_ENTRY_TEXT) })),
});

/** A draft may be incomplete. */
const draftContent = z.strictObject({
  headline: lineText(MAX_HEADLINE),
  ...sections(z.strictObject({ name: lineText(MAX_ENTRY_NAME), text: noteText(MAX_ENTRY_TEXT) })),
});

/** `draftVersion` is the draft that the author saw, 0 for none: what somebody else wrote meanwhile is not passed over. */
export const publishBody = z.strictObject({
  expectedVersion: version,
  draftVersion: version.default(0),
  content: publishedContent,
  isMaterial: z.boolean(),
  asked: z.array(z.uuid()).min(1, "Choose who is asked to read it.").max(MAX_ASKED),
});
export type PublishBody = z.output<typeof publishBody>;
export const confirmBody = z.strictObject({ version: version.min(1) });
export const draftBody = z.strictObject({ expectedVersion: version, content: draftContent });
export type DraftBody = z.output<typeof draftBody>;

export const linkParams = z.strictObject({ release: z.uuid(), link: z.uuid() });
export const MAX_LINK_DAYS = 30;
export const linkBody = z.strictObject({ days: z.number().int().min(1).max(MAX_LINK_DAYS) });
export type LinkBody = z.output<typeof linkBody>;

const person = z.object({ id: z.string(), name: z.string(), initials: z.string() });
const contentDto = z.object({
  headline: z.string(),
  ...sections(z.object({ name: z.string(), text: z.string() })),
});
const draftDto = z.object({ version: z.number(), base: z.number(), content: contentDto, savedBy: person, savedAt: z.string() });

export const savedDraftDto = z.object({ version: z.number() });

export const briefingDto = z
  .object({
    release: z.string(),
    current: z
      .object({ version: z.number(), content: contentDto })
      .nullable()
      .meta({ description: "The version in force; null while nothing was published." }),
    changes: z
      .array(z.object({ kind: z.enum(["added", "removed", "changed"]), text: z.string() }))
      .meta({ description: "In what it differs from `changesSince`." }),
    changesSince: z.number().meta({ description: "The last version that the one asking has confirmed, else the one before." }),
    draft: draftDto.nullable().meta({ description: "Of the next version, for those who may write at it." }),
    suggestion: contentDto.nullable().meta({ description: "What the release says of itself, for those who may write a first draft." }),
  })
  .meta({ id: "Briefing" });
export type BriefingDto = z.infer<typeof briefingDto>;

export const linksDto = z.object({
  links: z.array(z.object({ id: z.string(), madeBy: person, madeAt: z.string(), expiresAt: z.string() })),
});
export type LinksDto = z.infer<typeof linksDto>;

/** The address, which is shown this once. */
export const madeLinkDto = z.object({ url: z.string(), expiresAt: z.string() });
export type MadeLinkDto = z.infer<typeof madeLinkDto>;

export const briefingListQuery = z.strictObject({ q: lineText(100).optional() });
export type BriefingListQuery = z.output<typeof briefingListQuery>;

export const briefingListDto = z.object({
  briefings: z.array(
    z.object({
      release: z.string(),
      service: z.string(),
      fromVersion: z.string(),
      toVersion: z.string(),
      status: z.enum(RELEASE_STATUSES),
      zone: z.string(),
      t0: z.string(),
      title: z.string(),
      version: z.number(),
      publishedAt: z.string(),
      asked: z.number(),
      read: z.number(),
      mine: z.enum(["asked", "read", "none"]).meta({ description: "Whether the one asking is asked to read it, has read it, or neither." }),
      reach: z.string().meta({ description: "Whom the release reaches now." }),
      found: z
        .array(z.object({ text: z.string(), isMatch: z.boolean() }))
        .meta({ description: "Where the words that were looked for stand, in pieces; empty without them." }),
    }),
  ),
  now: z.string(),
});
export type BriefingListDto = z.infer<typeof briefingListDto>;
