"use client";

import { cn } from "@/components/ui/cn";
import { PhaseGlyph, type PhaseGlyphState } from "@/components/ui/phase-glyph";
import { SignOffDots } from "@/components/ui/sign-off-dots";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { useRoom } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { isEstimate, phaseDueAt, t0Of } from "@/lib/domain/time/axis";
import { dayLabel, shortTime, timeTriple, zonedTime } from "@/lib/domain/time/format";
import { dotsOf } from "./gate-dots";
import { phaseHash } from "./room-selection";
import { useRoomNow, useRoomZone } from "./room-time";
import { type PhaseView, usePhaseViews } from "./use-gates";

/** The glyph of a phase. */
export const PHASE_GLYPHS: Record<PhaseView["gate"]["display"], PhaseGlyphState> = {
  locked: "locked",
  open: "open",
  awaiting: "awaiting",
  signed: "signed",
  closed: "signed",
  skipped: "skipped",
  halted: "halted",
  hidden: "skipped",
};
const WORDS: Record<PhaseView["gate"]["display"], string> = {
  locked: "locked",
  open: "open",
  awaiting: "awaiting sign-off",
  signed: "signed",
  closed: "closed",
  skipped: "skipped",
  halted: "halted",
  hidden: "hidden",
};

const LINE_LOOKS: Partial<Record<PhaseView["gate"]["display"] | "unsigned", string>> = {
  awaiting: "font-medium text-signoff-fg",
  unsigned: "font-medium text-blocked-fg",
};

/** What stands at the left of the third line: when it opens, who is next, that somebody refuses, or when it was closed. */
export function lineOf({ phase, gate }: PhaseView, release: ReleaseState, zone: string): string {
  if (phase.closed?.how === "break-glass") return "By break-glass";
  if (phase.closed) return shortDay(phase.closed.at, release, zone);
  if (gate.refusals.length > 0) return "Refused";
  if (gate.display === "awaiting") {
    const next = gate.roles.find((one) => one.signed < one.needed);
    return next ? `${RELEASE_ROLE_NAMES[next.role]} next` : "Ready to close";
  }
  const due = phaseDueAt(phase, release);
  if (!due) return "";
  return gate.display === "locked" ? `Opens ${shortDay(due, release, zone)}` : shortDay(due, release, zone);
}

/** Time alone on the day of T-0, with the weekday on any other. */
export function shortDay(instant: string, release: ReleaseState, zone: string): string {
  const day = dayLabel(instant, zone);
  return day === dayLabel(t0Of(release), zone) ? zonedTime(instant, zone) : `${day.slice(0, 3)} ${zonedTime(instant, zone)}`;
}

/** How many of its items are open. */
export const openOf = ({ counts }: Pick<PhaseView, "counts">): number => counts.todo + counts.failed + counts.blocked;
/** The share of its required items that is resolved, 0 to 1. */
export const shareOf = ({ counts }: PhaseView): number => (counts.requiredTotal ? counts.requiredResolved / counts.requiredTotal : 0);

/** The phases down the left side, on one time axis. */
export function PhaseRail({ selected }: { selected: PhaseState }) {
  const views = usePhaseViews();
  return (
    <nav
      aria-label="Phases"
      className="flex w-[232px] shrink-0 flex-col overflow-y-auto border-border border-r px-3 py-3 max-lg:hidden print:hidden"
    >
      <ol className="space-y-1">
        {views.map((view, index) => (
          <RailRow key={view.phase.key} view={view} isSelected={view.phase.key === selected.key} isLast={index === views.length - 1} />
        ))}
      </ol>
      <DotLegend />
    </nav>
  );
}

