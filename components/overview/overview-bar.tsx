import { PhaseBar, type PhaseBarSegment } from "@/components/ui/phase-bar";
import type { PhaseOverview, ReleaseOverview } from "@/lib/domain/release/overview";

type OverviewBarProps = { overview: Pick<ReleaseOverview, "status" | "phases">; showCodes?: boolean; className?: string };

/** The phases of a release as one bar. */
export function OverviewBar({ overview: { status, phases }, showCodes, className }: OverviewBarProps) {
  const segments = phases.map((phase) => toSegment(phase, status === "rolled-back"));
  return <PhaseBar segments={segments} {...(showCodes ? { showCodes } : {})} className={className ?? ""} />;
}

function toSegment({ code, display, requiredResolved, requiredTotal }: PhaseOverview, isOver: boolean): PhaseBarSegment {
  return {
    code,
    state: stateOf(display, isOver),
    progress: requiredTotal === 0 ? 0 : requiredResolved / requiredTotal,
  };
}

/** Passed is passed, by the deployer's act or by sign-off. Red is for a rollback that is going on; afterwards nobody has to act. */
function stateOf(display: PhaseOverview["display"], isOver: boolean): PhaseBarSegment["state"] {
  if (display === "closed") return "signed";
  return display === "halted" && isOver ? "skipped" : display;
}
