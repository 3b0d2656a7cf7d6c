"use client";

import { Siren } from "lucide-react";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { PhaseGlyph } from "@/components/ui/phase-glyph";
import { useRoom } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { SEVERITY_NAMES } from "@/lib/domain/release/release-words";
import type { HotfixDetails, ReleaseState } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";
import { countSigned } from "@/lib/domain/sign-off/gate-words";
import { formatSpan, minutesSinceDeclaration } from "@/lib/domain/time/axis";
import { elapsed } from "@/lib/domain/time/clock";
import { dayLabel, zoneTimes } from "@/lib/domain/time/format";
import { toMs } from "@/lib/domain/time/instant";
import { PHASE_GLYPHS } from "./phase-rail";
import { phaseHash, useSelectedPhase } from "./room-selection";
import { useRoomNow, useRoomZone } from "./room-time";
import { type PhaseView, usePhaseViews } from "./use-gates";

const TONES: Record<HotfixDetails["severity"], ChipTone> = { critical: "failed-solid", high: "blocked" };

/** What a hotfix mends, how bad it is and since when, and its short way to the go: phases that have no time but that one. */
export function HotfixBand({ hotfix }: { hotfix: HotfixDetails }) {
  return (
    <section aria-label="Hotfix" className="flex items-stretch gap-6 px-5 py-3 max-xl:flex-col max-xl:gap-2 max-md:px-4">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Chip tone={TONES[hotfix.severity]} icon={Siren}>
            {SEVERITY_NAMES[hotfix.severity]}
          </Chip>
          <SinceDeclaration hotfix={hotfix} />
        </div>
        <p className="mt-1 line-clamp-2 max-w-[72ch] text-sm leading-[18px] max-md:line-clamp-none" title={hotfix.description}>
          {hotfix.description}
        </p>
      </div>
      <ExpeditedGates />
    </section>
  );
}

/** How long users have been living with it; a hotfix that is over says only when it was declared. */
function SinceDeclaration({ hotfix: { declaredAt } }: { hotfix: HotfixDetails }) {
  const { state } = useRoom();
  const now = useRoomNow();
  const zone = useRoomZone();
  const times = zoneTimes({ instant: declaredAt, viewerZone: zone, releaseZone: state.details.zone }).join(" · ");
  const declared = `declared ${dayLabel(declaredAt, zone)}, ${times}`;
  if (isFinal(state.status)) return <span className="tnum text-subtle-foreground text-xs">{declared}</span>;
  return (
    <>
      <span role="timer" aria-live="off" aria-label="Time since the declaration" className="tnum font-medium font-mono text-base">
        {elapsed(toMs(now) - toMs(declaredAt))}
      </span>
      <span className="tnum text-subtle-foreground text-xs">since it was {declared}</span>
    </>
  );
}

/** The gates before the start: no time is set for them, so each says when it was passed, counted from the declaration. */
function ExpeditedGates() {
  const selected = useSelectedPhase();
  const views = usePhaseViews().filter(({ phase }) => phase.anchor === "declaration");
  return (
    <nav aria-label="Expedited gates" className="shrink-0 max-lg:hidden print:hidden">
      <ol className="flex gap-1">
        {views.map((view) => (
          <li key={view.phase.key}>
            <GateCell view={view} isSelected={view.phase.key === selected.key} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function GateCell({ view, isSelected }: { view: PhaseView; isSelected: boolean }) {
  const { state } = useRoom();
  const { phase, gate, counts } = view;
  const isAwaiting = gate.display === "awaiting";
  return (
    <a
      href={phaseHash(phase.key)}
      aria-current={isSelected ? "step" : undefined}
      className={cn(
        "block w-[148px] rounded-md px-3 py-2 hover:bg-accent",
        isSelected && "bg-card shadow-raise ring-1 ring-border hover:bg-card",
      )}
    >
      <span className="flex items-center gap-2">
        <PhaseGlyph
          state={PHASE_GLYPHS[gate.display]}
          progress={counts.requiredTotal ? counts.requiredResolved / counts.requiredTotal : 0}
        />
        <span className={cn("font-medium font-mono text-sm", gate.display === "locked" && "text-muted-foreground")}>{phase.code}</span>
        <span
          className={cn(
            "tnum ml-auto text-2xs text-subtle-foreground",
            phase.closed && "text-done-fg",
            isAwaiting && "font-medium text-signoff-fg",
          )}
        >
          {standing(view)}
        </span>
      </span>
      <span className="tnum mt-1 block truncate text-2xs text-subtle-foreground">{detail(view, state)}</span>
    </a>
  );
}

function standing({ phase, gate, counts }: PhaseView): string {
  if (phase.closed) return phase.closed.how === "signed" ? "signed" : "passed";
  const { signed, needed } = countSigned(gate);
  if (gate.display === "awaiting") return `${signed} of ${needed}`;
  return gate.display === "locked" ? "locked" : `${counts.requiredResolved} of ${counts.requiredTotal}`;
}

function detail({ phase, gate, counts }: PhaseView, state: ReleaseState): string {
  if (phase.closed) return `after ${formatSpan(minutesSinceDeclaration(state, phase.closed.at) ?? 0)}`;
  const next = gate.roles.find((one) => one.signed < one.needed);
  if (gate.display === "awaiting") return next ? `${RELEASE_ROLE_NAMES[next.role]} next` : "Ready to close";
  const open = counts.requiredTotal - counts.requiredResolved;
  return gate.display === "locked" ? `${counts.requiredTotal} required` : `${open} required open`;
}
