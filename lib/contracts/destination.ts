import { z } from "zod";
import { DELIVERY_STATUSES } from "@/lib/domain/comms/delivery";
import { CHANNELS, mailAddressProblem } from "@/lib/domain/comms/destination";
import { AUDIENCES } from "@/lib/domain/comms/message";
import { httpUrl, nameText } from "./text";

/** Wire shapes of who is told: the destinations of a team's audiences, and what became of each message there. */

export const destinationParams = z.strictObject({ team: z.uuid(), destination: z.uuid() });
export const messageDeliveryParams = z.strictObject({ release: z.uuid(), message: z.uuid(), delivery: z.uuid() });
export const letterDeliveryParams = z.strictObject({ incident: z.uuid(), message: z.uuid(), delivery: z.uuid() });

const audiences = z
  .array(z.enum(AUDIENCES))
  .min(1, "Choose at least one audience.")
  .max(AUDIENCES.length)
  .refine((all) => new Set(all).size === all.length, "An audience is given twice.");
const name = nameText(80);
const mailAddress = z.string().check((payload) => {
  const message = mailAddressProblem(payload.value);
  if (message) payload.issues.push({ code: "custom", message, input: payload.value });
});

export const destinationBody = z.discriminatedUnion("channel", [
  z.strictObject({ channel: z.literal("email"), name, audiences, address: mailAddress }),
  z.strictObject({ channel: z.literal("slack"), name, audiences, url: httpUrl }),
  z.strictObject({ channel: z.literal("teams"), name, audiences, url: httpUrl }),
  z.strictObject({ channel: z.literal("webhook"), name, audiences, url: httpUrl }),
  z.strictObject({ channel: z.literal("inbox"), audiences, member: z.uuid("Choose a member of this team.") }),
]);
export type DestinationBody = z.output<typeof destinationBody>;

/** `address` is of mail, `url` of the others; left out, it stays. */
export const changeDestinationBody = z.strictObject({ name, audiences, address: mailAddress.optional(), url: httpUrl.optional() });
export type ChangeDestinationBody = z.output<typeof changeDestinationBody>;

/** When the former secret of a webhook ends: at once, where it may be known to others; else it signs along for a day. */
export const renewSecretBody = z.strictObject({ formerEnds: z.enum(["at-once", "after-a-day"]) });
export type RenewSecretBody = z.output<typeof renewSecretBody>;

const instant = z.string().meta({ format: "date-time" });
const status = z.enum(DELIVERY_STATUSES);

export const destinationDto = z.object({
  id: z.uuid(),
  channel: z.enum(CHANNELS),
  name: z.string(),
  audiences: z.array(z.enum(AUDIENCES)),
  /** The address of a mailbox, the host of a chat or system; empty for an inbox. */
  address: z.string(),
  /** What became of the newest message. */
  last: z.object({ at: instant, status, reason: z.string().nullable() }).nullable(),
});
export type DestinationDto = z.infer<typeof destinationDto>;

export const destinationsDto = z.object({
  destinations: z.array(destinationDto),
  /** Whether this installation has a mail server. */
  canMail: z.boolean(),
  allowsPrivate: z.boolean(),
});
export type DestinationsDto = z.infer<typeof destinationsDto>;

/** `secret` is that of a webhook, in this answer and in no other; null for every other channel. */
export const newDestinationDto = z.object({ id: z.uuid(), secret: z.string().nullable() });
export type NewDestinationDto = z.infer<typeof newDestinationDto>;

const person = z.object({ id: z.string(), name: z.string(), initials: z.string() });

/** One message at one destination. */
export const messageDeliveryDto = z.object({
  id: z.uuid(),
  destination: z.object({ id: z.uuid(), name: z.string(), channel: z.enum(CHANNELS), address: z.string() }),
  /** The groups of the message that it is told for. */
  audiences: z.array(z.enum(AUDIENCES)),
  status,
  /** Why it stands so, in words. */
  reason: z.string().nullable(),
  attempts: z.number(),
  /** When it was sent or given up, or else last tried. */
  at: instant.nullable(),
  /** When it is tried next; null when it is not. */
  nextAt: instant.nullable(),
  /** Whether a person has to say what becomes of it: sent again, or let be. */
  needsDecision: z.boolean(),
  decidedBy: person.nullable(),
});
export type MessageDeliveryDto = z.infer<typeof messageDeliveryDto>;

export const messageDeliveriesDto = z.object({
  deliveries: z.array(messageDeliveryDto),
  /** When it leaves, for a message whose time has not come; nothing is delivered before. */
  leavesAt: instant.nullable(),
  /** Why this person cannot send again or let be; null where they can. */
  whyNotDecide: z.string().nullable(),
});
export type MessageDeliveriesDto = z.infer<typeof messageDeliveriesDto>;
