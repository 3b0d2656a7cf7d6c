import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { describeEvent } from "@/lib/domain/release/describe-event";
import type { DescribedRelease } from "@/lib/domain/release/describe-words";
import type { FigureSource } from "./figure";

/** An event as the source of a figure. Apart from the words of figures, which a page loads without those of all events. */
export function sourceOfEvent(event: LoggedEvent, release: DescribedRelease): FigureSource {
  const { seq, occurredAt: at, recordedAt, actor, hash } = event;
  return { seq, at, recordedAt, by: actor.name, text: describeEvent(event, release).text, hash };
}
