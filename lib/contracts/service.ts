import { z } from "zod";
import { metricLimit, metricLimits } from "./metric-limit";
import { nextPage } from "./page";
import { profileInput } from "./profile";
import { lineText, nameText, noteText } from "./text";

/** Wire shapes of services. Strict: an unknown field is an error, nothing is coerced. */

export const serviceParams = z.strictObject({ team: z.uuid(), service: z.uuid() });

/** What seldom changes of the answers of a release. Strict as well. */
const serviceProfile = profileInput.omit({ changes: true });

const fields = {
  name: nameText(80),
  description: noteText(500),
  environment: nameText(60),
  /** Empty where the platform has none. */
  namespace: lineText(63),
  /** SIGNOFF rule 8: lets the creator of a release approve it; every such sign-off is labelled. */
  allowSelfApproval: z.boolean(),
  /** Proposed for the checklist of each of its releases; null where nobody has said. */
  profile: serviceProfile.nullable(),
  /** By what its releases are judged instead of the reference's numbers, and besides; empty: by those. */
  limits: metricLimits,
};

export const newServiceBody = z.strictObject({
  ...fields,
  description: fields.description.default(""),
  environment: fields.environment.default("production"),
  namespace: fields.namespace.default("production"),
  allowSelfApproval: fields.allowSelfApproval.default(false),
  profile: fields.profile.default(null),
  limits: fields.limits.default([]),
});
export type NewServiceBody = z.output<typeof newServiceBody>;
export type NewServiceInput = z.input<typeof newServiceBody>;

const changes = z.strictObject(fields).partial();

/** `seen` is what the person saw of each field they change: one that somebody else changed meanwhile is not overwritten. */
export const changeServiceBody = z.strictObject({ changes, seen: changes }).superRefine(({ changes: wanted, seen }, context) => {
  for (const key of Object.keys(wanted)) {
    if (!(key in seen)) context.addIssue({ code: "custom", message: "Send what this field was when you saw it.", path: ["seen", key] });
  }
});
export type ChangeServiceBody = z.output<typeof changeServiceBody>;

export const serviceDto = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  environment: z.string(),
  namespace: z.string(),
  allowSelfApproval: z.boolean(),
  profile: serviceProfile.nullable(),
  limits: z.array(metricLimit),
  createdAt: z.string(),
  /** Releases that are planned or under way. */
  openReleases: z.number(),
  /** What was last deployed and stayed, newest first by T-0; null before the first. */
  lastDeployed: z.object({ release: z.uuid(), version: z.string(), at: z.string() }).nullable(),
});
export type ServiceDto = z.infer<typeof serviceDto>;

export const servicesDto = z.object({ services: z.array(serviceDto), canManage: z.boolean(), next: nextPage });
export type ServicesDto = z.infer<typeof servicesDto>;
