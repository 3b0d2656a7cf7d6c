import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

/** The roles that are handed over while a release runs: somebody present must have each of them at every moment. */
export const HANDED_ROLES = ["deployer", "commander"] as const;
export type HandedRole = (typeof HANDED_ROLES)[number];

/** A role that its holder asks a colleague to take. Until the other accepts, `from` has it. */
export type Offer = {
  readonly id: string;
  readonly role: HandedRole;
  readonly from: PersonRef;
  readonly to: PersonRef;
  /** What the giver says beside what the record says; empty where they say nothing. */
  readonly words: string;
};

/** `overtaken`: by something else, such as another roster; `reason` says what. */
export type OfferEnding = "accepted" | "declined" | "withdrawn" | "overtaken";

/** A row of the release: a role that was offered, or how an offer ended. Rows are only appended; the summaries are in the events. */
export type HandoverRow = { readonly by: PersonRef; readonly at: Instant } & (
  | ({ readonly kind: "offered" } & Offer)
  | { readonly kind: "ended"; readonly handover: string; readonly how: OfferEnding; readonly reason: string }
);

/** The parts of a summary, in the order in which they are read. */
export const SUMMARY_PARTS = [
  "standing",
  "open",
  "departures",
  "gates",
  "falls",
  "causes",
  "readings",
  "messages",
  "owed",
  "incidents",
] as const;
export type SummaryPart = (typeof SUMMARY_PARTS)[number];

export type SummaryLine = {
  /** What it is about, unique within its part: two summaries are compared by it. */
  readonly id: string;
  readonly text: string;
  /** Who has it, how it stands, why; empty where there is nothing to say. */
  readonly detail: string;
  /** The moment that it speaks of: since when, until when, due or read at. */
  readonly at: Instant | null;
};

/** How a release stands, for whoever takes over. Made from its state and from nothing else. */
export type HandoverSummary = {
  readonly role: HandedRole;
  readonly from: PersonRef;
  /** Null while it is not offered to anybody. */
  readonly to: PersonRef | null;
  readonly words: string;
  readonly asOf: Instant;
  /** `asOf` on the axis: `T+12m`. */
  readonly clock: string;
  /** Only those in which there is something. */
  readonly parts: readonly { readonly part: SummaryPart; readonly lines: readonly SummaryLine[] }[];
};
