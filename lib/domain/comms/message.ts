import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { MessageKind } from "./kind-names";
import type { FieldKey } from "./kinds";

/** Groups that a team tells; who is in them, and where they read, is the team's to say. */
export const AUDIENCES = ["engineering", "sre", "qa", "product", "support", "management", "customers"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const AUDIENCE_NAMES: Record<Audience, string> = {
  engineering: "Engineering",
  sre: "SRE and DevOps",
  qa: "QA",
  product: "Product",
  support: "Customer support",
  management: "Management",
  customers: "Customers",
};

/** What stands in a field. A figure stands in it as `{{reading id}}`, and is written out when the message is made. */
export type MessageField = { readonly key: FieldKey; readonly text: string };

/** A measured value that a message quotes: as written, and when it was measured. */
export type QuotedFigure = { readonly reading: string; readonly text: string; readonly observedAt: Instant };

/** A message as it was sent or proposed. Never changed afterwards: another text is another message. */
export type Message = {
  readonly id: string;
  readonly kind: MessageKind;
  /** The due time that it answers; null where none was due. */
  readonly slot: Instant | null;
  readonly audiences: readonly Audience[];
  readonly subject: string;
  readonly fields: readonly MessageField[];
  readonly figures: readonly QuotedFigure[];
  /** What its kind requires and it does not say, and why it goes all the same. */
  readonly lacking: { readonly fields: readonly FieldKey[]; readonly reason: string } | null;
  /** The planned T-0 that it told or that held when it was made. */
  readonly plannedT0: Instant;
};

/**
 * What happened to a message, as the release keeps it; rows are only appended. The text is in the event `seq` of the release's
 * stream, because the state is read for every tick.
 */
export type MessageRow = Pick<Message, "id" | "kind" | "slot" | "audiences" | "subject" | "plannedT0"> & {
  readonly act: "proposed" | "sent" | "cancelled";
  readonly seq: number;
  readonly at: Instant;
  /** Who proposed, sent, approved or cancelled it. */
  readonly by: PersonRef;
  /** When it leaves; null on a proposal and a cancellation. */
  readonly sendAt: Instant | null;
  /** When it was let go at its time; not set on what was sent at once, which has left as soon as it is there. */
  readonly leftAt?: Instant;
};

/** A message that reaches customers takes a second person. */
export function isExternal({ audiences }: Pick<Message, "audiences">): boolean {
  return audiences.includes("customers");
}

/** Whether a message is beyond recall: it was sent at once, or let go, or its time has come. */
export function hasLeft(
  { act, sendAt, at, leftAt }: Pick<MessageRow, "act" | "sendAt" | "at"> & { readonly leftAt?: Instant | undefined },
  now: Instant,
): boolean {
  return act === "sent" && sendAt !== null && (leftAt !== undefined || sendAt <= at || sendAt <= now);
}

/** Each message as it stands: its last row, in the order in which they were first made. */
export function standingMessages(rows: readonly MessageRow[] = []): MessageRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Messages that have left, or leave by themselves, oldest first. */
export function sentMessages(rows: readonly MessageRow[] = []): (MessageRow & { readonly sendAt: Instant })[] {
  const sent = standingMessages(rows).filter((row): row is MessageRow & { sendAt: Instant } => row.act === "sent" && row.sendAt !== null);
  return sent.toSorted((a, b) => (a.sendAt < b.sendAt ? -1 : 1));
}
