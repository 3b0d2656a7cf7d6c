import { z } from "zod";
import { INTEGRATION_KINDS, OBSERVATION_FIELDS } from "@/lib/domain/integration/observation";
import { nextPage } from "./page";
import { lineText, nameText } from "./text";

/** Wire shapes of integrations: systems outside that report to a team. */

export const integrationParams = z.strictObject({ team: z.uuid(), integration: z.uuid() });
/** Any text: one that leads nowhere is told what a random one is told. */
export const incomingParams = z.strictObject({ address: z.string() });

export const newIntegrationBody = z.strictObject({ name: nameText(80), kind: z.enum(INTEGRATION_KINDS) });
export type NewIntegrationBody = z.output<typeof newIntegrationBody>;

const rule = z.strictObject({
  name: nameText(80),
  event: lineText(60),
  conditions: z.array(z.strictObject({ field: z.enum(OBSERVATION_FIELDS), equals: lineText(200) })).max(5),
  serviceId: z.uuid("Choose a service."),
  sameVersion: z.boolean(),
  sameEnvironment: z.boolean(),
  action: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("item"), item: z.string().regex(/^[a-z0-9.-]{1,120}$/, "This is not the key of an item.") }),
    z.strictObject({ kind: z.literal("flag") }),
  ]),
});
export type RuleDto = z.infer<typeof rule>;
const rules = z.array(rule).max(30);

/** `version` is that of the rules which the person saw. */
export const rulesBody = z.strictObject({ version: z.int().min(1).max(2_147_483_647), rules });
export const trialBody = z.strictObject({ delivery: z.uuid(), rules });

export const effectDto = z.object({ rule: z.string(), release: z.object({ id: z.uuid(), name: z.string() }).nullable(), text: z.string() });
export const trialDto = z.object({ effects: z.array(effectDto) });
export type EffectDto = z.infer<typeof effectDto>;

export const integrationDto = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(INTEGRATION_KINDS),
  version: z.number(),
  rules,
  refused: z.number(),
  lastReceivedAt: z.string().nullable(),
});
export type IntegrationDto = z.infer<typeof integrationDto>;

export const integrationsDto = z.object({
  integrations: z.array(integrationDto),
  services: z.array(z.object({ id: z.uuid(), name: z.string() })),
  canMake: z.boolean(),
  next: nextPage,
});
export type IntegrationsDto = z.infer<typeof integrationsDto>;

/** Address and secret are in this answer and in no other. */
export const newAddressDto = z.object({ id: z.uuid(), url: z.string(), secret: z.string() });
export type NewAddressDto = z.infer<typeof newAddressDto>;

export const receivedDto = z.object({
  received: z.array(z.object({ id: z.uuid(), event: z.string(), receivedAt: z.string(), effects: z.array(effectDto) })),
  next: nextPage,
});
export type ReceivedDto = z.infer<typeof receivedDto>;
