"use client";

import type { PhaseState } from "@/lib/domain/release/state";
import { isStage } from "@/lib/domain/stage/stage-time";
import { Baseline } from "./baseline";
import { BeforeAfter } from "./before-after";
import { DecidePanel } from "./decide-panel";
import { StageComparison } from "./stage-comparison";
import { StageStrip } from "./stage-strip";

type Piece = "strip" | "baseline" | "after" | "comparison" | "decision";

/** The one entrance to what arrives together; see stage-places. */
export function StagePiece({ piece, phase }: { piece: Piece; phase: PhaseState }) {
  if (piece === "strip") return <StageStrip selected={phase} />;
  if (piece === "baseline") return <Baseline phase={phase} />;
  if (piece === "after") return <BeforeAfter phase={phase} />;
  if (!isStage(phase)) return null;
  return piece === "comparison" ? <StageComparison phase={phase} /> : <DecidePanel key={phase.key} phase={phase} />;
}
