import type { Decision } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { MatchedThing } from "@/lib/server/platform/entity-tag";
import { Fault } from "@/lib/server/platform/problem";

/** What a request wants to find unchanged, by its If-Match. */
export type Precondition = { readonly of: MatchedThing; readonly version: number };

/** The field of a body that says the same as an If-Match, and what it speaks of. */
export const VERSION_FIELDS = { expectedVersion: "item", expectedSeq: "release" } as const satisfies Record<string, MatchedThing>;
export type VersionField = keyof typeof VERSION_FIELDS;

/** A body with its version, from the body or the header. Refuses a request that has none, or two that differ. */
export function withVersion<Body, Field extends VersionField>(
  body: Body,
  field: Field | undefined,
  match: number | null,
): Body & Record<Field, number> {
  if (field === undefined) return body as Body & Record<Field, number>;
  const { [field]: given } = body as Partial<Record<Field, number>>;
  if (given !== undefined && match !== null && given !== match) {
    throw new Fault("bad-input", "Body and If-Match name different versions. Send one of them.", { path: field });
  }
  const version = given ?? match;
  if (version === null) throw new Fault("bad-input", "Send the version that you saw, here or by If-Match.", { path: field });
  return { ...body, [field]: version } as Body & Record<Field, number>;
}

const MOVED = "The release has changed since you read it. Nothing was changed; look at what is new and decide again.";

/**
 * What a request is told whose If-Match no longer holds: where things are now, and the difference that the refusal by the body's
 * version would show. Null where it holds, or where something else stands against the command.
 */
export function failedPrecondition({ of, version }: Precondition, state: ReleaseState, decision: Decision): Fault | null {
  const refusal = decision.ok ? null : decision.refusal;
  const isBehind = refusal?.code === "stale" || refusal?.code === "conflict";
  if (refusal && !isBehind) return null;
  if (of === "item") return refusal ? faultOf(refusal.message, refusal.details) : null;
  if (version === state.seq) return null;
  const difference = typeof refusal?.details === "object" ? refusal.details : {};
  return faultOf(refusal?.message ?? MOVED, { ...difference, seq: state.seq });
}

const faultOf = (detail: string, details: unknown): Fault => new Fault("precondition-failed", detail, { path: "If-Match", details });
