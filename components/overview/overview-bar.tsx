import { PhaseBar, type PhaseBarSegment } from "@/components/ui/phase-bar";
import type { PhaseOverview, ReleaseOverview } from "@/lib/domain/release/overview";

type OverviewBarProps = { phases: ReleaseOverview["phases"]; showCodes?: boolean; className?: string };

/** The phases of a release as one bar. */
export function OverviewBar({ phases, showCodes, className }: OverviewBarProps) {
  return <PhaseBar segments={phases.map(toSegment)} {...(showCodes ? { showCodes } : {})} className={className ?? ""} />;
}

function toSegment({ code, display, requiredResolved, requiredTotal }: PhaseOverview): PhaseBarSegment {
  return {
    code,
    // Closed by the deployer's act or by sign-off: both have passed.
    state: display === "closed" ? "signed" : display,
    progress: requiredTotal === 0 ? 0 : requiredResolved / requiredTotal,
  };
}
