import { z } from "zod";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { SignOffRow } from "@/lib/domain/release/state";
import type { Signing } from "@/lib/domain/sign-off/can-sign";
import type { Difference } from "@/lib/domain/sign-off/describe-difference";
import type { GateEvaluation } from "@/lib/domain/sign-off/evaluate-gate";
import type { GateContent } from "@/lib/domain/sign-off/gate-content";
import type { StageCard } from "@/lib/domain/stage/stage-card";

/** One role of the viewer at a gate: whether they may sign in it now, and the sentence they would sign. */
export type GateRole = { readonly role: ReleaseRole; readonly signing: Signing; readonly meaning: string };

/** What differs between a gate as it was at some event and now. */
export type GateChange = {
  /** Sequence number of that event. */
  readonly seq: number;
  readonly differences: readonly Difference[];
};

/** A gate as the server judges it: what a ceremony shows, and the digest of exactly that. */
export type GateDto = {
  readonly release: string;
  readonly phase: string;
  /** The event up to which this is true. */
  readonly seq: number;
  readonly evaluation: GateEvaluation;
  readonly content: GateContent;
  /** To be sent back with the signature: it binds what was shown (SIGNOFF rule 11). */
  readonly digest: string;
  /** The viewer's roles that this gate asks for; empty for somebody who has no part in it. */
  readonly roles: readonly GateRole[];
  /** Since a sign-off: the one asked for, else the viewer's own last one that ended; null where there is none. */
  readonly sinceSignOff: (GateChange & { readonly row: SignOffRow }) | null;
  /** Since the viewer last looked, as they say; null where they do not. */
  readonly sinceLook: GateChange | null;
  /** Of the stage of a canary that is decided: its card; null for every other gate. */
  readonly stage: StageCard | null;
  /** Server time of the judgement. */
  readonly now: string;
};

/** `since`: id of a sign-off or refusal of this gate. `looked`: the `seq` at which the viewer last looked. */
export const gateQuery = z.strictObject({
  since: z.uuid().optional(),
  looked: z
    .string()
    .regex(/^\d{1,9}$/, "A place in the stream is a whole number.")
    .transform(Number)
    .optional(),
});
export type GateQuery = z.output<typeof gateQuery>;

/** The browser believes its own server about the inside; that it is a gate at all is checked. */
export const gateSchema = z.custom<GateDto>(
  (value) => typeof value === "object" && value !== null && "digest" in value && "evaluation" in value && "content" in value,
  "The answer is not a gate.",
);
