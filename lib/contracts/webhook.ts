import { z } from "zod";
import { nextPage } from "./page";
import { httpUrl, nameText } from "./text";

/** Wire shapes of webhooks: where a team is told of its releases. */

/** What an endpoint can ask for: the kinds of events of a release. */
export const WEBHOOK_KINDS = ["course", "sign-offs", "checklist", "plan", "words", "incidents"] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

export const webhookParams = z.strictObject({ team: z.uuid(), webhook: z.uuid() });
export const deliveryParams = z.strictObject({ team: z.uuid(), webhook: z.uuid(), delivery: z.uuid() });

const kinds = z
  .array(z.enum(WEBHOOK_KINDS))
  .min(1, "Choose at least one kind of event.")
  .max(WEBHOOK_KINDS.length)
  .refine((all) => new Set(all).size === all.length, "A kind is given twice.");

export const webhookBody = z.strictObject({ name: nameText(80), url: httpUrl, kinds });
export type WebhookBody = z.output<typeof webhookBody>;

export const activeBody = z.strictObject({ active: z.boolean() });

export const webhookDto = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  kinds: z.array(z.enum(WEBHOOK_KINDS)),
  /** `gone`: switched off since its receiver answered 410. */
  state: z.enum(["active", "off", "gone"]),
  createdAt: z.string(),
  waiting: z.number(),
  /** Given up in the last 30 days. */
  failed: z.number(),
  lastDeliveredAt: z.string().nullable(),
});
export type WebhookDto = z.infer<typeof webhookDto>;

export const webhooksDto = z.object({ webhooks: z.array(webhookDto), allowsPrivate: z.boolean(), next: nextPage });
export type WebhooksDto = z.infer<typeof webhooksDto>;

/** The secret is in this answer and in no other. */
export const newSecretDto = z.object({ id: z.uuid(), secret: z.string() });
export type NewSecretDto = z.infer<typeof newSecretDto>;

export const DELIVERY_STATUSES = ["waiting", "sending", "delivered", "failed", "cancelled"] as const;

export const deliveryDto = z.object({
  id: z.uuid(),
  type: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.number(),
  createdAt: z.string(),
  /** When it is tried next; null when it is not. */
  dueAt: z.string().nullable(),
  last: z.object({ at: z.string(), status: z.number().nullable(), problem: z.string().nullable(), isOpen: z.boolean() }).nullable(),
});
export type DeliveryDto = z.infer<typeof deliveryDto>;

export const deliveriesDto = z.object({ deliveries: z.array(deliveryDto), next: nextPage });
export type DeliveriesDto = z.infer<typeof deliveriesDto>;

export const sentDto = z.object({ delivery: z.uuid() });
