"use client";

import { lineOf, openOf, PHASE_GLYPHS, shareOf, shortDay } from "@/components/release/phase-rail";
import { phaseHash } from "@/components/release/room-selection";
import { useRoomNow, useRoomZone } from "@/components/release/room-time";
import { type PhaseView, usePhaseViews } from "@/components/release/use-gates";
import { BarFill } from "@/components/ui/bar-fill";
import { cn } from "@/components/ui/cn";
import { PhaseGlyph } from "@/components/ui/phase-glyph";
import { useRoom } from "@/lib/client/use-room";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { isDecisionStage, isStage, type StagePhase, stageBegan, watchedEnoughAt } from "@/lib/domain/stage/stage-time";
import { elapsed } from "@/lib/domain/time/clock";
import { shortTime } from "@/lib/domain/time/format";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { useIsWatched } from "./use-is-watched";

/** The phases of a canary across the top, since the traffic goes that way. Source: DESIGN "StageStepper". */
export function StageStrip({ selected }: { selected: PhaseState }) {
  const views = usePhaseViews();
  return (
    <nav aria-label="Phases" className="shrink-0 overflow-x-auto border-border border-b px-5 py-3 max-lg:hidden print:hidden">
      <ol className="flex gap-2">
        {views.map((view) => (
          <Step key={view.phase.key} view={view} isSelected={view.phase.key === selected.key} />
        ))}
      </ol>
    </nav>
  );
}

function Step({ view, isSelected }: { view: PhaseView; isSelected: boolean }) {
  const { state } = useRoom();
  const { phase, gate } = view;
  const isOpen = useIsWatched(state, phase) && gate.display === "awaiting";
  const { text, tone } = wordOf(view, { state, isOpen });
  const isLocked = gate.display === "locked";
  return (
    <li className="min-w-28 flex-1">
      <a
        ref={isSelected ? keepInView : undefined}
        href={phaseHash(phase.key)}
        aria-current={isSelected ? "step" : undefined}
        className={cn(
          "block h-full rounded-md px-3 py-2 hover:bg-accent",
          isSelected && "bg-card shadow-raise ring-1 ring-border hover:bg-card",
        )}
      >
        <span className="flex items-center gap-2">
          <PhaseGlyph state={PHASE_GLYPHS[gate.display]} progress={shareOf(view)} />
          <span className={cn("tnum whitespace-nowrap font-medium font-mono text-base", isLocked && "text-muted-foreground")}>
            {phase.code}
          </span>
          <span className={cn("tnum ml-auto truncate text-2xs max-xl:sr-only", tone)}>{text}</span>
        </span>
        {isStage(phase) ? <StageLines view={view} phase={phase} isOpen={isOpen} /> : <PhaseLine view={view} />}
      </a>
    </li>
  );
}

const LINE = "tnum mt-1 block truncate text-2xs text-subtle-foreground";

function PhaseLine({ view }: { view: PhaseView }) {
  const { state } = useRoom();
  const zone = useRoomZone();
  const { closed, anchor } = view.phase;
  if (closed) return <span className={LINE}>{`${closed.how === "signed" ? "Signed" : "Closed"} ${shortDay(closed.at, state, zone)}`}</span>;
  return <span className={LINE}>{lineOf(view, state, zone) || (anchor === "promotion" ? "After 100%" : "")}</span>;
}

type StageLinesProps = { view: PhaseView; phase: StagePhase /** It can be decided. */; isOpen: boolean };

function StageLines({ view, phase, isOpen }: StageLinesProps) {
  const { state } = useRoom();
  const began = stageBegan(state, phase);
  const enoughAt = watchedEnoughAt(state, phase);
  const isUnderWay = began !== null && enoughAt !== null && !phase.closed && view.gate.display !== "locked";
  if (isUnderWay) return <Watched began={began} enoughAt={enoughAt} isOpen={isOpen} />;
  return (
    <>
      <PastOrComing phase={phase} />
      {phase.closed ? (
        <Bar share={1} fill="fill-done" />
      ) : (
        <span className="mt-1.5 block h-1 rounded-full border border-border bg-card" aria-hidden="true" />
      )}
    </>
  );
}

/** What was: from when to when, and the p95 it was left with. What comes: how long it is to be watched. */
function PastOrComing({ phase }: { phase: StagePhase }) {
  const { state } = useRoom();
  const zone = useRoomZone();
  const began = stageBegan(state, phase);
  if (!phase.closed || !began) return <span className={LINE}>{`Observe ${phase.stage.minimumMinutes} min`}</span>;
  const decision = state.decisions?.findLast((one) => one.phase === phase.key && one.choice === "proceed");
  const p95 = decision?.verdict.checks.find((one) => one.criterion.metric === "p95")?.canary;
  const times = `${shortTime(began, zone)} to ${shortTime(phase.closed.at, zone)}`;
  return <span className={LINE}>{p95 ? `${times} · p95 ${valueText(p95.value, p95.unit)}` : times}</span>;
}

type WatchedProps = { began: Instant; enoughAt: Instant; isOpen: boolean };

/** Observed against the minimum, by the clock of the server. */
function Watched({ began, enoughAt, isOpen }: WatchedProps) {
  const now = useRoomNow();
  const observedMs = toMs(now) - toMs(began);
  const wantedMs = toMs(enoughAt) - toMs(began);
  return (
    <>
      <span className={LINE}>
        <span className="max-xl:sr-only">Observed </span>
        {elapsed(observedMs)} of {elapsed(wantedMs)}
      </span>
      <Bar share={observedMs / wantedMs} fill={isOpen ? "fill-signoff" : "fill-brand"} />
    </>
  );
}

function Bar({ share, fill }: { share: number; fill: string }) {
  return (
    <span className="mt-1.5 block h-1 overflow-hidden rounded-full bg-border" aria-hidden="true">
      <BarFill share={share} className={fill} />
    </span>
  );
}

type Word = { readonly text: string; readonly tone: string };

/** How a step stands, in a word. A stage is decided once it was watched and nothing but names is missing. */
function wordOf({ phase, gate, counts }: PhaseView, { state, isOpen }: { state: ReleaseState; isOpen: boolean }): Word {
  const quiet = "text-subtle-foreground";
  if (!isStage(phase) && gate.display !== "locked") {
    const text = `${counts.total - openOf({ counts })} of ${counts.total}`;
    return { text, tone: phase.closed ? "text-done-fg" : quiet };
  }
  switch (gate.display) {
    case "signed":
    case "closed":
      return { text: "passed", tone: "text-done-fg" };
    case "awaiting":
    case "open":
      if (isOpen) return { text: "decide", tone: "font-medium text-signoff-fg" };
      return isPaused(state, phase) ? { text: "paused", tone: "font-medium text-blocked-fg" } : { text: "watching", tone: "text-brand-fg" };
    case "halted":
    case "skipped":
    case "hidden":
    case "locked":
      return { text: gate.display === "halted" ? "stopped" : gate.display, tone: quiet };
  }
}

/** The last thing decided here was to stay. */
function isPaused(state: ReleaseState, phase: PhaseState): boolean {
  return isDecisionStage(phase) && state.decisions?.findLast((one) => one.phase === phase.key)?.choice === "pause";
}

function keepInView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
