import type { SignOffDot } from "@/components/ui/sign-off-dots";
import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { PhaseState } from "@/lib/domain/release/state";
import type { GateEvaluation } from "@/lib/domain/sign-off/evaluate-gate";

const SIGNERS = ["deployer", "approver", "commander"] as const satisfies readonly ReleaseRole[];

type Parts = { readonly phase: Pick<PhaseState, "status">; readonly gate: GateEvaluation };

/** The dots of a gate, in the order deployer, approver, incident commander. Source: DESIGN section 4. */
export function dotsOf(parts: Parts): SignOffDot[] {
  return SIGNERS.map((role): SignOffDot => ({ role: RELEASE_ROLE_NAMES[role], state: stateOf(parts, role) }));
}

function stateOf({ phase, gate }: Parts, role: ReleaseRole): SignOffDot["state"] {
  const progress = gate.roles.find((one) => one.role === role);
  if (!progress) return "not-required";
  if (gate.refusals.some((row) => row.role === role)) return "refused";
  if (progress.signed >= progress.needed) return "signed";
  if (gate.glass) return "missing";
  const isStale = phase.status === "open" && gate.ended.some((one) => one.row.role === role && one.kind === "superseded");
  if (isStale) return "stale";
  return gate.display === "awaiting" ? "waiting" : "later";
}
