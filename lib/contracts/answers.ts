import * as z from "zod/mini";
import type { RecordedEvent } from "@/lib/domain/release/event";
import type { RoomDto } from "./room";

const recorded = z.custom<RecordedEvent>((value) => typeof value === "object" && value !== null && "seq" in value && "type" in value);

/** What a command on a release is answered with: what was recorded because of it, and where the release is now. */
export const commandResult = z.object({ seq: z.number(), events: z.array(recorded) });

/** The browser believes its own server about the inside; that it is a room at all is checked. */
export const roomAnswer = z.custom<RoomDto>(
  (value) => typeof value === "object" && value !== null && "state" in value && "viewer" in value,
);
