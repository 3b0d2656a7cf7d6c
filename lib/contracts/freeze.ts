import { z } from "zod";
import { nextPage } from "./page";
import { instantText, nameText, zoneText } from "./text";

/** Wire shapes of freeze periods. Strict: an unknown field is an error, nothing is coerced. */

export const freezeParams = z.strictObject({ team: z.uuid(), freeze: z.uuid() });

/** Longer than this is a slip of the year. */
export const MAX_FREEZE_DAYS = 366;

const fields = {
  name: nameText(80),
  /** Null freezes every service of the team. */
  serviceId: z.uuid().nullable(),
  startsAt: instantText,
  endsAt: instantText,
  zone: zoneText,
};

export const newFreezeBody = z.strictObject(fields);
export type NewFreezeBody = z.infer<typeof newFreezeBody>;

const changes = z.strictObject(fields).partial();

/** `seen` is the whole freeze as the person saw it: one that somebody else changed meanwhile is not overwritten. */
export const changeFreezeBody = z.strictObject({ changes, seen: z.strictObject(fields) });
export type ChangeFreezeBody = z.infer<typeof changeFreezeBody>;

export const freezeDto = z.object({
  id: z.uuid(),
  name: z.string(),
  service: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  zone: z.string(),
});
export type FreezeDto = z.infer<typeof freezeDto>;

/** `freezes` that are not over, soonest first; `past` those that ended in the last 90 days, latest first. Pages go by when a freeze begins. */
export const freezesDto = z.object({
  freezes: z.array(freezeDto),
  past: z.array(freezeDto),
  canManage: z.boolean(),
  now: z.string(),
  next: nextPage,
});
export type FreezesDto = z.infer<typeof freezesDto>;
