"use client";

import { ShieldOff } from "lucide-react";
import { useRoomZone, useTriple } from "@/components/release/room-time";
import { Banner } from "@/components/ui/banner";
import { useRoom } from "@/lib/client/use-room";
import { listed } from "@/lib/domain/access/who-can";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { standingGlass, unsettledGlasses } from "@/lib/domain/sign-off/break-glass";
import type { BreakGlass } from "@/lib/domain/sign-off/break-glass-record";
import { isUsed, livePhases } from "@/lib/domain/sign-off/gate-order";
import { phaseWord } from "@/lib/domain/sign-off/gate-words";
import { zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";

/** Every broken glass of a release, until its review and its post-mortem are settled. Source: SIGNOFF rule 25. */
export function BreakGlassBanner() {
  const { confirmed: state } = useRoom();
  const triple = useTriple();
  const zone = useRoomZone();
  const time = (instant: Instant) => zonedTime(instant, zone);
  return unsettledGlasses(state).map((glass) => {
    const phase = state.phases.find((one) => one.key === glass.phase);
    if (!phase) return null;
    return (
      <Banner
        key={glass.id}
        tone="failed"
        icon={ShieldOff}
        title={`${glass.by.name} broke the glass of ${phaseWord(phase)}: ${glass.reason}`}
        meta={triple(glass.at)}
      >
        {[standingOf(state, { phase, glass }, time), owedOf(state, glass.at)].filter(Boolean).join(" ")}
      </Banner>
    );
  });
}

type Broken = { readonly phase: PhaseState; readonly glass: BreakGlass };

/** Until when what it allows is begun, while nobody has; that it opens nothing any more, once it has lapsed. */
function standingOf(state: ReleaseState, { phase, glass }: Broken, time: (instant: Instant) => string): string {
  if (livePhases(state).every((one) => one.key !== phase.key)) return "";
  const isStanding = standingGlass({ state, phase, now: null, digestOf: null })?.id === glass.id;
  if (!isStanding || phase.closed?.how !== "break-glass") return `It opens ${phaseWord(phase)} no longer.`;
  return isUsed(state, phase) ? "" : `What it allows is begun by ${time(glass.until)}, or it lapses.`;
}

/** `The review and the post-mortem are open.` */
function owedOf({ obligations }: ReleaseState, at: string): string {
  const open = obligations.filter((one) => one.openedAt === at && !one.settled);
  const words = open.flatMap(({ rule }) => {
    if (rule === "break-glass-review") return ["the review"];
    return rule === "break-glass-post-mortem" ? ["the post-mortem"] : [];
  });
  const text = listed(words, "and");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${words.length === 1 ? "is" : "are"} open.`;
}
