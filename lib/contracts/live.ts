import * as z from "zod/mini";
import type { RecordedEvent } from "@/lib/domain/release/event";

/** Somebody with a room open. */
export const presentSchema = z.object({ id: z.string(), name: z.string(), initials: z.string() });
export type Present = z.infer<typeof presentSchema>;

const recordedEvent = z.custom<RecordedEvent>(
  (value) => typeof value === "object" && value !== null && "type" in value && "seq" in value && "payload" in value,
);

/**
 * What travels on the live stream, one JSON object per server-sent event.
 * - `hello`: first frame of a connection; another `build` than the page's means a newer version is served.
 * - `events`: what happened to a release, in order, without gaps from the cursor on.
 * - `changed`: something of the team changed; lists ask again.
 * - `presence`: who has this release open now.
 * - `reset`: the cursor is older than what is kept, or of another history: load the release again.
 * - `ping`: every few seconds, so that a silent connection can be told from a dead one; carries the server's clock.
 * - `bye`: the server ends the stream, and why.
 */
export const frameSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), build: z.string(), now: z.string() }),
  z.object({ type: z.literal("events"), release: z.string(), events: z.array(recordedEvent) }),
  z.object({ type: z.literal("changed"), team: z.string(), release: z.nullable(z.string()), seq: z.nullable(z.number()) }),
  z.object({ type: z.literal("presence"), release: z.string(), people: z.array(presentSchema) }),
  z.object({ type: z.literal("reset"), release: z.string() }),
  z.object({ type: z.literal("ping"), now: z.string() }),
  z.object({ type: z.literal("bye"), reason: z.enum(["signed-out", "shutdown", "no-access"]) }),
]);
export type Frame = z.infer<typeof frameSchema>;
