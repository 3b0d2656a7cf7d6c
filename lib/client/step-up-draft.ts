import { RELEASE_ROLES, type ReleaseRole } from "@/lib/domain/access/roles";

/** What somebody had filled in to sign a gate when they left to prove who they are. */
export type StepUpDraft = {
  readonly release: string;
  readonly phase: string;
  readonly person: string;
  /** What was shown to them: initials typed under something else are not kept. */
  readonly digest: string;
  readonly role: ReleaseRole | null;
  readonly initials: string;
  readonly comment: string;
  readonly accepted: boolean;
  readonly leftAt: number;
};

const TEXTS = ["release", "phase", "person", "digest", "initials", "comment"] as const;

/** By hand rather than with zod, since the first sight of a room reads this and needs no other parser. */
function isDraft(value: unknown): value is StepUpDraft {
  if (typeof value !== "object" || value === null) return false;
  const draft: Partial<Record<keyof StepUpDraft, unknown>> = value;
  const hasRole = draft.role === null || RELEASE_ROLES.some((role) => role === draft.role);
  const hasRest = typeof draft.accepted === "boolean" && Number.isFinite(draft.leftAt);
  return hasRole && hasRest && TEXTS.every((key) => typeof draft[key] === "string");
}

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
    const draft: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (!isDraft(draft) || draft.release !== release || draft.person !== person) return null;
    return Date.now() - draft.leftAt <= KEPT_MS ? draft : null;
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
