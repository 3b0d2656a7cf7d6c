import type { Frame } from "@/lib/contracts/live";

const encoder = new TextEncoder();

/** A frame as bytes of `text/event-stream`; with an id the browser sends it back as Last-Event-ID. */
export function encodeFrame(frame: Frame, id?: string): Uint8Array {
  return encoder.encode(`${id ? `id: ${id}\n` : ""}data: ${JSON.stringify(frame)}\n\n`);
}
