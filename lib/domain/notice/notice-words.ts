import type { ReleaseState } from "@/lib/domain/release/state";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import type { NoticeKind } from "./kinds";

/** `isCode`: to be compared or copied, sign by sign. */
export type NoticeFact = { readonly label: string; readonly text: string; readonly isCode?: true };

/** What a notice says, as it was when it was made. */
export type NoticeWords = {
  readonly title: string;
  readonly detail: string;
  /** What it is about: one of both. */
  readonly release?: { readonly id: string; readonly service: string; readonly version: string; readonly zone: string };
  readonly incident?: { readonly id: string; readonly name: string; readonly zone: string };
  readonly facts: readonly NoticeFact[];
  /** Where it is done, below the address of the team. */
  readonly place: string;
  /** Of a receipt: the signed end of the log that holds what was signed, on one line. */
  readonly checkpoint?: string;
};

/** Something that a person is told. `key` stays the same while it is the same thing. */
export type DueNotice = {
  readonly kind: NoticeKind;
  readonly key: string;
  readonly isUrgent: boolean;
  readonly words: NoticeWords;
};

export const refOf = ({ id, details }: ReleaseState): NonNullable<NoticeWords["release"]> => ({
  id,
  service: details.service.name,
  version: details.toVersion,
  zone: details.zone,
});

/** What a notice is about, by kind, id and name, and where its times are written. */
export function aboutOf({ release, incident }: NoticeWords): {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly zone: string;
} {
  if (incident) return { kind: "incident", ...incident };
  const { id = "", service = "", version = "", zone = "UTC" } = release ?? {};
  return { kind: "release", id, name: `${service} ${version}`, zone };
}

/** `T-2h Go / no-go`; phases whose name is their code are named once. */
export const gateText = ({ code, name }: ReleaseState["phases"][number]): string => (name === code ? code : `${code} ${name}`);

/** `Thu 26 Nov, 19:00 GMT`. */
export const momentText = (at: Instant, zone: string): string => `${dayLabel(at, zone)}, ${zonedTime(at, zone)}`;
