import { describeEvent } from "@/lib/domain/release/describe-event";
import type { DescribedRelease } from "@/lib/domain/release/describe-words";
import type { Actor, RecordedEvent } from "@/lib/domain/release/event";
import type { Instant } from "@/lib/domain/time/instant";

/** An event with what the database added: when it was recorded by its own clock, and its hash in hex. */
export type LoggedEvent = RecordedEvent & { readonly recordedAt: Instant; readonly hash: string };

/** Which event of the stream says so, when it happened by the command's clock and was recorded by the database's, and who did it. */
export type EvidenceSource = {
  readonly seq: number;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: Actor;
};

/** One event in words: `by.name` and `text` are a sentence. */
export type EvidenceEntry = EvidenceSource & { readonly type: RecordedEvent["type"]; readonly text: string };

export const sourceOf = ({ seq, occurredAt, recordedAt, actor }: LoggedEvent): EvidenceSource => ({
  seq,
  at: occurredAt,
  recordedAt,
  by: { kind: actor.kind, id: actor.id, name: actor.name, initials: actor.initials },
});

export const entryOf = (event: LoggedEvent, release: DescribedRelease): EvidenceEntry => ({
  ...sourceOf(event),
  type: event.type,
  text: describeEvent(event, release).text,
});
