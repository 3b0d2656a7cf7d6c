import * as z from "zod/mini";
import type { RecordedEvent } from "@/lib/domain/release/event";

const recordedEvent = z.custom<RecordedEvent>(
  (value) => typeof value === "object" && value !== null && "type" in value && "seq" in value && "payload" in value,
);

/** A page of the log of a release, in order. `next` is `after` of the following page; null when this one reaches the end. */
export const eventPage = z.object({ events: z.array(recordedEvent), next: z.nullable(z.string()) });
export type EventPage = z.infer<typeof eventPage>;
