"use client";

import { part, usePart } from "@/components/ui/part";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useRoom } from "@/lib/client/use-room";
import type { PhaseState } from "@/lib/domain/release/state";
import type { StagePhase } from "@/lib/domain/stage/stage-time";
import { readingsOf } from "@/lib/domain/stage/stage-verdict";

/** What a canary room has beyond a room: one piece of code, which no other release needs for its first sight. */
const stageCode = part(() => import("./stage-room"));

/** The stages across the top; their place is kept while the code is under way, so that nothing below moves. */
export function StagesPlace({ selected }: { selected: PhaseState }) {
  const code = usePart(stageCode, true);
  if (code) return <code.StagePiece piece="strip" phase={selected} />;
  return <div className="h-[91px] shrink-0 border-border border-b max-lg:hidden print:hidden" />;
}

/** Canary against stable, above the checklist of a stage: head, a row for each usual metric, and the line of its readings if any. */
export function ComparisonPlace({ phase }: { phase: StagePhase }) {
  const code = usePart(stageCode, true);
  const isRead = readingsOf(useRoom().confirmed, phase).length > 0;
  if (code) return <code.StagePiece piece="comparison" phase={phase} />;
  return (
    <div className="border-border border-b print:hidden">
      <SkeletonRows label="Loading the readings" rows={4} className={isRead ? "h-[390px]" : "h-[357px]"} />
    </div>
  );
}

/** What stable read before the start, above the checklist of the setup. */
export function BaselinePlace({ phase }: { phase: PhaseState }) {
  const code = usePart(stageCode, true);
  if (code) return <code.StagePiece piece="baseline" phase={phase} />;
  return <div className="h-[49px] border-border border-b print:hidden" />;
}

/** What a phase after T-0 read, beside the baseline, above its checklist. */
export function AfterPlace({ phase }: { phase: PhaseState }) {
  const code = usePart(stageCode, true);
  if (code) return <code.StagePiece piece="after" phase={phase} />;
  return <div className="h-[49px] border-border border-b print:hidden" />;
}

/** Where a stage is decided, instead of the panel of sign-offs. */
export function DecidePlace({ phase }: { phase: StagePhase }) {
  const code = usePart(stageCode, true);
  if (code) return <code.StagePiece piece="decision" phase={phase} />;
  return <SkeletonRows label="Loading the decision" rows={6} className="h-[420px]" />;
}
