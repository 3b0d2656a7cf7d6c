import type { ReleaseState } from "@/lib/domain/release/state";

/** Whether the release is held because a sign-off was revoked that it had been acted upon. Source: SIGNOFF rule 14. */
export function isLineStopped({ hold, signOffs }: Pick<ReleaseState, "hold" | "signOffs">): boolean {
  // One command writes both, so that both are of one moment.
  return hold !== null && signOffs.some((row) => row.kind === "revoked" && row.at === hold.since);
}
