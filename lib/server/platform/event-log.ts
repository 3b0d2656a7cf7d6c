import type { Actor } from "@/lib/domain/release/event";
import { canonicalJson } from "@/lib/domain/text/canonical-json";

/** What is stored of an event: exactly these four, as canonical text, is what the hash covers. */
export type EventBody = { readonly type: string; readonly payload: unknown; readonly actor: Actor; readonly occurredAt: string };

/** RFC 8785 text of an event. Throws TypeError on what JSON cannot carry. */
export function eventText({ type, payload, actor, occurredAt }: EventBody): string {
  return canonicalJson({ type, payload: dropUndefined(payload), actor, occurredAt });
}

/** Optional fields that were left out are not there: canonical JSON has no undefined. */
function dropUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

export const releaseStream = (id: string): string => `release:${id}`;
export const incidentStream = (id: string): string => `incident:${id}`;
export const teamStream = (id: string): string => `team:${id}`;
