import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import { MAX_YAML } from "@/lib/domain/checklist/own-template/limits";
import { MESSAGE_KINDS } from "@/lib/domain/comms/kind-names";
import { nextPage } from "./page";
import { nameText } from "./text";

/** Wire shapes of templates of a team. Strict: an unknown field is an error, nothing is coerced. */

export const MAX_PHASES = 20;
export const MAX_SECTIONS = 20;
export const MAX_ITEMS = 60;

const upTo = (count: number) => ({ error: `At most ${count}.` });
const keyText = z
  .string("This is a key: words of small letters and digits, joined by hyphens.")
  .max(80, "Shorten the key to 80 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "A key is words of small letters and digits, joined by hyphens.");
const WHOLE = { error: "Give a whole number." };
const whole = (min: number, max: number) => {
  const range = { error: `Give a whole number from ${min.toLocaleString("en-GB")} to ${max.toLocaleString("en-GB")}.` };
  return z.number(WHOLE).int(WHOLE).min(min, range).max(max, range);
};
/** Thirty days in minutes: no phase is further away. */
const MAX_OFFSET = 43_200;
const MAX_SIGNATURES = 99;

export const ITEM_KINDS = ["tick", "choice", "fill-in", "result", "parent", "computed"] as const;
export const FOLLOWS_FROM = ["communications", "outcome", "sign-off", "decision", "briefing", "message"] as const;

const childItem = z.strictObject({
  key: keyText,
  title: nameText(120),
  proof: nameText(500),
  verify: z.strictObject({ how: nameText(500), command: nameText(1_000).optional() }).optional(),
  kind: z.enum(ITEM_KINDS),
  owner: z.enum(RELEASE_ROLES),
  required: z.boolean(),
  condition: z.strictObject({ id: keyText, text: nameText(200) }).optional(),
  options: z
    .array(z.strictObject({ key: keyText, label: nameText(120) }))
    .max(10, upTo(10))
    .optional(),
  unit: nameText(40).optional(),
  computedFrom: z
    .string()
    .refine((text) => FOLLOWS_FROM.some((one) => one === text), `This is one of: ${FOLLOWS_FROM.join(", ")}.`)
    .optional(),
  messageKind: z.enum(MESSAGE_KINDS).optional(),
  /** Ids of the guide that the item restates. */
  sources: z.array(z.string().max(20, "This is no id of the guide.")).max(20, upTo(20)),
});

const item = childItem.extend({ children: z.array(childItem).max(30, upTo(30)).optional() });

const requirements = z.array(z.strictObject({ role: z.enum(RELEASE_ROLES), count: whole(1, MAX_SIGNATURES) })).max(8, upTo(8));

const phase = z.strictObject({
  key: keyText,
  code: nameText(12),
  name: nameText(60),
  kind: z.enum(["forward", "rollback"]),
  anchor: z.enum(["planned", "actual", "promotion", "declaration", "opening"]),
  offsetMinutes: whole(-MAX_OFFSET, MAX_OFFSET),
  gate: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("signed"), base: requirements, critical: requirements }),
    z.strictObject({ kind: z.literal("closed") }),
  ]),
  stage: z
    .strictObject({
      weightPercent: whole(1, 100),
      minimumMinutes: whole(1, 10_080),
      decisions: z.array(z.enum(["proceed", "pause", "roll-back"])).max(3, upTo(3)),
    })
    .optional(),
  sections: z
    .array(z.strictObject({ key: keyText, title: nameText(80), items: z.array(item).max(MAX_ITEMS, upTo(MAX_ITEMS)) }))
    .max(MAX_SECTIONS, upTo(MAX_SECTIONS)),
});

/** A template as a team edits it. That it has this shape does not say yet that it can be published. */
export const templateDocument = z.strictObject({
  name: nameText(80),
  track: z.enum(["standard", "canary", "hotfix"]),
  phases: z.array(phase).max(MAX_PHASES, upTo(MAX_PHASES)),
});

