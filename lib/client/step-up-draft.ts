import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";

/** What somebody had filled in to sign a gate when they left to prove who they are. */
const draftSchema = z.strictObject({
  release: z.string(),
  phase: z.string(),
  person: z.string(),
  /** What was shown to them: initials typed under something else are not kept. */
  digest: z.string(),
  role: z.enum(RELEASE_ROLES).nullable(),
  initials: z.string(),
  comment: z.string(),
  accepted: z.boolean(),
  leftAt: z.number(),
});
export type StepUpDraft = z.infer<typeof draftSchema>;

const KEY = "tminus:step-up";
const KEPT_MS = 15 * 60_000;

/** Keeps it in this tab until the person is back. */
export function keepDraft(draft: Omit<StepUpDraft, "leftAt">): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...draft, leftAt: Date.now() }));
  } catch {
    // Storage may be forbidden: then the dialog has to be opened and filled in again.
  }
}

/** What was kept for this person on this release, not longer than 15 minutes ago; null for nothing. */
export function readDraft({ release, person }: { release: string; person: string }): StepUpDraft | null {
  try {
    const result = draftSchema.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? "null"));
    if (!result.success || result.data.release !== release || result.data.person !== person) return null;
    return Date.now() - result.data.leftAt <= KEPT_MS ? result.data : null;
  } catch {
    return null;
  }
}

/** It was taken up again, or is not wanted any more. */
export function dropDraft(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Where nothing can be stored nothing is left either.
  }
}