function RailRow({ view, isSelected, isLast }: { view: PhaseView; isSelected: boolean; isLast: boolean }) {
  const { state } = useRoom();
  const zone = useRoomZone();
  const { phase, gate, counts } = view;
  const isLocked = gate.display === "locked";
  const due = phaseDueAt(phase, state);
  const triple = due ? timeTriple({ instant: due, viewerZone: zone, releaseZone: state.details.zone, t0: t0Of(state) }) : undefined;
  return (
    <li className="relative">
      {isLast ? null : (
        <span aria-hidden="true" className={cn("absolute top-9 bottom-[-10px] left-[25px] w-px", phase.closed ? "bg-done" : "bg-border")} />
      )}
      <a
        href={phaseHash(phase.key)}
        aria-current={isSelected ? "step" : undefined}
        title={triple && isEstimate(phase, state) ? `If no stage takes longer than it must: ${triple}` : triple}
        className={cn(
          "flex gap-3 rounded-md px-4 py-2.5 hover:bg-accent",
          isSelected && "bg-card shadow-raise ring-1 ring-border hover:bg-card",
        )}
      >
        <span className="pt-px">
          <PhaseGlyph state={PHASE_GLYPHS[gate.display]} progress={shareOf(view)} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline justify-between gap-2">
            <span className={cn("font-medium font-mono text-sm", isLocked && "text-muted-foreground")}>{phase.code}</span>
            <span className="tnum text-2xs text-subtle-foreground">
              {counts.total - openOf(view)}/{counts.total}
              <VisuallyHidden>, {WORDS[gate.display]}, </VisuallyHidden>
            </span>
          </span>
          <span className="block truncate text-muted-foreground text-xs">{phase.name}</span>
          <span
            className={cn(
              "mt-1 flex items-center justify-between gap-2 text-2xs",
              LINE_LOOKS[gate.refusals.length > 0 || gate.glass ? "unsigned" : gate.display] ?? "text-subtle-foreground",
            )}
          >
            <span className="tnum truncate">{lineOf(view, state, zone)}</span>
            <SignOffDots signers={dotsOf(view)} />
          </span>
        </span>
      </a>
    </li>
  );
}

function DotLegend() {
  return (
    <div className="mt-auto rounded-md px-4 pt-6 pb-3 text-2xs text-subtle-foreground leading-4" aria-hidden="true">
      <div className="mb-1.5 font-medium text-muted-foreground">Sign-off dots</div>
      <div className="grid grid-cols-2 gap-y-1">
        <span className="flex items-center gap-2">
          <span className="size-2 rounded-full bg-done" />
          Signed
        </span>
        <span className="flex items-center gap-2">
          <span className="size-2 rounded-full border-[1.5px] border-signoff" />
          Waiting
        </span>
        <span className="flex items-center gap-2">
          <span className="size-2 rounded-full border border-border-strong" />
          Later
        </span>
        <span className="flex items-center gap-2">
          <span className="h-0.5 w-2 rounded-full bg-na" />
          Not required
        </span>
      </div>
    </div>
  );
}

/** The phases across the top on narrow screens; the shown one is kept in view. */
export function PhaseStrip({ selected }: { selected: PhaseState }) {
  const views = usePhaseViews();
  const { state } = useRoom();
  const now = useRoomNow("minute");
  const zone = useRoomZone();
  return (
    <nav aria-label="Phases" className="shrink-0 overflow-x-auto border-border border-b bg-card px-2 lg:hidden print:hidden">
      <ol className="flex gap-1 py-1.5">
        {views.map((view) => {
          const isSelected = view.phase.key === selected.key;
          const due = phaseDueAt(view.phase, state);
          return (
            <li key={view.phase.key}>
              <a
                ref={isSelected ? keepInView : undefined}
                href={phaseHash(view.phase.key)}
                aria-current={isSelected ? "step" : undefined}
                title={due && due > now ? `${dayLabel(due, zone)} ${shortTime(due, zone)}` : undefined}
                className={cn(
                  "flex h-11 items-center gap-1.5 rounded-md border border-transparent px-2.5 font-mono text-sm whitespace-nowrap",
                  isSelected && "border-border bg-background font-medium",
                  view.gate.display === "locked" && "text-muted-foreground",
                )}
              >
                <PhaseGlyph state={PHASE_GLYPHS[view.gate.display]} progress={shareOf(view)} size="sm" />
                {view.phase.code}
                <VisuallyHidden>
                  {view.phase.name}, {WORDS[view.gate.display]}
                </VisuallyHidden>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function keepInView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest", inline: "center" });
}
