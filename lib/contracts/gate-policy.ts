import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { phaseKey } from "./release-commands";

/** Wire shapes of what a team asks for at the gates of its checklists. Strict: an unknown field is an error, nothing is coerced. */

const role = z.enum(RELEASE_ROLES);
const template = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "This is not the key of a checklist.");
/** People who must sign in one role. */
const MAX_COUNT = 20;
const requirement = z.object({ role, count: z.number() });
const personDto = z.object({ id: z.string(), name: z.string(), initials: z.string() });

export const policyParams = z.strictObject({ team: z.uuid(), checklist: template, phase: phaseKey });
const version = z.number().int().min(0).max(1_000_000_000);

/** Another rule; empty takes it away. `expectedVersion` is the version that the person saw, 0 where there was no rule. */
export const proposeRuleBody = z.strictObject({
  requirements: z
    .array(z.strictObject({ role, count: z.number().int().min(1).max(MAX_COUNT) }))
    .max(RELEASE_ROLES.length)
    .refine((all) => new Set(all.map((one) => one.role)).size === all.length, "Name each role once."),
  expectedVersion: version,
});
export type ProposeRuleBody = z.infer<typeof proposeRuleBody>;

export const signRuleBody = z.strictObject({ role, expectedVersion: version });
export type SignRuleBody = z.infer<typeof signRuleBody>;

export const withdrawRuleBody = z.strictObject({ expectedVersion: version });
export type WithdrawRuleBody = z.infer<typeof withdrawRuleBody>;

/** One gate: what its checklist asks for, what the team asks for beside that, and the change that waits, if any. */
const gatePolicyDto = z.object({
  template,
  templateName: z.string(),
  phase: z.string(),
  code: z.string(),
  name: z.string(),
  version: z.number(),
  own: z.array(requirement),
  requirements: z.array(requirement),
  proposal: z
    .object({
      requirements: z.array(requirement),
      by: personDto,
      at: z.string(),
      /** What the rule in force asks for, with who signed and who can. */
      roles: z.array(
        z.object({
          role,
          needed: z.number(),
          signed: z.number(),
          people: z.array(z.string()),
          canSign: z.array(z.string()),
          /** Why the reader cannot sign in this role; null if they can. */
          whyNot: z.string().nullable(),
        }),
      ),
      /** Whether the reader may take the change back. */
      canWithdraw: z.boolean(),
    })
    .nullable(),
});
export type GatePolicyDto = z.infer<typeof gatePolicyDto>;

/** Every gate that a team can ask more of, by checklist and in its order. */
export const gatePoliciesDto = z.object({ gates: z.array(gatePolicyDto), canManage: z.boolean() });
export type GatePoliciesDto = z.infer<typeof gatePoliciesDto>;
