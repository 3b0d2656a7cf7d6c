import type { SignOffDot } from "@/components/ui/sign-off-dots";
import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { PhaseState } from "@/lib/domain/release/state";
import type { GateEvaluation } from "@/lib/domain/sign-off/evaluate-gate";

const SIGNERS = ["deployer", "approver", "commander"] as const satisfies readonly ReleaseRole[];

/** The dots of a gate, in the order deployer, approver, incident commander. Source: DESIGN section 4. */
export function dotsOf({ phase, gate }: { phase: Pick<PhaseState, "status">; gate: GateEvaluation }): SignOffDot[] {
  return SIGNERS.map((role): SignOffDot => {
    const label = RELEASE_ROLE_NAMES[role];
    const progress = gate.roles.find((one) => one.role === role);
    if (!progress) return { role: label, state: "not-required" };
    if (gate.refusals.some((row) => row.role === role)) return { role: label, state: "refused" };
    if (progress.signed >= progress.needed) return { role: label, state: "signed" };
    const isStale = phase.status === "open" && gate.ended.some((one) => one.row.role === role && one.kind === "superseded");
    if (isStale) return { role: label, state: "stale" };
    return { role: label, state: gate.display === "awaiting" ? "waiting" : "later" };
  });
}
