import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { MESSAGE_KINDS } from "@/lib/domain/comms/kind-names";
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
  computedFrom: z.enum(FOLLOWS_FROM).optional(),
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
