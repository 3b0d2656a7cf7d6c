import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { itemKeys, profileInput } from "./profile";
import { phaseKey, seenVersion } from "./release-commands";
import { nameText, noteText, reasonText } from "./text";

/** Wire shapes of what changes the extent of a checklist. Strict, like all commands. */

const lateReason = noteText(500).optional().meta({ description: "Why the checklist changes; needed once the go was given." });

/** `seen` are the keys of the difference that the person saw; where it is still that one, changes made meanwhile do not refuse it. */
export const profileBody = z.strictObject({
  expectedSeq: seenVersion("The `seq` of the release that was seen"),
  profile: profileInput,
  seen: z.strictObject({ added: itemKeys, removed: itemKeys, kept: itemKeys, changed: itemKeys }).optional(),
  reason: lateReason,
});
export const removalBody = z.strictObject({
  expectedVersion: seenVersion("The `version` of the item that was seen"),
  reason: reasonText(500),
});
export const returnBody = z.strictObject({ reason: lateReason });
export const newItemBody = z.strictObject({
  phase: phaseKey,
  title: nameText(200),
  how: noteText(1_000),
  proof: noteText(300),
  owner: z.enum(RELEASE_ROLES),
  required: z.boolean(),
  reason: lateReason,
});
export const orderBody = z.strictObject({
  section: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, "This is not the key of a section."),
  items: itemKeys,
});