export const templateParams = z.strictObject({ team: z.uuid(), template: z.uuid() });
export const templateVersionParams = templateParams.extend({ version: z.string().regex(/^[1-9]\d{0,5}$/) });
/** Without a version: the draft, or what is published where there is none. */
export const templateFileQuery = z.strictObject({
  version: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, "A version is a whole number from 1.")
    .optional(),
});

const yamlText = z.string().min(1, "Choose a file.").max(MAX_YAML, `The file is longer than ${MAX_YAML} characters.`);
const revision = z.int().min(1).max(2_147_483_647);

/** What a template begins with: a built-in one, another of the team, the checklist of a release, or a file. */
export const newTemplateBody = z.strictObject({
  name: nameText(80),
  from: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("built-in"), track: templateDocument.shape.track }),
    z.strictObject({ kind: z.literal("template"), id: z.uuid() }),
    z.strictObject({ kind: z.literal("release"), id: z.uuid("Choose a release.") }),
    z.strictObject({ kind: z.literal("file"), yaml: yamlText }),
  ]),
});
export type NewTemplateBody = z.output<typeof newTemplateBody>;

/** The whole draft, as fields or as a file. `revision` is the one that the person saw. */
export const templateContentBody = z
  .strictObject({ revision, document: templateDocument.optional(), yaml: yamlText.optional() })
  .refine(({ document, yaml }) => (document === undefined) !== (yaml === undefined), "Send either a document or a file.");
export type TemplateContentBody = z.output<typeof templateContentBody>;

export const templateRevisionBody = z.strictObject({ revision });

const person = z.object({ id: z.string(), name: z.string(), initials: z.string() });
const signed = z.object({ at: z.string(), by: person });

const templateHead = {
  id: z.uuid(),
  name: z.string(),
  track: templateDocument.shape.track,
  /** Counts every change; commands send the one they saw. */
  revision: z.number(),
  /** The version that new releases are made from, and who published it; null before the first. */
  published: signed.extend({ version: z.number() }).nullable(),
  /** Who saved the draft last; null where there is none. */
  draft: signed.nullable(),
};
export const templateRow = z.object(templateHead);
export type TemplateRow = z.infer<typeof templateRow>;

export const templatesDto = z.object({
  templates: z.array(templateRow),
  builtIn: z.array(
    z.object({ track: templateDocument.shape.track, name: z.string(), version: z.number(), phases: z.number(), items: z.number() }),
  ),
  canManage: z.boolean(),
  next: nextPage,
});
export type TemplatesDto = z.infer<typeof templatesDto>;

const change = z.object({ phase: z.string().nullable(), kind: z.enum(["added", "removed", "changed", "moved"]), text: z.string() });

export const templateDto = z.object({
  ...templateHead,
  /** The draft where there is one, or else what is published. */
  document: templateDocument,
  /** What is published; null before the first time. */
  before: templateDocument.nullable(),
  /** What keeps the document from being published, each with its path. */
  problems: z.array(z.object({ path: z.string(), message: z.string() })),
  /** What publishing the document would change. */
  changes: z.array(change),
  /** The latest versions, newest first. */
  versions: z.array(signed.extend({ version: z.number() })),
  /** Members of the team, whom a gate can ask for. */
  people: z.number(),
  canManage: z.boolean(),
});
type WithDocument = { readonly document: TemplateDocument };
export type TemplateDto = Omit<z.infer<typeof templateDto>, "document" | "before"> &
  WithDocument & { readonly before: TemplateDocument | null };

export const templateVersionDto = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.number(),
  document: templateDocument,
  ...signed.shape,
});
export type TemplateVersionDto = Omit<z.infer<typeof templateVersionDto>, "document"> & WithDocument;

/** Problems of a file, as they come in the `details` of a refusal. */
export const fileProblems = z.object({
  problems: z.array(z.object({ path: z.string(), line: z.number(), column: z.number(), message: z.string() })),
});
export type FileProblem = z.infer<typeof fileProblems>["problems"][number];
