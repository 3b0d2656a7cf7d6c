import type { SeverityKey } from "@/lib/domain/incident/lore/severities";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { KIND_NAMES } from "./kind-names";
import { FIELDS } from "./kinds";
import { AUDIENCE_NAMES, type Audience, type Message } from "./message";

/** What a message tells of, as it is named: a release, or an incident that stands alone (ADR 55). */
export type Subject =
  | { readonly kind: "release"; readonly id: string; readonly service: string; readonly version: string; readonly zone: string }
  | { readonly kind: "incident"; readonly id: string; readonly severity: SeverityKey; readonly title: string; readonly zone: string };

/** `checkout-service v2.3.0`, `P1 Payments fail`. */
export const subjectName = (about: Subject): string =>
  (about.kind === "release" ? [about.service, about.version] : [about.severity, about.title]).filter(Boolean).join(" ");

/** What every form of a message is made of. */
export type Letter = {
  readonly message: Pick<Message, "id" | "kind" | "slot" | "subject" | "fields" | "figures">;
  /** The groups of the message that this recipient is told for. */
  readonly audiences: readonly Audience[];
  readonly team: string;
  readonly about: Subject;
  /** Who sent or approved it. */
  readonly by: string;
  readonly sentAt: Instant;
  /** Where the release or the incident is. */
  readonly url: string;
  /** Only tries whether messages arrive. */
  readonly isTest: boolean;
};

export const letterTitle = ({ message, isTest }: Letter): string =>
  isTest ? "Test: nothing happened to a release" : KIND_NAMES[message.kind];

/** The fields in the words of the screen, in their order. */
export const letterFields = ({ message }: Letter): { readonly label: string; readonly text: string }[] =>
  message.fields.map(({ key, text }) => ({ label: FIELDS[key], text }));

/** Of what, and when: `checkout-service v2.3.0 · Thu 26 Nov, 14:00 EST`. */
export const letterHead = ({ about, sentAt }: Letter): string =>
  `${subjectName(about)} · ${dayLabel(sentAt, about.zone)}, ${zonedTime(sentAt, about.zone)}`;

/** Why somebody gets it: `Sent by Alice Smith to QA and Product of Payments by T-Minus.` */
export function letterFoot({ by, audiences, team }: Letter): string {
  const names = audiences.map((one) => AUDIENCE_NAMES[one]);
  const last = names.pop() ?? "members";
  return `Sent by ${by} to ${names.length > 0 ? `${names.join(", ")} and ${last}` : last} of ${team}, with T-Minus.`;
}

/** A text cut to a number of characters (UTF-16, as the limits of chats count), with a mark that there is more; never within a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max - 1);
  return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`;
}
