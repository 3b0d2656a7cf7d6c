import { z } from "zod";
import { APPLICATION_TYPES, CHANGE_FACTS, COMPLIANCE, FACILITIES, PLATFORMS, RISK_TOLERANCES } from "@/lib/domain/tailoring/profile";

/** The answers from which a checklist is tailored; criticality is a field of the release itself. Strict: an unknown answer is an error. */
export const profileInput = z.strictObject({
  application: z.enum(APPLICATION_TYPES),
  platform: z.enum(PLATFORMS),
  riskTolerance: z.enum(RISK_TOLERANCES),
  changes: z.array(z.enum(CHANGE_FACTS)).max(CHANGE_FACTS.length),
  facilities: z.array(z.enum(FACILITIES)).max(FACILITIES.length),
  compliance: z.array(z.enum(COMPLIANCE)).max(COMPLIANCE.length),
});
export type ProfileInput = z.infer<typeof profileInput>;

/** Keys of items. */
export const MAX_RESTORED = 300;
export const itemKeys = z.array(z.string().regex(/^[a-z0-9-]{1,80}$/, "This is no key of an item.")).max(MAX_RESTORED);
