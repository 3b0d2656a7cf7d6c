import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { phaseKey } from "./release-commands";

/** Wire shapes of what a team asks for at the gates of its checklists, for all of its services or for one. Strict: an unknown field is an error, nothing is coerced. */

const role = z.enum(RELEASE_ROLES);
const template = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "This is not the key of a checklist.");
/** People who must sign in one role. */
const MAX_COUNT = 20;
const requirement = z.object({ role, count: z.number() });
const personDto = z.object({ id: z.string(), name: z.string(), initials: z.string() });

/** `phase` is the key of a phase, or `stages` for every stage that is decided. */
export const policyParams = z.strictObject({ team: z.uuid(), checklist: template, phase: phaseKey });
export const servicePolicyParams = z.strictObject({ ...policyParams.shape, service: z.uuid() });
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

/** One gate: what its checklist asks for, what is asked for beside that, and the change that waits, if any. */
const gatePolicyDto = z.object({
  template,
  templateName: z.string(),
  phase: z.string(),
  code: z.string(),
  name: z.string(),
  version: z.number(),
  own: z.array(requirement),
  /** Of the rules of one service: what the team asks for of all of them. */
  team: z.array(requirement),
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

/** Every gate that a team can ask more of, by checklist and in its order; `service` is null where the rules are for all of them. */
export const gatePoliciesDto = z.object({
  service: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  gates: z.array(gatePolicyDto),
  canManage: z.boolean(),
});
export type GatePoliciesDto = z.infer<typeof gatePoliciesDto>;

/** Of the page of the rules: one service, or every one. */
export const gateRulesSearch = z.object({ service: z.uuid().optional() });
